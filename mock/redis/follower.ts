import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from './connection.ts';
import type { Entry } from './entry.ts';
import { RedisError } from './error.ts';
import { checkRules } from './load.ts';
import { type Place, timeOf } from './place.ts';
import { reasonOf } from './reason.ts';
import type { Placed, Sequence } from './sequence.ts';
import { untrimmedMs } from './snapshots.ts';
import { nextEntries, stillHas } from './stream.ts';

export interface FollowerParts {
  readonly connection: Connection;
  readonly sequence: Sequence;
  /** Applies a command and answers whoever waits for it. */
  readonly apply: (placed: Placed) => Promise<void> | undefined;
  /** Told after each entry, once all of it is applied. */
  readonly onApplied: (place: Place) => void;
  /** Told when the connection has been made anew and nothing was lost. */
  readonly onChecked: () => void;
  readonly onAway: (reason: string) => void;
  /** Builds the state anew, for Redis does not have what was applied last; gives the sequence to go on with. */
  readonly rebuild: (lost: Place) => Promise<Sequence>;
  /** Told of what no new try can mend. */
  readonly onLost: (error: RedisError) => void;
  /** The time of Redis, as far as it is known. */
  readonly knownMs: () => number;
  /** Told whenever Redis has answered. */
  readonly onHeard: () => void;
}

export interface Follower {
  /** Up to which all is applied. */
  readonly applied: () => Place;
  /** Commands that were read and are not applied yet. */
  readonly behind: () => number;
  readonly recent: () => readonly string[];
  /** Whether what Redis has goes on from what was applied, as was asked since the connection was made. */
  readonly isChecked: () => boolean;
  /** That Redis may have lost something. */
  readonly doubt: () => void;
  /** Whether the state is being built anew. */
  readonly isRebuilding: () => boolean;
  readonly close: () => void;
}

const retryMs = 50;

/** What may be applied in one go before whatever else there is gets its turn. */
const mostInARow = 200;

/** Entries that come after so much silence may come from behind a gap. */
const silentMs = untrimmedMs / 3;

/** Reads the stream for ever and applies what comes, in its order. */
export const follow = (parts: FollowerParts): Follower => {
  const { connection, apply, onApplied, onChecked, onAway, rebuild, onLost, knownMs, onHeard } = parts;
  let { sequence } = parts;
  let applied = sequence.place();
  let behind = 0;
  let checkedEpoch = -1;
  let isRebuilding = false;
  let isOpen = true;

  const applyAll = async (entries: readonly Entry[]): Promise<void> => {
    behind = entries.reduce((sum, { requested }) => sum + requested.length, 0);
    let inARow = 0;
    for (const entry of entries) {
      checkRules(connection.name, entry);
      for (const placed of sequence.take(entry)) await apply(placed);
      applied = sequence.place();
      behind -= entry.requested.length;
      onApplied(applied);
      inARow += entry.requested.length;
      if (inARow < mostInARow || behind === 0) continue;
      inARow = 0;
      await pause(0);
    }
  };

  const check = async (): Promise<void> => {
    const epoch = connection.epoch();
    const problem = connection.problem();
    if (problem !== undefined) throw new Error(problem);
    if (!(await stillHas(connection.commands, applied))) {
      isRebuilding = true;
      sequence = await rebuild(applied);
      isRebuilding = false;
      applied = sequence.place();
      onApplied(applied);
    }
    checkedEpoch = epoch;
    onChecked();
  };

  /** Whether entries are those behind the last one, and not behind a gap that a trim has left. */
  const isGapless = async ([first]: readonly Entry[]): Promise<boolean> => {
    if (first === undefined || timeOf(first.id) - Math.max(applied.atMs, knownMs()) < silentMs) return true;
    return stillHas(connection.commands, applied);
  };

  const step = async (): Promise<void> => {
    if (checkedEpoch !== connection.epoch()) await check();
    const entries = await nextEntries(connection.blocking, applied.id);
    onHeard();
    if (checkedEpoch !== connection.epoch()) return;
    if (await isGapless(entries)) await applyAll(entries);
    else checkedEpoch = -1;
  };

  const run = async (): Promise<void> => {
    while (isOpen) {
      try {
        await step();
      } catch (error) {
        if (!isOpen) return;
        if (error instanceof RedisError) return onLost(error);
        checkedEpoch = -1;
        onAway(connection.problem() ?? reasonOf(error));
        await pause(retryMs);
      }
    }
  };
  void run();

  return {
    applied: () => applied,
    behind: () => behind,
    recent: () => sequence.recent(),
    isChecked: () => checkedEpoch === connection.epoch() && connection.problem() === undefined,
    doubt: () => {
      checkedEpoch = -1;
    },
    isRebuilding: () => isRebuilding,
    close: () => {
      isOpen = false;
    },
  };
};
