import { expect, test } from 'vitest';
import { fits } from '../../../mock/world/kernel/wildcard.ts';

test('a pattern made to be slow is not', { timeout: 2000 }, () => {
  expect(fits(`${'*a'.repeat(5000)}z`, 'a'.repeat(20_000))).toBe(false);
});

test.each([
  [`*${'a'.repeat(255)}b${'a'.repeat(255)}*`, 'a'.repeat(60_000)],
  [`*b${'a'.repeat(510)}*`, 'a'.repeat(60_000)],
  [`*${'a'.repeat(510)}b*`, 'a'.repeat(60_000)],
  [`*${'ab'.repeat(255)}c*`, 'ab'.repeat(30_000)],
])('100 patterns made to be slow are not', { timeout: 2000 }, (pattern, text) => {
  for (let turn = 0; turn < 100; turn += 1) expect(fits(pattern, text)).toBe(false);
});
