import { CouldNotRun, type Host } from '../host/host.ts';
import type { Credentials } from './caller.ts';
import type { TargetOptions } from './options.ts';

const secretNames = ['FAKE_SWR_LIVE_TOKEN', 'FAKE_SWR_LIVE_AK', 'FAKE_SWR_LIVE_SK'] as const;

/** The secrets of a run, which no output may show. */
export const secretsOf = (
  { env }: Pick<Host, 'env'>,
  { controlToken }: Pick<TargetOptions, 'controlToken'>,
): readonly string[] => [...secretNames.map((name) => env[name]), controlToken].flatMap((secret) => secret || []);

export const liveCredentials = ({ env }: Host, auth: TargetOptions['auth']): Credentials => {
  const { FAKE_SWR_LIVE_TOKEN: token, FAKE_SWR_LIVE_AK: ak, FAKE_SWR_LIVE_SK: sk } = env;
  if (token && auth !== 'key') return { kind: 'token', token };
  if (ak && sk && auth !== 'token') return { kind: 'key', ak, sk };
  const wanted = { token: 'FAKE_SWR_LIVE_TOKEN', key: 'FAKE_SWR_LIVE_AK and FAKE_SWR_LIVE_SK' };
  const names = auth === undefined ? Object.values(wanted).join(', or ') : wanted[auth];
  throw new CouldNotRun(`--live takes its credentials from environment variables only: set ${names}`);
};

export const liveProjectId = ({ env }: Host, { projectId }: TargetOptions): string => {
  const found = projectId ?? env.FAKE_SWR_LIVE_PROJECT_ID;
  if (!found) throw new CouldNotRun('--live needs a project: --project-id or FAKE_SWR_LIVE_PROJECT_ID');
  return found;
};
