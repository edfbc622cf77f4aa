import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filter, inOrder, map, newestFirst, page, type Sequence } from '../../../mock/world/kernel/paging.ts';
import { createProfile } from '../../../mock/world/kernel/profile.ts';

const profile = createProfile();

const itemsOf = <Item>(all: Sequence<Item>): readonly (Item | undefined)[] =>
  Array.from({ length: all.length }, (_, index) => all.at(index));

/** A sequence that notes what it is asked for. */
const watched = (length: number) => {
  const asked: number[] = [];
  const all: Sequence<number> = {
    length,
    at: (index) => {
      asked.push(index);
      return index < length ? index : undefined;
    },
  };
  return { all, asked };
};

const list = fc.array(fc.nat(100), { maxLength: 30 });
const place = { offset: fc.nat(40), limit: fc.nat(20) };

describe('a page', () => {
  test('is the slice at its offset, with the total of the whole list', () => {
    fc.assert(
      fc.property(list, fc.record(place), (items, { offset, limit }) => {
        expect(page(items, { offset, limit }, profile)).toEqual({
          items: items.slice(offset, offset + limit),
          total: items.length,
        });
      }),
      { seed: 11 },
    );
  });

  test('asks for its own items only, however long the list', () => {
    const { all, asked } = watched(1_000_000);
    expect(page(newestFirst(map(all, (item) => item * 2)), { offset: 20, limit: 3 }, profile).items).toEqual([
      1_999_958, 1_999_956, 1_999_954,
    ]);
    expect(asked).toEqual([999_979, 999_978, 999_977]);
  });

  test.each([
    ['true_total', 5, 3],
    ['true_total', 3, 3],
    ['zero', 5, 0],
    ['zero', 3, 0],
    ['zero', 2, 3],
  ])('with %s of three items at offset %i has the total %i', (option, offset, total) => {
    const chosen = createProfile({ 'paging.total_beyond_end': option });
    expect(page([1, 2, 3], { offset, limit: 10 }, chosen).total).toBe(total);
  });

  test('of all pages in turn is the list', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 7 }), (items, limit) => {
        const offsets = Array.from({ length: Math.ceil(items.length / limit) }, (_, index) => index * limit);
        expect(offsets.flatMap((offset) => page(items, { offset, limit }, profile).items)).toEqual(items);
      }),
      { seed: 11 },
    );
  });
});

describe('a sequence', () => {
  test('mapped, filtered or reversed is what an array would be', () => {
    fc.assert(
      fc.property(list, (items) => {
        const isEven = (item: number): boolean => item % 2 === 0;
        expect(itemsOf(map(items, String))).toEqual(items.map(String));
        expect(itemsOf(filter(items, isEven))).toEqual(items.filter(isEven));
        expect(itemsOf(newestFirst(items))).toEqual(items.toReversed());
        expect(itemsOf(newestFirst(newestFirst(items)))).toEqual(items);
      }),
      { seed: 11 },
    );
  });

  test('is in the order that is asked for', () => {
    expect(itemsOf(inOrder([1, 2, 3], 'oldest_first'))).toEqual([1, 2, 3]);
    expect(itemsOf(inOrder([1, 2, 3], 'newest_first'))).toEqual([3, 2, 1]);
  });

  test('mapped or reversed asks for nothing before it is asked', () => {
    const { all, asked } = watched(10);
    const derived = newestFirst(map(all, String));
    expect([derived.length, asked.length]).toEqual([10, 0]);
    expect(derived.at(0)).toBe('9');
    expect(asked).toEqual([9]);
  });

  test('has nothing behind its end', () => {
    expect(newestFirst([1, 2]).at(2)).toBeUndefined();
    expect(map([1], String).at(1)).toBeUndefined();
  });
});
