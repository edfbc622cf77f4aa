import { readToken } from '../iam/credentials.ts';
import type { WireRequest } from '../wire/wire.ts';
import type { World } from '../world/world.ts';
import type { Worlds } from '../world/worlds.ts';
import { readHeader } from './aksk/header.ts';

/**
 * The world that a request claims to be for, believed without proof: by its static token, its access key, the project
 * in its path, or the token that IAM issued. Decides only whose faults and journal it meets; what it may do is
 * authenticate's to say.
 */
export const claimedWorld = ({ headers }: WireRequest, projectId: string | undefined, worlds: Worlds): World => {
  const token = headers['x-auth-token']?.toString() ?? '';
  const ak = headers.authorization === undefined ? undefined : readHeader(headers.authorization)?.ak;
  return (
    worlds.byToken(token)?.world ??
    (ak === undefined ? undefined : worlds.byAccessKey(ak)?.world) ??
    (projectId === undefined ? readToken(token, worlds)?.world : worlds.byProject(projectId)) ??
    worlds.home()
  );
};
