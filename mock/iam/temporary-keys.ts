import { apiError } from '../errors/error.ts';
import type { WorldEntry } from '../world/entry.ts';
import type { Identity } from '../world/worlds.ts';
import { isExpired, issueTemporaryKey, readToken } from './credentials.ts';
import { type IamContext, type IamHandler, needed, neededCaller } from './handler.ts';

/** Source: IAM, obtaining a temporary access key; 15 minutes unless asked otherwise. */
const defaultLifeSeconds = 900;

const byToken = (token: string | undefined, context: IamContext): Identity => {
  if (token === undefined) return neededCaller(context);
  const named = readToken(token, context.worlds);
  if (named === undefined || isExpired(named, context.atMs)) throw apiError('iam_token_not_found', {});
  return named;
};

interface Agency {
  readonly domain_name?: string;
  readonly domain_id?: string;
}

/** Agencies are not rows: whoever assumes one acts as the first user of its account, which is the caller's own if none is named. */
const byAgency = ({ domain_name, domain_id }: Agency, context: IamContext): Identity => {
  const own = neededCaller(context).entry;
  const isMeant = ({ tenant }: WorldEntry): boolean =>
    domain_id === undefined ? tenant.domain_name === domain_name : tenant.domain_id === domain_id;
  const isOwn = (domain_id ?? domain_name) === undefined || isMeant(own);
  const entry = isOwn ? own : context.worlds.all().find(isMeant);
  if (entry === undefined) throw apiError('iam_agency_not_found', { domain: domain_id ?? domain_name ?? '' });
  return { entry, user: entry.users[0] };
};

export const CreateTemporaryAccessKeyByToken: IamHandler<'CreateTemporaryAccessKeyByToken'> = ({ body }, context) => {
  const { methods, token, assume_role } = body.auth.identity;
  const isRole = methods[0] === 'assume_role';
  const who = isRole ? byAgency(needed(assume_role, 'assume_role'), context) : byToken(token?.id, context);
  const { duration_seconds: lifeSeconds = defaultLifeSeconds } = (isRole ? assume_role : token) ?? {};
  const { ak, sk, securityToken, expiresAt } = issueTemporaryKey(who, lifeSeconds * 1000, context.atMs);
  return { body: { credential: { access: ak, expires_at: expiresAt, secret: sk, securitytoken: securityToken } } };
};
