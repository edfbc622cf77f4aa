/** A client that reads lists of any length: the code under test. */

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

/** Every item of a list, asked for page by page; `read` reads the page at an offset. */
export const readAll = async <Item>(
  read: (offset: number, limit: number) => Promise<Page<Item>>,
  limit = 100,
): Promise<readonly Item[]> => {
  const all: Item[] = [];
  for (let offset = 0; ; offset += limit) {
    const { items, total } = await read(offset, limit);
    all.push(...items);
    if (offset + limit >= total) return all;
  }
};
