import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keys, positionIn, sealed, unsealed } from '../../mock/data/record.ts';

test('a sealed text comes back, and any change of one character is seen', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(unsealed(sealed(text))).toBe(text);
    }),
    { numRuns: 100, seed: 21 },
  );
  const value = sealed('{"atMs":1}');
  for (let at = 0; at < value.length; at += 1) {
    const other = String.fromCharCode(value.charCodeAt(at) ^ 1);
    expect(unsealed(value.slice(0, at) + other + value.slice(at + 1))).toBeUndefined();
  }
});

test.each(['', '1234567', '00000000x'])('%j is not a sealed text', (value) => {
  expect(unsealed(value)).toBeUndefined();
});

test('keys of commands sort as their positions do, and are not among the others', () => {
  const positions = [0, 1, 9, 10, 99_999, 2 ** 31, Number.MAX_SAFE_INTEGER];
  const made = positions.map(keys.command);
  expect([...made].sort()).toEqual(made);
  expect(made.map(positionIn)).toEqual(positions);
  for (const other of [keys.origin, keys.snapshots, keys.stop, keys.snapshotText(1, 0)])
    expect(other < keys.command(0) || other > keys.command(Number.MAX_SAFE_INTEGER)).toBe(true);
});

test('the parts of a snapshot sort by its position and then by their number', () => {
  const made = [keys.snapshotText(9, 10), keys.snapshotText(10, 2), keys.snapshotText(10, 11)];
  expect([...made].sort()).toEqual(made);
});
