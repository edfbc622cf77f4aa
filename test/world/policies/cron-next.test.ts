import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayMs } from '../../../mock/world/kernel/time.ts';
import { parseCron } from '../../../mock/world/policies/cron.ts';
import { nextRun } from '../../../mock/world/policies/cron-next.ts';

interface Fields {
  readonly second: readonly number[];
  readonly minute: readonly number[];
  readonly hour: readonly number[];
  readonly day: readonly number[];
  readonly month: readonly number[];
  readonly weekday: readonly number[];
}

/** An empty list is written as a star. */
const values = (min: number, max: number, maxLength = 3) => fc.uniqueArray(fc.integer({ min, max }), { maxLength });

const fields: fc.Arbitrary<Fields> = fc.record({
  second: values(0, 59),
  minute: values(0, 59),
  hour: values(0, 23),
  day: values(1, 31),
  month: values(1, 12),
  weekday: values(0, 6),
});

const textOf = ({ second, minute, hour, day, month, weekday }: Fields): string =>
  [second, minute, hour, day, month, weekday].map((list) => (list.length === 0 ? '*' : list.join())).join(' ');

const allows = (list: readonly number[], value: number): boolean => list.length === 0 || list.includes(value);

const fitsDay = ({ day, month, weekday }: Fields, date: Date): boolean => {
  const fitsNumber = allows(day, date.getUTCDate());
  const fitsName = allows(weekday, date.getUTCDay());
  const isEither = day.length > 0 && weekday.length > 0;
  return allows(month, date.getUTCMonth() + 1) && (isEither ? fitsNumber || fitsName : fitsNumber && fitsName);
};

/** Tries every second of every day that fits until the end of the fifth year. */
const firstByTrying = (list: Fields, afterMs: number): number | undefined => {
  const endMs = Date.UTC(new Date(afterMs).getUTCFullYear() + 6, 0);
  for (let midnightMs = Math.floor(afterMs / dayMs) * dayMs; midnightMs < endMs; midnightMs += dayMs) {
    if (!fitsDay(list, new Date(midnightMs))) continue;
    for (let second = 0; second < 86_400; second += 1) {
      const isDue =
        allows(list.second, second % 60) &&
        allows(list.minute, Math.floor(second / 60) % 60) &&
        allows(list.hour, Math.floor(second / 3600));
      if (isDue && midnightMs + second * 1000 > afterMs) return midnightMs + second * 1000;
    }
  }
  return undefined;
};

const time = fc.integer({ min: Date.UTC(1969, 0), max: Date.UTC(2040, 0) });

test('the next run is the first second that fits all fields', () => {
  fc.assert(
    fc.property(fields, time, (list, afterMs) => {
      expect(nextRun(parseCron(textOf(list)), afterMs)).toBe(firstByTrying(list, afterMs));
    }),
    { seed: 11, numRuns: 300 },
  );
});

test('from any moment before a run, and after the one before it, that run is the next', () => {
  fc.assert(
    fc.property(fields, time, fc.double({ min: 0, max: 1, noNaN: true }), (list, afterMs, share) => {
      const cron = parseCron(textOf(list));
      const nextMs = nextRun(cron, afterMs);
      fc.pre(nextMs !== undefined && nextMs < Date.UTC(new Date(afterMs).getUTCFullYear() + 5, 0));
      const betweenMs = afterMs + Math.floor((nextMs - 1 - afterMs) * share);
      expect(nextRun(cron, betweenMs)).toBe(nextMs);
      expect(nextRun(cron, nextMs)).toBeGreaterThan(nextMs);
    }),
    { seed: 11, numRuns: 500 },
  );
});

test('@every counts from the whole second', () => {
  const afterMs = Date.parse('2026-06-12T23:30:00.500Z');
  expect(nextRun(parseCron('@every 90s'), afterMs)).toBe(Date.parse('2026-06-12T23:31:30Z'));
});

test('the search ends with the fifth year', () => {
  const leapDay = parseCron('0 0 0 29 2 *');
  expect(nextRun(leapDay, Date.parse('2095-12-31T23:59:59Z'))).toBe(Date.parse('2096-02-29T00:00:00Z'));
  // 2100 is not a leap year; from 2099 on the next one is in the fifth year.
  expect(nextRun(leapDay, Date.parse('2098-12-31T23:59:58Z'))).toBeUndefined();
  expect(nextRun(leapDay, Date.parse('2098-12-31T23:59:59Z'))).toBe(Date.parse('2104-02-29T00:00:00Z'));
});

test('a time that is not one has no next run', () => {
  expect(nextRun(parseCron('* * * * * *'), Number.NaN)).toBeUndefined();
  expect(nextRun(parseCron('* * * * * *'), 8.64e15)).toBeUndefined();
});

test('a schedule of every second runs 86400 times a day', () => {
  const cron = parseCron('* * * * * *');
  const startMs = Date.UTC(2026, 1, 28);
  let runs = 0;
  for (let ms = nextRun(cron, startMs - 1); ms !== undefined && ms < startMs + dayMs; ms = nextRun(cron, ms)) runs += 1;
  expect(runs).toBe(86_400);
});
