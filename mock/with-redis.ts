import { beginCommand } from './begin.ts';
import { createCore, thisMachine } from './compose.ts';
import { listenAll } from './http/server.ts';
import type { FakeSwrOptions } from './options/options.ts';
import { RedisError } from './redis/error.ts';
import { sharedBlobs } from './redis/shared-folder.ts';
import { startRedis } from './redis/start.ts';
import type { Started } from './started.ts';
import { ReplayError } from './world/digest.ts';

/** Joins the replicas that share a log in Redis; `data`, if given, is the folder in which they share bytes. */
export const startWithRedis = async (options: FakeSwrOptions & { readonly redis: string }): Promise<Started> => {
  const { data } = options;
  const blobFolder = data === undefined ? undefined : await sharedBlobs(data);
  const { options: all, log, joined } = await startRedis(options, { ...thisMachine, begin: beginCommand });
  try {
    const core = await createCore(all, log, { ...thisMachine, ...(blobFolder !== undefined && { blobFolder }) });
    const listening = await listenAll(core.listener, { ...all, refuse: core.refuse });
    return { core, listening, joined, close: log.close };
  } catch (error) {
    await log.close();
    throw error instanceof ReplayError ? new RedisError(`${joined.url}: ${error.message}`) : error;
  }
};
