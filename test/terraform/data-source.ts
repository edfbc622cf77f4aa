import { expect } from 'vitest';
import type { Fake } from '../support/fake.ts';

type Row = Readonly<Record<string, unknown>>;

/** Reads pages of a hundred until one is empty, as every data source does. */
export const readAll = async ({ get }: Fake, path: string, list: string, query: object = {}) => {
  const rows: Row[] = [];
  for (let offset = 0; ; offset += 100) {
    const page = (await get(path, { ...query, limit: 100, offset })).body[list];
    if (page.length === 0) return rows;
    rows.push(...page);
  }
};

/** That every row has something in each of its fields, as the tests of a data source ask. */
export const expectFilled = (rows: readonly Row[], ...names: readonly string[]): void => {
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) for (const name of names) expect(row[name], name).toEqual(expect.anything());
  for (const row of rows) for (const name of names) expect(row[name], name).not.toBe('');
};
