/** Fakes that keep everything in a folder, on a clock of the test's and without a port. */
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createCore, thisMachine } from '../../mock/compose.ts';
import type { DataLog, DataLogParts } from '../../mock/data/log.ts';
import { type CameBack, startData } from '../../mock/data/start.ts';
import type { FakeSwrOptions } from '../../mock/options/options.ts';
import { type ManualClock, manualClock } from '../../mock/world/kernel/clock.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { callOf, type Recorded, startOfTime } from '../world/replay/recorded.ts';

/** A path at which there is nothing yet, in a folder that is gone when the test ends. */
export const freshPath = (name = 'data', where?: string): string => join(freshFolder('data', where), name);

export interface Kept extends Pick<Recorded, 'call' | 'clock' | 'listener'> {
  readonly data: CameBack;
  readonly log: DataLog;
  /** All faults of the fake's own. */
  readonly bugs: readonly Error[];
  readonly close: () => Promise<void>;
}

export interface KeptOptions extends Omit<FakeSwrOptions, 'clock' | 'data'>, Pick<DataLogParts, 'snapshotEvery'> {
  readonly clock?: ManualClock;
}

export const startKept = async (folder: string, options: KeptOptions = {}): Promise<Kept> => {
  const { clock = manualClock(startOfTime), snapshotEvery, ...others } = options;
  const bugs: Error[] = [];
  const given = { ...others, clock, data: folder, onBug: (error: Error) => bugs.push(error) };
  const { options: all, log, blobFolder, cameBack } = await startData(given, { ...thisMachine, snapshotEvery });
  const core = await createCore(all, log, { ...thisMachine, blobFolder }).catch(async (error) => {
    await log.close();
    throw error;
  });
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await core.closeRegistry();
    await log.close();
  };
  onTestFinished(close);
  return { call: callOf(core), clock, listener: core.listener, data: cameBack, log, bugs, close };
};
