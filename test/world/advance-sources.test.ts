/** What is asked of the sources of what is due, when, and how often. */
import { describe, expect, test } from 'vitest';
import { entryOf } from '../../mock/seed/fork.ts';
import { materialize } from '../../mock/seed/materialize.ts';
import { createAdvance } from '../../mock/world/advance.ts';
import { createOpenWorld } from '../../mock/world/events.ts';
import type { DueSource } from '../../mock/world/kernel/due.ts';
import { createProfile } from '../../mock/world/kernel/profile.ts';
import { forkTables } from '../../mock/world/kernel/table-group.ts';
import type { Tables } from '../../mock/world/tables.ts';

const keepExecutions = 5;
/** No pattern is due more than once a second: in a longer span some executions may be dropped. */
const shortMs = keepExecutions * 1000;

/** A source that is due at some times; until `steadyMs` it can be counted. It notes what is asked of it. */
const sourceOf = (times: readonly number[], steadyMs?: number) => {
  const asked = { next: 0, steady: 0 };
  const happened: number[] = [];
  const skipped: (readonly [sinceMs: number, untilMs: number, nowMs: number])[] = [];
  let version = 0;
  const source: DueSource<Tables> = {
    version: () => version,
    nextMs: (_world, sinceMs) => {
      asked.next += 1;
      return times.find((ms) => ms > sinceMs);
    },
    happen: ({ nowMs }, sinceMs) => {
      if (nowMs <= sinceMs) throw new Error(`${nowMs} is over: the world has come to ${sinceMs}`);
      if (times.find((ms) => ms > sinceMs) === nowMs) happened.push(nowMs);
    },
    ...(steadyMs !== undefined && {
      steadyUntilMs: () => {
        asked.steady += 1;
        return steadyMs;
      },
      skip: ({ nowMs }, { sinceMs, untilMs }) => skipped.push([sinceMs, untilMs, nowMs]),
    }),
  };
  const change = () => {
    version += 1;
  };
  return { source, asked, happened, skipped, change };
};

const template = materialize({ instances: [] });

/** A world at 0 of its own time. */
const begin = (...sources: readonly { readonly source: DueSource<Tables> }[]) => {
  const world = { name: 'one', profile: createProfile(), limits: { keepExecutions }, atMs: 0 };
  const entry = entryOf(template, world);
  const { advance, nextDueMs } = createAdvance(
    sources.map(({ source }) => source),
    createOpenWorld([]),
  );
  return { entry, goTo: (ms: number) => advance(entry, ms), nextMs: () => nextDueMs(entry) };
};

describe('what is due next', () => {
  test('is the earliest of all sources, and never where none has anything', () => {
    expect(begin(sourceOf([7, 9]), sourceOf([]), sourceOf([5])).nextMs()).toBe(5);
    expect(begin(sourceOf([])).nextMs()).toBe(Number.POSITIVE_INFINITY);
  });

  test('is asked once, until something has changed but time', () => {
    const [one, other] = [sourceOf([7]), sourceOf([9])];
    const { entry, nextMs } = begin(one, other);
    const asked = () => {
      expect(nextMs()).toBe(7);
      return [one.asked.next, other.asked.next];
    };
    expect([asked(), asked()]).toEqual(Array(2).fill([1, 1]));
    entry.advancedMs = 6;
    expect(asked()).toEqual([1, 1]);
    other.change();
    expect([asked(), asked()]).toEqual(Array(2).fill([2, 2]));
    entry.tables = forkTables(entry.tables);
    expect([asked(), asked()]).toEqual(Array(2).fill([3, 3]));
    entry.advancedMs = 5;
    expect([asked(), asked()]).toEqual(Array(2).fill([4, 4]));
  });
});

describe('what is due', () => {
  test('happens at each of its times, though its source never changes', () => {
    const [one, other] = [sourceOf([5, 7, 8]), sourceOf([6, 7])];
    const { goTo, nextMs, entry } = begin(one, other);
    goTo(7);
    expect([one.happened, other.happened, nextMs(), entry.advancedMs]).toEqual([[5, 7], [6, 7], 8, 7]);
  });

  test('is counted up to the time at which it leaves a trace, and happens from there on', () => {
    const steady = sourceOf([1000, 2000, 3000, 9000], 3000);
    const { goTo, entry } = begin(steady);
    goTo(9500);
    expect([steady.skipped, steady.happened, entry.advancedMs]).toEqual([[[0, 2999, 2999]], [3000, 9000], 9500]);
  });

  test('is counted no further than another source lets it', () => {
    const [steady, other] = [sourceOf([1000, 2000], 9000), sourceOf([1500])];
    begin(steady, other).goTo(9500);
    expect([steady.skipped[0], other.happened, steady.happened]).toEqual([[0, 1499, 1499], [1500], []]);
    expect(steady.skipped[1]).toEqual([1500, 8999, 8999]);
  });

  test('is counted as well where it is due at the last moment before, or at the end', () => {
    const steady = sourceOf([6000], 6001);
    begin(steady).goTo(6000);
    expect([steady.skipped, steady.happened]).toEqual([[[0, 6000, 6000]], []]);
  });

  test('just happens where the first of it leaves a trace', () => {
    const steady = sourceOf([1000, 2000], 1000);
    begin(steady).goTo(9500);
    expect([steady.skipped, steady.happened]).toEqual([[], [1000, 2000]]);
  });

  test('just happens in a span so short that no execution is dropped', () => {
    const steady = sourceOf([1000], 2000);
    begin(steady).goTo(shortMs);
    expect([steady.asked.steady, steady.skipped, steady.happened]).toEqual([0, [], [1000]]);
    const longer = sourceOf([1000], 2000);
    begin(longer).goTo(shortMs + 1);
    expect([longer.asked.steady > 0, longer.skipped, longer.happened]).toEqual([true, [[0, 1999, 1999]], []]);
  });

  test('is short from where the world is, not from its beginning', () => {
    const steady = sourceOf([9000], 9500);
    const { goTo } = begin(steady);
    goTo(8000);
    goTo(8000 + shortMs);
    expect([steady.asked.steady, steady.happened]).toEqual([0, [9000]]);
  });
});

test('a world in which nothing is due goes as far as it is told, and not back', () => {
  const { goTo, entry } = begin(sourceOf([], Number.POSITIVE_INFINITY));
  goTo(100_000);
  expect(entry.advancedMs).toBe(100_000);
  goTo(50_000);
  expect(entry.advancedMs).toBe(100_000);
});
