import { beginCommand } from './begin.ts';
import { thisMachine } from './compose.ts';
import type { CameBack } from './data/start.ts';
import type { Log } from './log/log.ts';
import { type Completed, completed, type FakeSwrOptions } from './options/options.ts';
import type { Joined } from './redis/start.ts';

/** A fake's log and all that follows from where it is. Left out is what a fake in memory does not have. */
export interface Started {
  readonly options: Completed;
  readonly log?: Log;
  /** A folder for the bytes of images, which stay in it. */
  readonly blobFolder?: string;
  readonly cameBack?: CameBack;
  readonly joined?: Joined;
  readonly close: () => Promise<void>;
}

/** Opens the log that is asked for, by code that is loaded for that log only. */
export const startLog = async (options: FakeSwrOptions): Promise<Started> => {
  const { data, redis } = options;
  if (redis !== undefined) {
    const [{ startRedis }, { sharedBlobs }] = await Promise.all([
      import('./redis/start.ts'),
      import('./redis/shared-folder.ts'),
    ]);
    const blobFolder = data === undefined ? undefined : await sharedBlobs(data);
    const started = await startRedis({ ...options, redis }, { ...thisMachine, begin: beginCommand });
    return { ...started, ...(blobFolder !== undefined && { blobFolder }), close: started.log.close };
  }
  if (data !== undefined) {
    const { startData } = await import('./data/start.ts');
    const started = await startData({ ...options, data }, thisMachine);
    return { ...started, close: started.log.close };
  }
  return { options: completed(options), close: async () => undefined };
};
