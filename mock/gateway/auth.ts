import { apiError } from '../errors.ts';
import type { WireRequest } from '../wire.ts';
import type { World } from '../world/world.ts';
import type { Worlds } from '../worlds.ts';

export type AuthMode = 'presence' | 'off';

const unauthenticated = (reason: string) => apiError('unauthenticated', { reason });

const byToken = (token: string, worlds: Worlds): World => {
  const world = worlds.byToken(token);
  if (world === undefined) throw unauthenticated('decrypt token fail');
  return world;
};

const accessKey = /^\S+-HMAC-SHA256\s+(?:Access|Credential)=([^,/\s]+)/;

const bySignature = (authorization: string, worlds: Worlds): World => {
  const ak = accessKey.exec(authorization)?.[1];
  if (ak === undefined) throw unauthenticated('Unauthorized');
  const world = worlds.byAccessKey(ak);
  if (world === undefined) throw unauthenticated(`ak ${ak} not exist`);
  return world;
};

/**
 * The world whose credentials the request carries. The reasons are those of real answers of the gateway. In mode
 * `off` the project in the path says whose world it is.
 */
export const authenticate = (
  { headers }: WireRequest,
  projectId: string | undefined,
  { mode, worlds }: { readonly mode: AuthMode; readonly worlds: Worlds },
): World => {
  const token = headers['x-auth-token'];
  if (mode === 'off') return (projectId === undefined ? undefined : worlds.byProject(projectId)) ?? worlds.first();
  if (typeof token === 'string' && token !== '') return byToken(token, worlds);
  if (headers.authorization) return bySignature(headers.authorization, worlds);
  throw unauthenticated('x-auth-token not found');
};
