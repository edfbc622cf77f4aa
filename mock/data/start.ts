import { type Completed, completed, type FakeSwrOptions } from '../options/options.ts';
import { DataError } from './error.ts';
import { createDataLog, type DataLog, type DataLogParts } from './log.ts';
import { openData } from './open.ts';

/** What came back from a folder. */
export interface CameBack {
  readonly folder: string;
  /** The seed that it began with. */
  readonly seed: string;
  readonly wasStopped: 'never' | 'cleanly' | 'not cleanly';
  /** How many commands there have ever been, and how many of them were applied again at this start. */
  readonly commands: number;
  readonly replayed: number;
}

export interface StartedData {
  readonly options: Completed;
  readonly log: DataLog;
  /** Where the bytes of images stay. */
  readonly blobFolder: string;
  readonly cameBack: CameBack;
}

/**
 * Opens the folder of `data` for a fake, whose profile and limits are those it began with. Throws a DataError that says in a
 * sentence why it cannot.
 */
export const startData = async (
  given: FakeSwrOptions & { readonly data: string },
  { stopwatch, snapshotEvery }: Pick<DataLogParts, 'stopwatch' | 'snapshotEvery'>,
): Promise<StartedData> => {
  const { onBug, clock } = completed(given);
  const { data: folder } = given;
  const opened = await openData(folder, given);
  const { origin, held, last, places, wasStopped } = opened;
  const { keepExecutions, webhooks } = origin.limits;
  const onLost = (reason: string): void => onBug(new DataError(`${folder} can no longer be written: ${reason}`));
  return {
    options: completed({ ...given, profile: origin.profile, keepExecutions, webhooks: webhooks ?? 'record' }),
    log: createDataLog(opened, { clock, stopwatch, onBug, onLost, snapshotEvery }),
    blobFolder: places.blobs,
    cameBack: { folder, seed: origin.seed.name, wasStopped, commands: last.position, replayed: held.length },
  };
};
