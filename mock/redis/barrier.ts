import { setImmediate as turnIsOver } from 'node:timers/promises';
import { apiError } from '../errors/error.ts';
import { asError } from '../errors/thrown.ts';
import { outcomeOf } from '../world/kernel/outcome.ts';
import { isAt } from './place.ts';

/** What a trip to Redis tells: the last entry of the stream, and the time. */
export interface Trip {
  readonly lastId: string;
  readonly timeMs: number;
}

interface Waiter {
  readonly passed: () => void;
  readonly failed: (error: Error) => void;
}

export interface SharedBarrier {
  readonly wait: (passed: () => void, failed: (error: Error) => void) => void;
  /** Told how far this process has applied. */
  readonly reached: (id: string) => void;
  /** Nobody who waits now will pass. */
  readonly fail: (reason: string) => void;
}

export interface BarrierParts {
  readonly trip: () => Promise<Trip>;
  readonly appliedId: () => string;
  /** Why nobody may pass, if so. */
  readonly problem: () => string | undefined;
  readonly onTime: (timeMs: number) => void;
  readonly onBug: (error: Error) => void;
}

const refusal = (reason: string): Error => apiError('not_current', { reason });

/**
 * One trip for all who wait for one. Whoever comes during a trip takes the next: what was answered anywhere before it came
 * is in the stream by then.
 */
export const createBarrier = ({ trip, appliedId, problem, onTime, onBug }: BarrierParts): SharedBarrier => {
  let next: Waiter[] = [];
  let isUnderWay = false;
  /** Back from their trips, in the order of what they still wait for. */
  let arriving: { readonly id: string; readonly waiters: readonly Waiter[] }[] = [];

  const reached = (id: string): void => {
    let count = 0;
    while (count < arriving.length && isAt(id, arriving[count]?.id ?? '')) count += 1;
    if (count === 0) return;
    const passing = arriving.slice(0, count);
    arriving = arriving.slice(count);
    for (const { passed } of passing.flatMap(({ waiters }) => waiters)) {
      // Those behind it must pass as well.
      const outcome = outcomeOf(passed);
      if ('error' in outcome) onBug(asError(outcome.error));
    }
  };

  const failAll = (waiters: readonly Waiter[], reason: string): void => {
    for (const { failed } of waiters) failed(refusal(reason));
  };

  const go = async (): Promise<void> => {
    isUnderWay = true;
    while (next.length > 0) {
      // All requests of one turn of the event loop go together.
      await turnIsOver();
      const waiters = next;
      next = [];
      try {
        const { lastId, timeMs } = await trip();
        const reason = problem();
        if (reason !== undefined) throw new Error(reason);
        onTime(timeMs);
        arriving.push({ id: lastId, waiters });
        reached(appliedId());
      } catch (error) {
        failAll(waiters, problem() ?? (error as Error).message);
      }
    }
    isUnderWay = false;
  };

  return {
    wait: (passed, failed) => {
      const reason = problem();
      if (reason !== undefined) return failed(refusal(reason));
      next.push({ passed, failed });
      if (!isUnderWay) void go();
    },
    reached,
    fail: (reason) => {
      const failing = arriving.flatMap(({ waiters }) => waiters);
      arriving = [];
      failAll(failing, reason);
    },
  };
};
