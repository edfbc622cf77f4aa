import { setImmediate as nextTurn } from 'node:timers/promises';
import { asError } from '../errors/thrown.ts';
import type { Accepted, Command } from '../log/log.ts';
import { outcomeOf } from '../world/kernel/outcome.ts';

/** Puts entries on the disk, all of them or none. */
export type Keep = (entries: readonly Accepted[]) => Promise<void>;

interface Waiting {
  readonly command: Command;
  readonly atMs: number;
  readonly accepted: (entry: Accepted) => void;
  readonly refused: (error: Error) => void;
}

export interface GroupCommit {
  readonly append: (command: Command, accepted: Waiting['accepted'], refused: Waiting['refused']) => void;
  readonly nowMs: () => number;
  /** The position of the last entry that was accepted. */
  readonly position: () => number;
  /** How many commands wait to be kept, or are of a group that is being answered. */
  readonly waiting: () => number;
  /** Resolves when none is waiting. */
  readonly idle: () => Promise<void>;
}

export interface GroupCommitParts {
  readonly clock: { readonly now: () => number };
  /** The last entry of earlier processes. */
  readonly last: { readonly position: number; readonly atMs: number };
  readonly keep: Keep;
  /** Told after each group, once all of it has been answered. */
  readonly onKept: (position: number) => void;
  readonly onBug: (error: Error) => void;
}

/** What is applied in one go before whatever else there is gets its turn: reads do not wait for a whole group. */
const mostInARow = 4;

/**
 * Whatever comes while a group is on its way to the disk goes there together, as the next one. A command is applied, and
 * answered, when its group is on the disk, and not before.
 */
export const createGroupCommit = ({ clock, last, keep, onKept, onBug }: GroupCommitParts): GroupCommit => {
  let { position, atMs: lastMs } = last;
  let queue: Waiting[] = [];
  let groupSize = 0;
  let isRunning = false;
  let onIdle: (() => void)[] = [];
  const nowMs = (): number => Math.max(lastMs, clock.now());

  const commitGroup = async (): Promise<void> => {
    const group = queue;
    queue = [];
    groupSize = group.length;
    const entries = group.map(({ command, atMs }, index) => ({ position: position + index + 1, atMs, command }));
    try {
      await keep(entries);
    } catch (error) {
      for (const { refused } of group) refused(error as Error);
      return;
    }
    for (const [index, entry] of entries.entries()) {
      position = entry.position;
      // Those behind it have been kept as well, and must be applied.
      const outcome = outcomeOf(() => group[index]?.accepted(entry));
      if ('error' in outcome) onBug(asError(outcome.error));
      if ((index + 1) % mostInARow === 0) await nextTurn();
    }
    onKept(position);
  };

  const run = async (): Promise<void> => {
    while (queue.length > 0) await commitGroup();
    groupSize = 0;
    isRunning = false;
    for (const resolve of onIdle) resolve();
    onIdle = [];
  };

  return {
    append: (command, accepted, refused) => {
      lastMs = nowMs();
      queue.push({ command, atMs: lastMs, accepted, refused });
      if (isRunning) return;
      isRunning = true;
      void Promise.resolve().then(run);
    },
    nowMs,
    position: () => position,
    waiting: () => queue.length + groupSize,
    idle: () => (isRunning ? new Promise((resolve) => onIdle.push(resolve)) : Promise.resolve()),
  };
};
