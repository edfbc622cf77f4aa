import type { ApiError } from '../errors/error.ts';
import { unauthenticated } from '../errors/unauthenticated.ts';
import type { Caller } from '../iam/caller.ts';
import { expiryOf, isExpired, type Known, readSecurityToken, readToken } from '../iam/credentials.ts';
import { temporarySecret } from '../iam/seal.ts';
import { isGlobal, type Service } from '../spec/operations.ts';
import type { WireRequest } from '../wire/wire.ts';
import type { WorldEntry } from '../world/entry.ts';
import { worldTime } from '../world/kernel/clock.ts';
import { inMicros } from '../world/kernel/time.ts';
import type { Identity, Worlds } from '../world/worlds.ts';
import type { CredentialScope } from './aksk/claims.ts';
import type { SignatureHeader } from './aksk/header.ts';
import { verify } from './aksk/verify.ts';
import type { Call } from './call.ts';
import { unknownKey, unknownToken } from './unknown-credentials.ts';

/** `verify`: as the service does. `presence`: a known key is enough, signatures are not checked. `off`: nothing is. */
export const authModes = ['verify', 'presence', 'off'] as const;
export type AuthMode = (typeof authModes)[number];

/** What credentials are checked by. */
export interface Authentication {
  readonly mode: AuthMode;
  readonly worlds: Worlds;
  /** The service that is called. */
  readonly service: Service;
  /** The machine's time of the request. */
  readonly atMs: number;
}

const expired = (what: string, known: Known, atMs: number): ApiError =>
  unauthenticated(`${what} expires, expires_at: ${expiryOf(known)}`, {
    cause: `the ${what} expired at ${expiryOf(known)}; the clock of its world says ${inMicros(worldTime(known.entry.clock, atMs))}`,
  });

const byToken = (token: string, { worlds, atMs }: Authentication): Caller => {
  const known = readToken(token, worlds);
  if (known === undefined) throw unknownToken(token, worlds);
  if (isExpired(known, atMs)) throw expired('token', known, atMs);
  return { entry: known.entry, user: known.user, scope: known.content.scope };
};

const checkSecurityToken = (known: Known, atMs: number): void => {
  if (isExpired(known, atMs)) throw expired('security token', known, atMs);
};

/** The user behind an access key and its secret key; for a temporary key the security token says who that is. */
const keyHolder = (
  ak: string,
  securityToken: string,
  { worlds, atMs }: Authentication,
): Identity & { readonly sk: string } => {
  const identity = worlds.byAccessKey(ak);
  if (identity !== undefined) return { ...identity, sk: identity.user.sk };
  const known = readSecurityToken(securityToken, ak, worlds);
  if (known === undefined) throw unknownKey(ak, securityToken, worlds);
  checkSecurityToken(known, atMs);
  return { entry: known.entry, user: known.user, sk: temporarySecret(ak) };
};

const unreadable = (): ApiError => {
  const form = 'SDK-HMAC-SHA256 Access=<ak>, SignedHeaders=<a;b>, Signature=<64 hex digits>';
  return unauthenticated('Unauthorized', {
    cause: `Authorization is not in the form ${form}, nor in that of V11-HMAC-SHA256`,
  });
};

/** Global services are called by the region `globe`. Source: Go SDK, global_credentials.go. */
const scopeOf = ({ tenant: { region } }: WorldEntry, service: Service): CredentialScope => ({
  regions: isGlobal(service) ? [region, 'globe'] : [region],
  service: service === 'basic' ? 'swr' : service,
});

const byAkSk = (request: WireRequest, header: SignatureHeader, authentication: Authentication): Caller => {
  const securityToken = request.headers['x-security-token'];
  const { mode, service, atMs } = authentication;
  const { sk, entry, user } = keyHolder(
    header.ak,
    typeof securityToken === 'string' ? securityToken : '',
    authentication,
  );
  const { signedTarget: target = request.target } = request;
  if (mode === 'verify') {
    const expected = { sk, nowMs: worldTime(entry.clock, atMs), scope: scopeOf(entry, service) };
    verify({ ...request, target }, header, expected);
  }
  return { entry, user, scope: 'project' };
};

const anybody = (projectId: string | undefined, worlds: Worlds): Caller => {
  const entry = (projectId === undefined ? undefined : worlds.byProject(projectId)) ?? worlds.home();
  return { entry, user: entry.users[0], scope: 'project' };
};

/** Whose credentials the request carries. Throws the gateway's 401 with the reason that the real one gives. */
export const authenticate = (
  { request, rawPath, signed }: Pick<Call, 'request' | 'rawPath' | 'signed'>,
  authentication: Authentication,
): Caller => {
  const { mode, worlds } = authentication;
  if (mode === 'off') return anybody(rawPath.project_id, worlds);
  const { authorization, 'x-auth-token': token } = request.headers;
  if (typeof token === 'string' && token !== '') return byToken(token, authentication);
  if (signed !== undefined) return byAkSk(request, signed, authentication);
  if (authorization) throw unreadable();
  throw unauthenticated('x-auth-token not found', {
    cause: 'the request carries neither X-Auth-Token nor Authorization',
  });
};
