import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filter, pageOf, type Sequence } from '../../../mock/world/kernel/paging.ts';
import { createProfile } from '../../../mock/world/kernel/profile.ts';

const profile = createProfile();
const itself = <Item>(item: Item): Item => item;
const usual = { profile, view: itself };

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
const place = fc.record({ offset: fc.nat(40), limit: fc.nat(20) });

describe('a page', () => {
  test('is the slice at its offset, each item as it is shown, with the total of the whole list', () => {
    fc.assert(
      fc.property(list, place, (items, query) => {
        const { offset, limit } = query;
        expect(pageOf(items, { query, profile, view: String })).toEqual({
          items: items.slice(offset, offset + limit).map(String),
          total: items.length,
        });
      }),
      { seed: 11 },
    );
  });

  test('of the newest first is that of the list turned round', () => {
    fc.assert(
      fc.property(list, place, (items, query) => {
        const turned = pageOf(items.toReversed(), { ...usual, query });
        expect(pageOf(items, { ...usual, query, order: 'newest_first' })).toEqual(turned);
        expect(pageOf(items.toReversed(), { ...usual, query, order: 'oldest_first' })).toEqual(turned);
      }),
      { seed: 11 },
    );
  });

  test.each([
    ['oldest_first', [40, 42, 44], [20, 21, 22]],
    ['newest_first', [1_999_958, 1_999_956, 1_999_954], [999_979, 999_978, 999_977]],
  ] as const)('with %s asks for and shows its own items only, however long the list', (order, items, expected) => {
    const { all, asked } = watched(1_000_000);
    const shown: number[] = [];
    const view = (item: number): number => {
      shown.push(item);
      return item * 2;
    };
    expect(pageOf(all, { query: { offset: 20, limit: 3 }, profile, order, view }).items).toEqual(items);
    expect([asked, shown]).toEqual([expected, expected]);
  });

  test.each([
    ['true_total', 5, 3],
    ['true_total', 3, 3],
    ['zero', 5, 0],
    ['zero', 3, 0],
    ['zero', 2, 3],
  ])('with %s of three items at offset %i has the total %i', (option, offset, total) => {
    const chosen = createProfile({ 'paging.total_beyond_end': option });
    const query = { offset, limit: 10 };
    expect(pageOf([1, 2, 3], { ...usual, query, profile: chosen }).total).toBe(total);
  });

  test('of all pages in turn is the list', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 7 }), (items, limit) => {
        const offsets = Array.from({ length: Math.ceil(items.length / limit) }, (_, index) => index * limit);
        expect(offsets.flatMap((offset) => pageOf(items, { ...usual, query: { offset, limit } }).items)).toEqual(items);
      }),
      { seed: 11 },
    );
  });
});

/** Items that are not there, at places where some should be. */
const withGaps: Sequence<number> = { length: 4, at: (index) => (index % 2 === 0 ? index : undefined) };

describe('a sequence', () => {
  test('with gaps is shown, and filtered, without them', () => {
    expect(pageOf(withGaps, { ...usual, query: { offset: 0, limit: 9 } })).toEqual({ items: [0, 2], total: 4 });
    expect(itemsOf(filter(withGaps, () => true))).toEqual([0, 2]);
  });

  test('that is filtered is what an array would be', () => {
    fc.assert(
      fc.property(list, (items) => {
        const isEven = (item: number): boolean => item % 2 === 0;
        expect(itemsOf(filter(items, isEven))).toEqual(items.filter(isEven));
      }),
      { seed: 11 },
    );
  });

  test('that is filtered is asked for each of its items once', () => {
    const { all, asked } = watched(4);
    expect(itemsOf(filter(all, (item) => item > 1))).toEqual([2, 3]);
    expect(asked).toEqual([0, 1, 2, 3]);
  });
});
