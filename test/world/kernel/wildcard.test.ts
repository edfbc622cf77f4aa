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
  ['ab*bc', 'abc', false],
  ['a*b*b', 'ab', false],
  ['a*b*b', 'abb', true],
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

test('what stands between two stars is found wherever it stands, though it may begin within itself', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 14 });
  fc.assert(
    fc.property(letters, fc.nat(10), fc.integer({ min: 1, max: 7 }), letters, (text, from, length, other) => {
      for (const piece of [text.slice(from, from + length), other.slice(0, length)])
        expect(fits(`*${piece}*`, text)).toBe(text.includes(piece));
    }),
    { seed: 11, numRuns: 1000 },
  );
  expect([fits('*aab*', 'aaab'), fits('*abac*', 'ababac'), fits('*aabaaaa*', 'aabaaabaaaa')]).toEqual([
    true,
    true,
    true,
  ]);
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
