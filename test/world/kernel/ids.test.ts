import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { int32Id, madeDigest, madeHex, madeInt, madeUuid } from '../../../mock/world/kernel/ids.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 30 });
const runs = { seed: 11, numRuns: 500 };

describe('made-up values', () => {
  test('depend on their text alone, and have the form of what they stand for', () => {
    fc.assert(
      fc.property(text, fc.nat(200), (key, length) => {
        expect(madeHex(key, length)).toBe(madeHex(key, length));
        expect(madeHex(key, length)).toMatch(new RegExp(`^[0-9a-f]{${length}}$`));
        expect(madeUuid(key)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(madeDigest(key)).toMatch(/^sha256:[0-9a-f]{64}$/);
      }),
      runs,
    );
  });

  test('do not change from one version to the next: seeds and snapshots rely on them', () => {
    expect(madeHex('task 1', 24)).toBe(madeHex('task 1', 64).slice(0, 24));
    expect([madeHex('', 8), madeHex('task 1', 8)]).toEqual(['baeeaafd', 'deae1662']);
    expect(madeUuid('instance')).toBe('fe47e21a-d233-4d7c-a626-bbd1c04b3211');
    expect(madeHex('a seed', 256).slice(-16)).toBe('34423bb6cc795d29');
    expect([madeInt('die 1', 1, 6), madeInt('a seed', 0, 1_000_000)]).toEqual([2, 85_403]);
    expect(madeDigest('task 1')).toBe(`sha256:${madeHex('task 1', 64)}`);
  });

  test('are different for texts that are nearly alike', () => {
    const texts = Array.from({ length: 20_000 }, (_, index) => [`1 task ${index}`, `1 sub-task ${index}`]).flat();
    expect(new Set(texts.map((key) => madeHex(key, 24))).size).toBe(40_000);
    expect(new Set(texts.map((key) => madeUuid(key))).size).toBe(40_000);
  });
});

describe('a made-up number', () => {
  test('is within its bounds, both of them included', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: -1000, max: 1000 }), fc.nat(1000), (key, low, more) => {
        const made = madeInt(key, low, low + more);
        expect(made >= low && made <= low + more && Number.isInteger(made)).toBe(true);
      }),
      runs,
    );
    const dice = Array.from({ length: 600 }, (_, index) => madeInt(`die ${index}`, 1, 6));
    expect([...new Set(dice)].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('is each of them about equally often', () => {
    const coins = Array.from({ length: 10_000 }, (_, index) => madeInt(`1 fault 3 ${index}`, 0, 1));
    const heads = coins.filter((coin) => coin === 1).length;
    expect(heads).toBeGreaterThan(4700);
    expect(heads).toBeLessThan(5300);
  });
});

test('an id of 32 bits begins again behind the highest', () => {
  const highest = 2 ** 31 - 1;
  expect([1, 2, highest, highest + 1, 2 * highest].map(int32Id)).toEqual([1, 2, highest, 1, highest]);
});
