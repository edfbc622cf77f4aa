import type { ApiError } from '../errors/error.ts';
import type { Caller } from '../iam/caller.ts';
import { expiryOf, isExpired, type Known, readSecurityToken, readToken } from '../iam/credentials.ts';
import { temporarySecret } from '../iam/seal.ts';
import type { WireRequest } from '../wire/wire.ts';
import type { Identity, Worlds } from '../world/worlds.ts';
import { readHeader, type SignatureHeader } from './aksk/header.ts';
import { verify } from './aksk/verify.ts';
import { unauthenticated } from './unauthenticated.ts';

/** `verify`: as the service does. `presence`: a known key is enough, signatures are not checked. `off`: nothing is. */
export const authModes = ['verify', 'presence', 'off'] as const;
export type AuthMode = (typeof authModes)[number];

const byToken = (token: string, worlds: Worlds): Caller => {
  const known = readToken(token, worlds);
  if (known === undefined) throw unauthenticated('decrypt token fail');
  if (isExpired(known)) throw unauthenticated(`token expires, expires_at: ${expiryOf(known)}`);
  return { world: known.world, user: known.user, scope: known.claim.scope };
};

const checkSecurityToken = (known: Known): void => {
  if (isExpired(known)) throw unauthenticated(`security token expires, expires_at: ${expiryOf(known)}`);
};

/** A secret key that is sent as an access key is not repeated. */
const unknownKey = (ak: string, worlds: Worlds): ApiError => {
  const isSecret = worlds.places().some(({ world }) => world.users.some(({ sk }) => sk === ak));
  if (!isSecret) return unauthenticated(`ak ${ak.slice(0, 64)} not exist`);
  return unauthenticated('ak *** not exist', {
    cause: 'the access key that was sent is a secret key: AK and SK are swapped',
  });
};

/** The user behind an access key and its secret key; for a temporary key the security token says who that is. */
const keyHolder = (ak: string, securityToken: string, worlds: Worlds): Identity & { readonly sk: string } => {
  const identity = worlds.byAccessKey(ak);
  if (identity !== undefined) return { ...identity, sk: identity.user.sk };
  const known = readSecurityToken(securityToken, ak, worlds);
  if (known === undefined) throw unknownKey(ak, worlds);
  checkSecurityToken(known);
  return { world: known.world, user: known.user, sk: temporarySecret(ak) };
};

const headerOf = (authorization: string): SignatureHeader => {
  const header = readHeader(authorization);
  if (header !== undefined) return header;
  const form = 'SDK-HMAC-SHA256 Access=<ak>, SignedHeaders=<a;b>, Signature=<64 hex digits>';
  throw unauthenticated('Unauthorized', {
    cause: `Authorization is not in the form ${form}, nor in that of V11-HMAC-SHA256`,
  });
};

const bySignature = (request: WireRequest, authorization: string, worlds: Worlds, mode: AuthMode): Caller => {
  const header = headerOf(authorization);
  const securityToken = request.headers['x-security-token'];
  const { sk, world, user } = keyHolder(header.ak, typeof securityToken === 'string' ? securityToken : '', worlds);
  const { signedTarget: target = request.target } = request;
  if (mode === 'verify') verify({ ...request, target }, header, sk, world.clock.now());
  return { world, user, scope: 'project' };
};

const anybody = (projectId: string | undefined, worlds: Worlds): Caller => {
  const world = (projectId === undefined ? undefined : worlds.byProject(projectId)) ?? worlds.home();
  return { world, user: world.users[0], scope: 'project' };
};

/** Whose credentials the request carries. Throws the gateway's 401 with the reason that the real one gives. */
export const authenticate = (
  request: WireRequest,
  projectId: string | undefined,
  { mode, worlds }: { readonly mode: AuthMode; readonly worlds: Worlds },
): Caller => {
  if (mode === 'off') return anybody(projectId, worlds);
  const { authorization, 'x-auth-token': token } = request.headers;
  if (typeof token === 'string' && token !== '') return byToken(token, worlds);
  if (authorization) return bySignature(request, authorization, worlds, mode);
  throw unauthenticated('x-auth-token not found');
};
