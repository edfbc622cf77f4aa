import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initialized, type LifeCycle, lifeCycles, pending } from '../../../mock/world/executions/life-cycle.ts';
import {
  doneAt,
  type Part,
  type Progressing,
  reachAt,
  reachedMs,
  statusOf,
  stoppedMs,
  whenDone,
} from '../../../mock/world/executions/progress.ts';

const statusAt = (execution: Progressing, within: Part, ms: number) =>
  statusOf(execution, within, reachAt(execution, ms));

const spanMs = fc.oneof(fc.constant(0), fc.nat(500));
const timed: fc.Arbitrary<LifeCycle> = fc
  .record({ initializedMs: spanMs, pendingMs: spanMs, itemMs: spanMs })
  .map((spans) => ({ kind: 'timed' as const, ...spans }));

const execution = (lifeCycles: fc.Arbitrary<LifeCycle>): fc.Arbitrary<Progressing> =>
  fc.record({
    startedMs: fc.integer({ min: -1000, max: 1000 }),
    lifeCycle: lifeCycles,
    itemCount: fc.nat(12),
    checkpoints: fc.constant([]),
  });

const time = fc.integer({ min: -2000, max: 10_000 });
const runs = { seed: 11, numRuns: 500 };

describe('an execution that goes by the clock', () => {
  test('never goes back as time passes', () => {
    fc.assert(
      fc.property(execution(timed), time, time, (each, one, other) => {
        expect(doneAt(each, Math.min(one, other))).toBeLessThanOrEqual(doneAt(each, Math.max(one, other)));
      }),
      runs,
    );
  });

  test('has dealt with an item from that moment on of which it says so, and not before', () => {
    fc.assert(
      fc.property(execution(timed), (each) => {
        for (let done = initialized; done <= each.itemCount; done += 1) {
          const ms = whenDone(each, done) ?? Number.NaN;
          expect(doneAt(each, ms)).toBeGreaterThanOrEqual(done);
          if (ms > each.startedMs) expect(doneAt(each, ms - 1)).toBeLessThan(done);
        }
      }),
      runs,
    );
  });

  test('is at its beginning where the clock is before its start', () => {
    fc.assert(
      fc.property(execution(timed), fc.integer({ min: 1, max: 5000 }), (each, ms) => {
        expect(doneAt(each, each.startedMs - ms)).toBe(initialized);
      }),
      runs,
    );
  });

  test('ends, and no later than its spans add up to', () => {
    fc.assert(
      fc.property(execution(timed), (each) => {
        if (each.lifeCycle.kind !== 'timed') throw new Error('it goes by the clock');
        const { initializedMs, pendingMs, itemMs } = each.lifeCycle;
        const endMs = each.startedMs + initializedMs + pendingMs + each.itemCount * itemMs;
        expect([doneAt(each, endMs), whenDone(each, each.itemCount)]).toEqual([each.itemCount, endMs]);
      }),
      runs,
    );
  });

  test('deals with 300 items a minute unless told otherwise', () => {
    const each: Progressing = { startedMs: 0, lifeCycle: lifeCycles.documented, itemCount: 1000, checkpoints: [] };
    const { initializedMs, pendingMs } = lifeCycles.documented;
    expect(doneAt(each, initializedMs + pendingMs + 60_000)).toBe(300);
  });
});

/** The execution once it is stopped at that time. */
const stoppedAt = (each: Progressing, ms: number): Progressing => ({
  ...each,
  checkpoints: [...each.checkpoints, { done: doneAt(each, ms), ms, stops: true }],
});

describe('an execution that is stopped', () => {
  const span = fc.nat(8000);

  test('stays where it was then, and was before what it had been', () => {
    fc.assert(
      fc.property(execution(timed), span, span, (each, afterMs, laterMs) => {
        const ms = each.startedMs + afterMs;
        const stopped = stoppedAt(each, ms);
        expect(doneAt(stopped, ms + laterMs)).toBe(doneAt(each, ms));
        expect(doneAt(stopped, ms - 1 - laterMs)).toBe(doneAt(each, ms - 1 - laterMs));
        expect([stoppedMs(stopped, ms), stoppedMs(stopped, ms - 1)]).toEqual([ms, undefined]);
      }),
      runs,
    );
  });

  test('says of what it had dealt with when that was, and of the rest that nobody can say', () => {
    fc.assert(
      fc.property(execution(timed), span, (each, afterMs) => {
        const stopped = stoppedAt(each, each.startedMs + afterMs);
        const done = doneAt(each, each.startedMs + afterMs);
        expect(whenDone(stopped, done)).toBe(whenDone(each, done));
        for (let item = done + 1; item <= each.itemCount; item += 1) expect(whenDone(stopped, item)).toBeUndefined();
      }),
      runs,
    );
  });
});

describe('an execution that goes by steps', () => {
  const stepped: Progressing = {
    startedMs: 100,
    lifeCycle: { kind: 'stepped' },
    itemCount: 5,
    checkpoints: [
      { done: pending, ms: 200 },
      { done: 2, ms: 300 },
      { done: 4, ms: 500 },
    ],
  };

  test('is where its last step put it, whatever the time', () => {
    expect([0, 300, 10_000].map((ms) => doneAt(stepped, ms))).toEqual([4, 4, 4]);
    expect(doneAt({ ...stepped, checkpoints: [] }, 10_000)).toBe(initialized);
  });

  test('reached an item with the first step that went so far', () => {
    expect([pending, 0, 1, 2, 3, 4, 5].map((done) => whenDone(stepped, done))).toEqual([
      ...[200, 300, 300, 300, 500, 500],
      undefined,
    ]);
    expect([initialized, 1, 5].map((done) => reachedMs(stepped, done))).toEqual([100, 300, 100]);
  });

  test('can be stopped: the step is not an item', () => {
    const stopped = stoppedAt(stepped, 600);
    expect([doneAt(stopped, 600), stoppedMs(stopped, 600), whenDone(stopped, 5)]).toEqual([4, 600, undefined]);
  });
});

test.each([
  [initialized, 3, initialized],
  [pending, 3, pending],
  [0, 3, 0],
  [0, 0, 0],
])('an execution that is stuck at %i of %i items stays there', (done, itemCount, expected) => {
  const each: Progressing = { startedMs: 100, lifeCycle: { kind: 'stuck', done }, itemCount, checkpoints: [] };
  expect([0, 100, 1e9].map((ms) => doneAt(each, ms))).toEqual(Array(3).fill(expected));
  expect(reachedMs(each, done)).toBe(100);
});

describe('a part of an execution', () => {
  const part = fc
    .record({ first: fc.nat(11), size: fc.nat(6), fails: fc.boolean() })
    .map(({ first, size, fails }): Part => ({ first, end: first + size, fails }));
  const rank = { Initialized: 0, Pending: 1, InProgress: 2, Stopped: 3, Succeed: 3, Failed: 3 };

  test('never goes back, ends as it must, and has a status since a time that has come', () => {
    fc.assert(
      fc.property(
        execution(timed),
        part,
        fc.nat(8000),
        fc.nat(2000),
        (each, { first, end, fails }, afterMs, moreMs) => {
          const within = { first: Math.min(first, each.itemCount), end: Math.min(end, each.itemCount), fails };
          const nowMs = each.startedMs + afterMs;
          const [now, later] = [statusAt(each, within, nowMs), statusAt(each, within, nowMs + moreMs)];
          expect(rank[later.status]).toBeGreaterThanOrEqual(rank[now.status]);
          expect(later.sinceMs).toBeGreaterThanOrEqual(now.sinceMs);
          expect(now.sinceMs).toBeLessThanOrEqual(nowMs);
          expect(statusAt(each, within, whenDone(each, each.itemCount) ?? 0).status).toBe(fails ? 'Failed' : 'Succeed');
        },
      ),
      runs,
    );
  });

  test('is over or stopped once the execution is stopped, since its end or since then', () => {
    fc.assert(
      fc.property(execution(timed), part, fc.nat(8000), (each, { first, end, fails }, afterMs) => {
        const within = { first: Math.min(first, each.itemCount), end: Math.min(end, each.itemCount), fails };
        const ms = each.startedMs + afterMs;
        const before = statusAt(each, within, ms);
        const after = statusAt(stoppedAt(each, ms), within, ms + 1);
        if (before.status === 'Succeed' || before.status === 'Failed') expect(after).toEqual(before);
        else expect(after).toEqual({ status: 'Stopped', sinceMs: ms });
      }),
      runs,
    );
  });
});
