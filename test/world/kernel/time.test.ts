import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  inMicros,
  inMicrosEast,
  inMillis,
  inSeconds,
  never,
  neverMillis,
  trimmed,
} from '../../../mock/world/kernel/time.ts';

// From the year 1 to the year 9999: what the forms of the API can write.
const ms = fc.integer({ min: Date.parse('0001-01-01T00:00:00Z'), max: Date.parse('9999-12-31T23:59:59.999Z') });
const runs = { seed: 11, numRuns: 2000 };

test('seconds are those of the time, whatever was put into words before', () => {
  fc.assert(
    fc.property(ms, (time) => {
      expect(inSeconds(time)).toBe(`${new Date(time).toISOString().slice(0, 19)}Z`);
    }),
    runs,
  );
});

test('seconds of one day after the other are right at its ends', () => {
  const texts = ['2024-02-28T23:59:59Z', '2024-02-29T00:00:00Z', '2024-02-28T12:30:31Z', '1969-12-31T23:59:59Z'];
  expect(texts.map((text) => inSeconds(Date.parse(text)))).toEqual(texts);
});

test('every form is the same time', () => {
  fc.assert(
    fc.property(ms, (time) => {
      for (const form of [inMillis, trimmed, inMicros]) expect(Date.parse(form(time))).toBe(time);
      expect(inMillis(time)).toMatch(/\.\d{3}Z$/);
      expect(inMicros(time)).toMatch(/\.\d{3}000Z$/);
      expect(trimmed(time)).toMatch(/:\d\d(\.\d{0,2}[1-9])?Z$/);
    }),
    runs,
  );
});

test.each([
  ['2020-12-03T12:21:38.510Z', '2020-12-03T12:21:38.51Z'],
  ['2020-12-03T12:21:38.000Z', '2020-12-03T12:21:38Z'],
  ['2020-12-03T12:21:40.000Z', '2020-12-03T12:21:40Z'],
  ['2020-12-03T12:20:00.100Z', '2020-12-03T12:20:00.1Z'],
])('%s without zeros at its end is %s', (text, expected) => expect(trimmed(Date.parse(text))).toBe(expected));

test('as instances have it a time is that of China, with its zone', () => {
  expect(inMicrosEast(Date.parse('2025-08-26T17:26:02.435Z'))).toBe('2025-08-27T01:26:02.435000+08:00');
});

test('never is one time in both forms', () => {
  expect(Date.parse(never)).toBe(Date.parse(neverMillis));
  expect(inMillis(Date.parse(never))).toBe(neverMillis);
});
