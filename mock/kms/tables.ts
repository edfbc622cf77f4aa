import { Table } from '../world/kernel/table.ts';
import type { KeyRow } from './rows.ts';

export const keyTables = () => ({
  kms: {
    keys: new Table<KeyRow>({ id: (row) => row.id, parent: (row) => row.project_id }),
  },
});

export type KeyTables = ReturnType<typeof keyTables>;
