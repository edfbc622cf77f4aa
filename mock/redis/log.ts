import { clearTimeout, setTimeout } from 'node:timers';
import type { Beginning, Log, Whole } from '../log/log.ts';
import { createDurations, observe } from '../metrics/durations.ts';
import type { ReadMode } from '../options/options.ts';
import { createAppender } from './appender.ts';
import { createBarrier } from './barrier.ts';
import { createRedisClock } from './clock.ts';
import { RedisError } from './error.ts';
import type { Follower } from './follower.ts';
import { type LiveParts, live } from './live.ts';
import { heldIn } from './load.ts';
import { createPending } from './pending.ts';
import { timeOf } from './place.ts';
import { tripTo } from './stream.ts';

export interface RedisLogParts
  extends Pick<LiveParts, 'connection' | 'loaded' | 'writer' | 'given' | 'begin' | 'every' | 'onBug'> {
  readonly reads: ReadMode;
  /** Milliseconds of the machine, to measure by. */
  readonly stopwatch: () => number;
}

export interface RedisLog extends Log {
  readonly close: () => Promise<void>;
}

/** Redis is healthy as long as it is heard of so often. */
const silenceMs = 5000;

/** Whoever waits for a command whose answer was lost is not kept longer than that. */
const doubtMs = 5000;

/** The log that replicas share. What a replica has answered it has read from the stream. */
export const createRedisLog = (parts: RedisLogParts): RedisLog => {
  const { connection, loaded, writer, reads, stopwatch, onBug } = parts;
  const { name, commands } = connection;
  const start = loaded.sequence.place();
  const pending = createPending();
  const clock = createRedisClock(stopwatch, reads === 'local', timeOf(start.id));
  const syncs = createDurations();
  let beginning: Beginning = { saved: loaded.texts, held: heldIn(loaded) };
  let whole: Whole | undefined;
  let follower: Follower | undefined;
  let lost: RedisError | undefined;
  let heardMs = stopwatch();
  let doubting: NodeJS.Timeout | undefined;
  let ready: { readonly resolve: () => void; readonly reject: (error: Error) => void } | undefined;

  const problem = (): string | undefined => {
    if (lost !== undefined) return lost.message;
    if (follower?.isChecked()) return undefined;
    return connection.problem() ?? `what ${name} has is being read`;
  };

  const appliedId = (): string => follower?.applied().id ?? start.id;

  const onHeard = (): void => {
    heardMs = stopwatch();
  };

  const barrier = createBarrier({
    ...{ appliedId, problem, onBug },
    trip: async () => {
      const trip = await tripTo(commands);
      onHeard();
      if (trip.length > 0) return trip;
      follower?.doubt();
      throw new Error(`${name} has lost the log`);
    },
    onTime: clock.know,
  });

  const giveUp = (reason: string): void => {
    clearTimeout(doubting);
    doubting = undefined;
    pending.giveUp(reason);
  };

  const onAway = (reason: string): void => {
    barrier.fail(reason);
    pending.doubtAll();
    if (pending.isInDoubt()) doubting ??= setTimeout(() => giveUp(reason), doubtMs).unref();
  };

  const append = createAppender({
    ...{ connection, pending, writer, problem, stopwatch },
    onAppended: (durationMs) => observe(syncs, durationMs),
    onDoubt: () => onAway(connection.problem() ?? 'the connection broke'),
  });

  /** What was in doubt, and has not come by until all is read that there is now, may still come; nobody waits for it. */
  const onChecked = (): void => {
    const passed = (): void => {
      giveUp('the connection broke before its answer came, and the command is not in the log so far');
      ready?.resolve();
    };
    if (pending.isInDoubt() || ready !== undefined) barrier.wait(passed, () => follower?.doubt());
  };

  const onLost = (error: RedisError): void => {
    lost = error;
    barrier.fail(error.message);
    onAway(error.message);
    giveUp(error.message);
    ready?.reject(error);
    onBug(error);
  };

  const isLocal = (isRead: () => boolean): boolean =>
    reads === 'local' && lost === undefined && follower?.isRebuilding() === false && isRead();

  return {
    ...{ writer, append, nowMs: clock.nowMs },
    beginning: () => {
      const taken = beginning;
      beginning = { held: [] };
      return taken;
    },
    barrier: (isRead, passed, failed) => {
      if (isLocal(isRead)) passed();
      else barrier.wait(passed, failed);
    },
    follows: (state) => {
      whole = state;
    },
    receives: (receiver) =>
      new Promise((resolve, reject) => {
        if (whole === undefined) throw new Error('a log follows the state before it receives for it');
        ready = { resolve, reject };
        follower = live({
          ...parts,
          pending,
          clock,
          barrier,
          append,
          receiver,
          whole,
          onHeard,
          onChecked,
          onAway,
          onLost,
        });
      }),
    status: () => {
      const isSilent = stopwatch() - heardMs > silenceMs;
      const failure = problem() ?? (isSilent ? `${name} does not answer` : undefined);
      const behind = follower?.behind() ?? 0;
      return {
        ...{ position: follower?.applied().position ?? start.position, pending: pending.size(), behind, syncs },
        ...(failure !== undefined && { failure }),
      };
    },
    close: async () => {
      lost ??= new RedisError('this replica is stopping');
      follower?.close();
      onAway(lost.message);
      giveUp(lost.message);
      connection.close();
    },
  };
};
