/** Small folders as a kill leaves them, with every command answered. */
import { cpSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createDataLog, type DataLog } from '../../../mock/data/log.ts';
import { openData } from '../../../mock/data/open.ts';
import type { Accepted } from '../../../mock/log/log.ts';
import { freshPath } from '../kept.ts';

/** What is spoilt thousands of times is no test of a disk. */
export const pathInMemory = (): string => freshPath('data', existsSync('/dev/shm') ? '/dev/shm' : tmpdir());

export interface Small {
  readonly folder: string;
  /** All commands, each of which was answered. */
  readonly accepted: readonly Accepted[];
}

/** What a snapshot at a position says here. */
export const textsAt = (position: number): readonly string[] => ['state', `after ${position}`];

const given = { seed: 'empty' };

const failing = (error: unknown): never => {
  throw error;
};

const open = async (folder: string, commands: number): Promise<DataLog> => {
  const log = createDataLog(await openData(folder, given), {
    ...{ clock: { now: () => 1_772_366_400_000 }, stopwatch: () => 0, onBug: failing, onLost: failing },
    snapshotEvery: { commands, ms: Number.POSITIVE_INFINITY },
  });
  log.beginning();
  log.follows({ texts: () => textsAt(log.status().position), digest: () => '' });
  return log;
};

const append = (log: DataLog, ids: readonly string[]): Promise<readonly Accepted[]> => {
  const one = (commandId: string) =>
    new Promise<Accepted>((resolve, reject) => {
      log.append({ kind: 'CreateNamespace', project_id: 'p', input: { name: commandId }, commandId }, resolve, reject);
    });
  return Promise.all(ids.map(one));
};

/** What the disk has while the log is open is what it has after a kill. */
const killed = async (folder: string, log: DataLog): Promise<string> => {
  const copy = pathInMemory();
  cpSync(folder, copy, { recursive: true });
  await log.close();
  return copy;
};

/** Commands in groups of one to three, and no snapshot. */
export const commandsOnly = async (): Promise<Small> => {
  const folder = pathInMemory();
  const log = await open(folder, 1000);
  const accepted: Accepted[] = [];
  for (const group of [['begin'], ['a', 'b', 'c'], ['d'], ['e', 'f']]) accepted.push(...(await append(log, group)));
  return { folder: await killed(folder, log), accepted };
};

/** The same over two processes, the first of which stopped cleanly, with snapshots and commands behind them. */
export const withSnapshots = async (): Promise<Small> => {
  const folder = pathInMemory();
  const first = await open(folder, 2);
  const accepted: Accepted[] = [];
  for (const group of [['begin'], ['a', 'b'], ['c']]) accepted.push(...(await append(first, group)));
  await first.close();
  const second = await open(folder, 1000);
  for (const group of [['d', 'e'], ['f']]) accepted.push(...(await append(second, group)));
  return { folder: await killed(folder, second), accepted };
};
