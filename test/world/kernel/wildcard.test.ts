import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fits } from '../../../mock/world/kernel/wildcard.ts';

test.each([
  ['', '', true],
  ['', 'a', false],
  ['*', '', true],
  ['*', 'anything/at all?', true],
  ['abc', 'abc', true],
  ['abc', 'abcd', false],
  ['abc', 'ABC', false],
  ['a*', 'a', true],
  ['*c', 'abc', true],
  ['a*c', 'abcd', false],
  ['a*b*c', 'a-b-b-c', true],
  ['**', 'x', true],
  ['swr:*:list', 'swr:repository:list', true],
  ['a?c', 'abc', false],
  ['a.c', 'abc', false],
  ['[ab]', 'a', false],
])('"%s" fits "%s": %s', (pattern, text, expected) => expect(fits(pattern, text)).toBe(expected));

test('a pattern fits what the regular expression with .* in the place of each * fits', () => {
  const parts = fc.array(fc.constantFrom('a', 'b', 'ab', '*'), { maxLength: 8 }).map((list) => list.join(''));
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 });
  fc.assert(
    fc.property(parts, text, (pattern, given) => {
      const meaning = new RegExp(`^${pattern.replaceAll('*', '.*')}$`, 's');
      expect(fits(pattern, given)).toBe(meaning.test(given));
    }),
    { seed: 11, numRuns: 3000 },
  );
});

test('a text fits itself, and every part of it may be a star', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), fc.nat(20), fc.nat(20), (text, from, length) => {
      fc.pre(!text.includes('*'));
      expect(fits(text, text)).toBe(true);
      expect(fits(`${text.slice(0, from)}*${text.slice(from + length)}`, text)).toBe(true);
    }),
    { seed: 11, numRuns: 1000 },
  );
});

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
