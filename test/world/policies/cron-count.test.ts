import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayMs } from '../../../mock/world/kernel/time.ts';
import { parseCron } from '../../../mock/world/policies/cron.ts';
import { type Anchored, countRuns, firstOfLastRuns } from '../../../mock/world/policies/cron-count.ts';
import { longestGapYears, nextRun } from '../../../mock/world/policies/cron-next.ts';

const at = (text: string, anchorMs = 0): Anchored => ({ cron: parseCron(text), anchorMs });

/** One after the other, as they become due. */
const runsOf = ({ cron, anchorMs }: Anchored, fromMs: number, toMs: number): readonly number[] => {
  const runs: number[] = [];
  const after = (ms: number): number | undefined =>
    cron.kind === 'every'
      ? anchorMs + (Math.floor((ms - anchorMs) / cron.everyMs) + 1) * cron.everyMs
      : nextRun(cron, ms, { years: longestGapYears });
  for (let ms = after(fromMs); ms !== undefined && ms <= toMs; ms = after(ms)) runs.push(ms);
  return runs;
};

const rare = fc.constantFrom(
  ...['0 0 0 29 2 *', '30 15 7 1,15 * 1-5', '0 0 12 */31 2 1', '59 59 23 31 12 ?', '0 0 0 31 2 *', '0 0 0 , * *'],
);
const daily = fc.constantFrom('0 0/30 * * * ?', '1,2,50 */7 3-5 * * *', '0 0 2 * 1-6 0,6', '* * 4 13 * *', '@daily');
const every = fc.constantFrom('@every 90s', '@every 1h5m', '@every 36h');

const spans = fc.oneof(
  fc.record({ text: rare, days: fc.integer({ min: 0, max: 20_000 }) }),
  fc.record({ text: daily, days: fc.integer({ min: 0, max: 20 }) }),
  fc.record({ text: every, days: fc.integer({ min: 0, max: 20 }) }),
);
// From 1932 to 2310: before the epoch, over leap days and over a century without one.
const fromMs = fc.integer({ min: -1.2e12, max: 1.07e13 });

describe('runs that are counted', () => {
  test('are as many as become due one after the other', () => {
    fc.assert(
      fc.property(spans, fromMs, fc.nat(dayMs), ({ text, days }, from, moreMs) => {
        const anchored = at(text, 250_000);
        const to = from + days * dayMs + moreMs;
        expect(countRuns(anchored, from, to)).toBe(runsOf(anchored, from, to).length);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  test('end with as many as are asked for', () => {
    fc.assert(
      fc.property(spans, fromMs, fc.integer({ min: 1, max: 20 }), ({ text, days }, from, count) => {
        const anchored = at(text, 250_000);
        const span = { fromMs: from, toMs: from + days * dayMs };
        const runs = runsOf(anchored, span.fromMs, span.toMs);
        expect(firstOfLastRuns(anchored, span, count)).toBe(runs.length < count ? undefined : runs.at(-count));
      }),
      { seed: 12, numRuns: 300 },
    );
  });

  test.each([
    ['* * * * * *', 315_569_520_000],
    ['0 0 0 29 2 *', 2425],
    ['0 0 0 31 2 *', 0],
  ])('of %s over ten thousand years are %i', (text, count) => {
    const fromMs = Date.UTC(2000, 0, 1) - 1000;
    expect(countRuns(at(text), fromMs, Date.UTC(12_000, 0, 1) - 1000)).toBe(count);
  });

  test('at both ends of a span belong to the span that ends there', () => {
    const [noon, evening] = [Date.UTC(2026, 2, 1, 12), Date.UTC(2026, 2, 1, 18)];
    const anchored = at('0 0 12,18 * * *');
    expect([countRuns(anchored, noon, evening), countRuns(anchored, noon - 1, evening - 1)]).toEqual([1, 1]);
  });
});
