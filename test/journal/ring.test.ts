import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRing, type Ring } from '../../mock/journal/ring.ts';

/** Writes a record whose every word is its number. */
const write = (ring: Ring, size: number, number: number): void => {
  const at = ring.reserve(size);
  if (at !== undefined) ring.memory().words.fill(number, at / 4 + 1, (at + size) / 4);
};

const wordsAt = (ring: Ring, at: number): readonly number[] => {
  const { words } = ring.memory();
  return [...words.subarray(at / 4 + 1, (at + (words[at / 4] ?? 0)) / 4)];
};

const eights = fc.integer({ min: 1, max: 700 }).map((count) => count * 8);

test('what is kept is whole, is the newest, and is as much as there is room for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), fc.array(eights, { maxLength: 60 }), (maxBytes, sizes) => {
      const ring = createRing(maxBytes);
      for (const [number, size] of sizes.entries()) write(ring, size, number);
      const kept = sizes.map((size, number) => ({ size, number })).slice(ring.dropped());
      expect(ring.places().map((at) => wordsAt(ring, at))).toEqual(
        kept.map(({ size, number }) => Array.from({ length: size / 4 - 1 }, () => number)),
      );
      const bytes = kept.reduce((sum, { size }) => sum + size, 0);
      expect([ring.count(), ring.bytes()]).toEqual([kept.length, bytes]);
      expect(bytes).toBeLessThanOrEqual(maxBytes);
      const isWithin = sizes.reduce((sum, size) => sum + size, 0) <= maxBytes - (maxBytes % 8);
      if (isWithin) expect(ring.dropped()).toBe(0);
    }),
    { numRuns: 500, seed: 20 },
  );
});

test('no more memory is taken than there is room for, nor much more than is filled, nor any for what is too large', () => {
  const ring = createRing(100_000);
  for (let number = 0; number < 3; number += 1) write(ring, 8000, number);
  expect(ring.memory().bytes.length).toBe(32 * 1024);
  for (let number = 3; number < 100; number += 1) write(ring, 8000, number);
  expect(ring.memory().bytes.length).toBe(100_000);
  expect(ring.count()).toBe(12);
  write(ring, 100_008, 100);
  expect([ring.memory().bytes.length, ring.count(), ring.dropped(), ring.places()]).toEqual([0, 0, 101, []]);
});
