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

/** Reads the whole of `all`: a filter cannot know which items it keeps without asking for them. */
export const filter = <Item>(all: Sequence<Item>, keep: (item: Item) => boolean): Sequence<Item> => {
  const kept: Item[] = [];
  for (let index = 0; index < all.length; index += 1) {
    const item = all.at(index);
    if (item !== undefined && keep(item)) kept.push(item);
  }
  return kept;
};

export type Order = 'oldest_first' | 'newest_first';

export interface PageOf<Item, View> {
  readonly query: { readonly offset: number; readonly limit: number };
  readonly profile: Profile;
  /** How an item is shown; only the page's own items ever are. */
  readonly view: (item: Item) => View;
  /** Of a list that comes with the oldest first. */
  readonly order?: Order;
}

/** The page at `offset`; only its own items are ever asked for, so its cost does not grow with the list. */
export const pageOf = <Item, View>(
  all: Sequence<Item>,
  { query: { offset, limit }, profile, view, order = 'oldest_first' }: PageOf<Item, View>,
): Page<View> => {
  const { length } = all;
  const items: View[] = [];
  for (let index = offset; index < Math.min(offset + limit, length); index += 1) {
    const item = all.at(order === 'oldest_first' ? index : length - 1 - index);
    if (item !== undefined) items.push(view(item));
  }
  const isBeyond = offset >= length && profile['paging.total_beyond_end'] === 'zero';
  return { items, total: isBeyond ? 0 : length };
};
