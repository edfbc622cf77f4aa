import { Counter } from '../world/kernel/counter.ts';
import { Table } from '../world/kernel/table.ts';
import type { KeyRow } from './rows.ts';

export const keyTables = () => ({
  kms: {
    keys: new Table<KeyRow>({ id: (row) => row.id, parent: (row) => row.project_id }),
    /** How many keys were ever made: an id is made of it, for the rows of an id that is a text are not counted. */
    made: new Counter(),
  },
});

export type KeyTables = ReturnType<typeof keyTables>;
