import type { Profile } from './profile.ts';

/** Anything that can be counted and asked for its i-th item; an array is one. */
export interface Sequence<Item> {
  readonly length: number;
  readonly at: (index: number) => Item | undefined;
}

export interface Page<Item> {
  readonly items: Item[];
  readonly total: number;
}

export const map = <From, To>(all: Sequence<From>, change: (item: From) => To): Sequence<To> => ({
  length: all.length,
  at: (index) => {
    const item = all.at(index);
    return item === undefined ? undefined : change(item);
  },
});

/** Reads the whole of `all`: a filter cannot know which items it keeps without asking for them. */
export const filter = <Item>(all: Sequence<Item>, keep: (item: Item) => boolean): Sequence<Item> => {
  const kept: Item[] = [];
  for (let index = 0; index < all.length; index += 1) {
    const item = all.at(index);
    if (item !== undefined && keep(item)) kept.push(item);
  }
  return kept;
};

export const newestFirst = <Item>(all: Sequence<Item>): Sequence<Item> => ({
  length: all.length,
  at: (index) => (index < all.length ? all.at(all.length - 1 - index) : undefined),
});

export const inOrder = <Item>(all: Sequence<Item>, order: 'oldest_first' | 'newest_first'): Sequence<Item> =>
  order === 'newest_first' ? newestFirst(all) : all;

/** The page at `offset`; only its own items are ever asked for, so its cost does not grow with the list. */
export const page = <Item>(
  all: Sequence<Item>,
  { offset, limit }: { readonly offset: number; readonly limit: number },
  profile: Profile,
): Page<Item> => {
  const items: Item[] = [];
  for (let index = offset; index < Math.min(offset + limit, all.length); index += 1) {
    const item = all.at(index);
    if (item !== undefined) items.push(item);
  }
  const beyond = offset >= all.length && profile['paging.total_beyond_end'] === 'zero';
  return { items, total: beyond ? 0 : all.length };
};
