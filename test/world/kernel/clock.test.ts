import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clockScaledBy,
  clockSetTo,
  farthestMs,
  machineTime,
  manualClock,
  systemClock,
  worldTime,
} from '../../../mock/world/kernel/clock.ts';
import { spanMs } from '../../../mock/world/kernel/span.ts';

const ms = fc.integer({ min: 0, max: 4_000_000_000_000 });
const span = fc.nat(1_000_000_000);
const scale = fc.oneof(fc.constantFrom(0, 1, 0.5, 60, 1_000_000), fc.double({ min: 0, max: 1000, noNaN: true }));
const runs = { seed: 11, numRuns: 300 };

describe('the time of a world', () => {
  test("is the machine's own until it is told otherwise", () => {
    fc.assert(
      fc.property(ms, (atMs) => {
        expect(worldTime(machineTime, atMs)).toBe(atMs);
      }),
      runs,
    );
  });

  test('is at once where it is set, and runs on from there as fast as before', () => {
    fc.assert(
      fc.property(ms, ms, span, fc.constantFrom(0, 1, 2, 60), (atMs, toMs, spanMs, factor) => {
        const clock = clockSetTo(clockScaledBy(machineTime, factor, atMs), toMs, atMs);
        expect(worldTime(clock, atMs)).toBe(toMs);
        expect(worldTime(clock, atMs + spanMs)).toBe(toMs + spanMs * factor);
      }),
      runs,
    );
  });

  test('does not leap when it is scaled, nor go back as the machine goes on', () => {
    fc.assert(
      fc.property(ms, scale, scale, span, span, (atMs, before, after, firstMs, thenMs) => {
        const first = clockScaledBy(machineTime, before, atMs);
        const turnMs = atMs + firstMs;
        const second = clockScaledBy(first, after, turnMs);
        expect(worldTime(second, turnMs)).toBe(worldTime(first, turnMs));
        expect(worldTime(second, turnMs + thenMs)).toBeGreaterThanOrEqual(worldTime(second, turnMs));
      }),
      runs,
    );
  });

  test('ends with the calendar', () => {
    const clock = clockSetTo(machineTime, farthestMs, 1000);
    expect([999, 1000, 1001].map((atMs) => worldTime(clock, atMs))).toEqual([farthestMs - 1, farthestMs, farthestMs]);
    expect(new Date(farthestMs).toISOString()).toBe('9999-12-31T23:59:59.999Z');
  });

  test('stands still while it is frozen, and is in whole milliseconds', () => {
    const frozen = clockScaledBy(machineTime, 0, 1000);
    expect([worldTime(frozen, 1000), worldTime(frozen, 9e12)]).toEqual([1000, 1000]);
    const slow = clockScaledBy(machineTime, 0.5, 1000);
    expect([1000, 1001, 1002, 1003].map((atMs) => worldTime(slow, atMs))).toEqual([1000, 1000, 1001, 1001]);
  });
});

describe('a manual clock', () => {
  test('stands still until it is advanced', () => {
    const clock = manualClock('2026-03-01T12:00:00Z');
    const start = Date.parse('2026-03-01T12:00:00Z');
    expect([clock.now(), clock.now()]).toEqual([start, start]);
    clock.advance(5);
    expect(clock.now()).toBe(start + 5);
    clock.advance('2h');
    expect(clock.now()).toBe(start + 5 + 7_200_000);
  });

  test.each(['5 minutes', '', '5', '1y', Number.NaN, Number.POSITIVE_INFINITY])('is not advanced by %j', (by) => {
    const clock = manualClock('2026-03-01T12:00:00Z');
    const what = `advance: ${JSON.stringify(by)} is neither milliseconds nor a span such as 30s, 5m or 2h`;
    expect(() => clock.advance(by)).toThrow(new TypeError(what));
  });

  test.each(['yesterday', '', '2026-13-01T00:00:00Z'])('is refused at %j', (text) => {
    expect(() => manualClock(text)).toThrow(`${JSON.stringify(text)} is not an RFC 3339 time`);
  });
});

test("the system's clock is the machine's", () => {
  const before = Date.now();
  const now = systemClock.now();
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});

test.each([
  [1500, 1500],
  ['500ms', 500],
  ['30s', 30_000],
  ['5m', 300_000],
  ['2h', 7_200_000],
  ['70d', 6_048_000_000],
  ['5', Number.NaN],
  ['s', Number.NaN],
  ['-5s', Number.NaN],
  ['1.5s', Number.NaN],
  ['5s ', Number.NaN],
  [' 5s', Number.NaN],
  ['5sm', Number.NaN],
  ['5w', Number.NaN],
])('a span of %j is %f milliseconds', (span, ms) => expect(spanMs(span)).toBe(ms));
