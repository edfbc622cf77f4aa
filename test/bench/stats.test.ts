import { expect, test } from 'vitest';
import { median, percentile, rotated, spreadOf } from '../../bench/measure/stats.ts';
import { barChart } from '../../bench/report/bars.ts';
import { inserted } from '../../bench/report/insert.ts';

test('the middle of an even number of values is between the two middle ones', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(spreadOf([3, 1, 2])).toEqual({ median: 2, low: 1, high: 3 });
});

test('the 99th percentile of a hundred values is the second longest', () => {
  expect(
    percentile(
      Array.from({ length: 100 }, (_, index) => index + 1),
      0.99,
    ),
  ).toBe(99);
});

test('each round begins with another contender and leaves none out', () => {
  expect([0, 1, 2, 3].map((round) => rotated(['a', 'b', 'c'], round).join(''))).toEqual(['abc', 'bca', 'cab', 'abc']);
});

test('a part goes between its marks and replaces what was there', () => {
  const page = 'before <!-- bench:x --> old <!-- /bench:x --> after';
  expect(inserted(page, 'x', 'new')).toBe('before <!-- bench:x -->\n\nnew\n\n<!-- /bench:x --> after');
  expect(() => inserted(page, 'y', 'new')).toThrow('there is no <!-- bench:y -->');
});

test('a chart is one SVG element, and what it shows is escaped', () => {
  const bars = [{ label: 'a < b & c', ratio: spreadOf([1, 2, 3]), detail: '"x"', own: true }];
  const svg = barChart({ title: 'T', subtitle: 'S', bars });
  expect(svg).toMatch(/^<svg [^>]+>[\s\S]*<\/svg>\n$/);
  expect(svg).toContain('a &lt; b &amp; c');
  expect(svg).toContain('2.00×');
});
