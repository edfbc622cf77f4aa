import fc from 'fast-check';
import { expect, test } from 'vitest';
import { glob } from '../../../mock/world/kernel/glob.ts';
import { compileSegment } from '../../../mock/world/kernel/glob-segment.ts';

const patternLength = 512;
const nameLength = 4096;

const fill = (parts: readonly string[], length: number): string => parts.join('').repeat(length).slice(0, length);

const partsOf = (...choices: readonly string[]) =>
  fc.array(fc.constantFrom(...choices), { minLength: 1, maxLength: 12 });

const name = partsOf('a', 'b', 'a', 'a').map((parts) => fill(parts, nameLength));

test('without braces a match takes two steps at most for each character of the pattern and of the name', () => {
  const patterns = partsOf('*', 'a', '?', '*a', '[ab]', 'b').map((parts) => `${fill(parts, patternLength - 1)}c`);
  fc.assert(
    fc.property(patterns, name, (pattern, text) => {
      expect(compileSegment(pattern, 'harbor')(text).steps).toBeLessThanOrEqual(2 * patternLength * nameLength);
    }),
    { seed: 11, numRuns: 12 },
  );
});

test('each brace adds no more than as many steps again', () => {
  const patterns = partsOf('{', '}', ',', '*', 'a', '?', '{a,aa}', '{*,a}', '{,a}').map((parts) =>
    fill(parts, patternLength),
  );
  fc.assert(
    fc.property(patterns, name, (pattern, text) => {
      const braces = pattern.split('{').length;
      const { steps } = compileSegment(pattern, 'harbor')(text);
      expect(steps).toBeLessThanOrEqual(2 * braces * patternLength * nameLength);
    }),
    { seed: 11, numRuns: 12 },
  );
});

test('a pattern made to backtrack is answered in steps that grow with the name, not faster', () => {
  const match = compileSegment(`${'*a'.repeat(100)}b`, 'harbor');
  const short = match('a'.repeat(1000)).steps;
  const long = match('a'.repeat(4000)).steps;
  expect(long).toBeGreaterThan(3 * short);
  expect(long).toBeLessThan(5 * short);
});

test('alternatives of which many begin alike are tried once a place', () => {
  const match = compileSegment(`${'{a,aa}'.repeat(80)}b`, 'harbor');
  expect(match('a'.repeat(160))).toMatchObject({ match: 'unmatched' });
  expect(match('a'.repeat(160)).steps).toBeLessThan(80 * 160 * 5);
  expect(match(`${'a'.repeat(120)}b`).match).toBe('matched');
});

test('many ** cost no more than one try for each pair of segments', { timeout: 5000 }, () => {
  const matches = glob(`${'**/a/'.repeat(100)}b`);
  expect(matches(`${'a/'.repeat(2000)}c`)).toBe(false);
  expect(matches(`${'a/'.repeat(2000)}b`)).toBe(true);
});
