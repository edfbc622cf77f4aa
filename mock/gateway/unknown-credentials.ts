import type { ApiError } from '../errors/error.ts';
import { unauthenticated } from '../errors/unauthenticated.ts';
import type { Worlds } from '../world/worlds.ts';

// What is not known is explained by what it may be instead, and never repeated: it may be somebody's secret.

const isSecretKey = (text: string, worlds: Worlds): boolean =>
  worlds.all().some(({ users }) => users.some(({ sk }) => sk === text));

const causeOfToken = (token: string, worlds: Worlds): string => {
  if (worlds.byAccessKey(token) !== undefined || isSecretKey(token, worlds))
    return 'X-Auth-Token is a key and not a token: AK and SK sign a request, they are not sent as they are';
  if (token.startsWith('MII'))
    return 'this fake has not issued the token: it comes from another IAM, was cut off or was changed on its way';
  return 'no user of this fake has the token: send the one that it prints at its start, or ask its IAM (POST /v3/auth/tokens) for one';
};

export const unknownToken = (token: string, worlds: Worlds): ApiError =>
  unauthenticated('decrypt token fail', { cause: causeOfToken(token, worlds) });

const causeOfKey = (ak: string, securityToken: string): string => {
  if (securityToken !== '')
    return 'X-Security-Token is not that of the access key: it comes from another IAM, was cut off or was changed on its way';
  if (ak.startsWith('HST')) return 'a temporary access key needs its security token, in X-Security-Token';
  return 'no user of this fake has the access key: sign with the keys that it prints at its start; those of the real service are not known here';
};

/** A secret key that is sent as an access key is not repeated. */
export const unknownKey = (ak: string, securityToken: string, worlds: Worlds): ApiError => {
  if (!isSecretKey(ak, worlds))
    return unauthenticated(`ak ${ak.slice(0, 64)} not exist`, { cause: causeOfKey(ak, securityToken) });
  return unauthenticated('ak *** not exist', {
    cause: 'the access key that was sent is a secret key: AK and SK are swapped',
  });
};
