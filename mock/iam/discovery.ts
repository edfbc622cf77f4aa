import { apiError } from '../errors/error.ts';
import { type IamHandler, neededCaller } from './handler.ts';
import { unseal } from './seal.ts';

const links = { self: '', previous: null, next: null };

export const KeystoneListProjects: IamHandler<'KeystoneListProjects'> = ({ query }, context) => {
  const { tenant } = neededCaller(context).entry;
  const project = {
    id: tenant.project_id,
    name: tenant.region,
    domain_id: tenant.domain_id,
    parent_id: tenant.domain_id,
    is_domain: false,
    enabled: true,
    description: '',
  };
  const projects = [project]
    .filter(({ name }) => query.name === undefined || name === query.name)
    .filter(({ domain_id }) => query.domain_id === undefined || domain_id === query.domain_id);
  return { body: { projects, links } };
};

export const KeystoneListAuthDomains: IamHandler<'KeystoneListAuthDomains'> = (_input, context) => {
  const { domain_id: id, domain_name: name } = neededCaller(context).entry.tenant;
  return { body: { domains: [{ id, name, enabled: true, description: '' }], links } };
};

export const GetCallerIdentity: IamHandler<'GetCallerIdentity'> = (_input, context) => {
  const { user, entry } = neededCaller(context);
  const account_id = entry.tenant.domain_id;
  return { body: { account_id, principal_id: user.id, principal_urn: `iam::${account_id}:user:${user.name}` } };
};

interface Sealed {
  readonly context?: { readonly user_profile?: { readonly domain_id?: string } };
}

export const DecodeAuthorizationMessage: IamHandler<'DecodeAuthorizationMessage'> = ({ body }, context) => {
  const message = unseal('authorization-message', body.encoded_message) as Sealed | undefined;
  const isOwn = message?.context?.user_profile?.domain_id === neededCaller(context).entry.tenant.domain_id;
  if (message === undefined || !isOwn) throw apiError('sts_invalid_message', {});
  return { body: { decoded_message: JSON.stringify(message) } };
};
