import type { Given } from '../data/origin.ts';
import { asError } from '../errors/thrown.ts';
import { digestKind, type Receiver, type Whole } from '../log/log.ts';
import { outcomeOf } from '../world/kernel/outcome.ts';
import type { Append } from './appender.ts';
import type { SharedBarrier } from './barrier.ts';
import type { RedisClock } from './clock.ts';
import type { Connection } from './connection.ts';
import { createDigests } from './digests.ts';
import type { RedisError } from './error.ts';
import { type Follower, follow } from './follower.ts';
import type { Loaded } from './load.ts';
import type { Pending } from './pending.ts';
import { timeOf } from './place.ts';
import { type Begin, rebuilt } from './rebuild.ts';
import { createSaver, type SnapshotEvery } from './saver.ts';
import type { Placed } from './sequence.ts';

export interface LiveParts {
  readonly connection: Connection;
  readonly loaded: Loaded;
  readonly writer: string;
  readonly given: Given;
  readonly begin: Begin;
  readonly every: SnapshotEvery;
  readonly pending: Pending;
  readonly clock: RedisClock;
  readonly barrier: SharedBarrier;
  readonly append: Append;
  readonly receiver: Receiver;
  readonly whole: Whole;
  readonly onHeard: () => void;
  readonly onChecked: () => void;
  readonly onAway: (reason: string) => void;
  readonly onLost: (error: RedisError) => void;
  readonly onBug: (error: Error) => void;
}

const nothing = (): void => undefined;

/** Goes on from what a start has applied: applies what comes, answers whose command it is, and writes what is due. */
export const live = (parts: LiveParts): Follower => {
  const { connection, loaded, writer, given, begin, every, pending, clock, barrier, append, receiver, whole } = parts;
  const { onHeard, onChecked, onAway, onLost, onBug } = parts;
  const digests = createDigests(whole.digest);
  let { origin } = loaded;
  /** Whether the entry has a command of this replica's. */
  let isOwn = false;
  const start = loaded.sequence.place();
  const saver = createSaver({
    ...{ connection, writer, whole, every, onBug, nowMs: clock.nowMs },
    origin: () => origin,
    saved: loaded.snapshot?.place ?? { position: 0, atMs: timeOf(start.id) },
    recent: () => follower.recent(),
  });

  const applyNow = ({ accepted, requestId }: Placed): void => {
    const { command, position, atMs } = accepted;
    clock.know(atMs);
    const waiting = pending.take(requestId);
    // Those behind it are in the log as well, and must be applied.
    const outcome = outcomeOf(() => (waiting?.accepted ?? receiver.apply)(accepted));
    if ('error' in outcome) onBug(asError(outcome.error));
    if (command.kind === digestKind) digests.compare(command.input);
    isOwn ||= waiting !== undefined;
    const due = digests.after(position);
    // Of all who know it, the one whose command it was tells the others.
    if (due === undefined || waiting === undefined) return;
    append({ kind: digestKind, input: due, commandId: `digest ${position}` }, nothing, nothing);
  };

  const apply = (placed: Placed): Promise<void> | undefined => {
    const preparing = receiver.prepare(placed.accepted.command);
    if (preparing !== undefined) return preparing.then(() => applyNow(placed));
    applyNow(placed);
    return undefined;
  };

  const follower = follow({
    ...{ connection, apply, onAway, onLost, onHeard, onChecked },
    sequence: loaded.sequence,
    knownMs: clock.nowMs,
    onApplied: (place) => {
      saver.saveIfDue(place, isOwn);
      isOwn = false;
      barrier.reached(place.id);
    },
    rebuild: async (place) => {
      digests.forget();
      const anew = await rebuilt({ connection, given, origin, place, begin, receiver, applyNow, onBug });
      digests.forget();
      origin = anew.origin;
      return anew.sequence;
    },
  });
  return follower;
};
