import { apiError } from '../errors/error.ts';
import type { Input } from '../spec/types.ts';
import type { WorldEntry } from '../world/entry.ts';
import { inMicros } from '../world/kernel/time.ts';
import type { Identity, Worlds } from '../world/worlds.ts';
import { isExpired, issueToken, type Known, readToken } from './credentials.ts';
import { type IamContext, type IamHandler, needed, neededCaller } from './handler.ts';

interface Reference {
  readonly id?: string;
  readonly name?: string;
}

/** That a scope names what is there: by id if one is given, else by name. */
const isNamed = ({ id, name }: Reference, { id: itsId, name: itsName }: Required<Reference>): boolean =>
  id === undefined ? name === itsName : id === itsId;

const scopeOf = (
  scope: { readonly project?: Reference; readonly domain?: Reference } | undefined,
  { tenant }: WorldEntry,
) => {
  const project = { id: tenant.project_id, name: tenant.region };
  const domain = { id: tenant.domain_id, name: tenant.domain_name };
  if (scope?.project !== undefined) {
    if (isNamed(scope.project, project)) return 'project';
    throw apiError('iam_scope_not_found', { scope: `project ${scope.project.id ?? scope.project.name ?? ''}` });
  }
  if (scope?.domain === undefined || isNamed(scope.domain, domain)) return 'domain';
  throw apiError('iam_scope_not_found', { scope: `domain ${scope.domain.id ?? scope.domain.name ?? ''}` });
};

/** The token's content in the form of the IAM page. */
const shown = ({ entry: { tenant }, user, content }: Known) => {
  const domain = { id: tenant.domain_id, name: tenant.domain_name };
  return {
    token: {
      expires_at: inMicros(Math.min(content.expiresMs, Date.UTC(2999, 0))),
      issued_at: inMicros(content.issuedMs),
      methods: [content.method ?? 'password'],
      ...(content.scope === 'project'
        ? { project: { id: tenant.project_id, name: tenant.region, domain } }
        : { domain }),
      user: { id: user.id, name: user.name, domain, password_expires_at: '' },
      roles: [{ id: '0', name: 'te_admin' }],
      catalog: [],
    },
  };
};

interface Claimed {
  readonly name: string;
  readonly domain: { readonly name: string };
}

const mostNamed = 5;

/** The first of the names: there may be many worlds. */
const listed = (names: readonly string[]): string => {
  const shown = [...new Set(names)].map((name) => JSON.stringify(name));
  return [...shown.slice(0, mostNamed), ...(shown.length > mostNamed ? ['…'] : [])].join(', ');
};

/** What is wrong with a login; the answer itself says no more than IAM does. */
const causeOf = ({ name, domain }: Claimed, worlds: Worlds): string => {
  if (worlds.byUserName(domain.name, name) !== undefined)
    return `the password is not that of user ${JSON.stringify(name)} of account ${JSON.stringify(domain.name)}`;
  const here = worlds.all().filter(({ tenant }) => tenant.domain_name === domain.name);
  if (here.length === 0) {
    const accounts = listed(worlds.all().map(({ tenant }) => tenant.domain_name));
    return `there is no account ${JSON.stringify(domain.name)}; there is ${accounts}`;
  }
  const users = listed(here.flatMap((entry) => entry.users.map((user) => user.name)));
  return `account ${JSON.stringify(domain.name)} has no user ${JSON.stringify(name)}; it has ${users}`;
};

type GivenIdentity = Input<'KeystoneCreateUserTokenByPassword'>['body']['auth']['identity'];
type LoginContext = Pick<IamContext, 'worlds' | 'atMs'>;

const byPassword = ({ password }: GivenIdentity, { worlds }: LoginContext): Identity => {
  const { user } = needed(password, 'password');
  const identity = worlds.byUserName(user.domain.name, user.name);
  if (identity === undefined || identity.user.password !== user.password)
    throw apiError('iam_wrong_password', {}, { explanation: { cause: causeOf(user, worlds) } });
  return identity;
};

const byToken = ({ token }: GivenIdentity, { worlds, atMs }: LoginContext): Known => {
  const known = readToken(needed(token, 'token').id, worlds);
  if (known === undefined || isExpired(known, atMs)) throw apiError('iam_wrong_token', {});
  return known;
};

export const KeystoneCreateUserTokenByPassword: IamHandler<'KeystoneCreateUserTokenByPassword'> = (
  { body },
  context,
) => {
  const { identity, scope } = body.auth;
  const by = identity.methods[0] === 'token' ? byToken(identity, context) : undefined;
  const who = by ?? byPassword(identity, context);
  const issued = issueToken(who, { scope: scopeOf(scope, who.entry), by }, context.atMs);
  return { body: shown(issued), headers: { 'X-Subject-Token': issued.token } };
};

export const KeystoneValidateToken: IamHandler<'KeystoneValidateToken'> = (_input, context) => {
  const { worlds, subjectToken, atMs } = context;
  const known = readToken(subjectToken, worlds);
  const isOwn = known?.entry.tenant.domain_id === neededCaller(context).entry.tenant.domain_id;
  if (known === undefined || !isOwn || isExpired(known, atMs)) throw apiError('iam_token_not_found', {});
  return { body: shown(known), headers: { 'X-Subject-Token': subjectToken } };
};
