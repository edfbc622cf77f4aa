import { createCore, thisMachine } from './compose.ts';
import { DataError } from './data/error.ts';
import { type StartedData, startData } from './data/start.ts';
import { createDoor } from './http/door.ts';
import { listenAll } from './http/server.ts';
import type { LogStatus } from './log/log.ts';
import { completed, type FakeSwrOptions } from './options/options.ts';
import type { Started } from './started.ts';
import { ReplayError } from './world/digest.ts';

/** How a fake fares before it serves: it is never said to be ready. */
const beforeIt = (status: LogStatus | undefined): Pick<LogStatus, 'failure' | 'behind'> => {
  const { behind = 0 } = status ?? {};
  return behind > 0 ? { behind } : { failure: 'its data is being read', behind: 0 };
};

const coreOf = async ({ options, log, blobFolder }: StartedData, folder: string): Promise<Started['core']> => {
  try {
    return await createCore(options, log, { ...thisMachine, blobFolder });
  } catch (error) {
    await log.close();
    throw error instanceof ReplayError ? new DataError(`${folder}: ${error.message}`) : error;
  }
};

/** Listens first: what the folder of `data` holds may take a while, and who asks is told how far it is. */
export const startWithData = async (options: FakeSwrOptions & { readonly data: string }): Promise<Started> => {
  const all = completed(options);
  let data: StartedData | undefined;
  const door = createDoor(() => beforeIt(data?.log.status()), all.onBug);
  const listening = await listenAll(door.listener, { ...all, refuse: door.refuse });
  try {
    data = await startData(options, thisMachine);
    const core = await coreOf(data, options.data);
    door.open(core);
    return { core, listening, cameBack: data.cameBack, close: data.log.close };
  } catch (error) {
    await listening.close();
    throw error;
  }
};
