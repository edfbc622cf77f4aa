import { Table } from '../kernel/table.ts';
import type { ResourceTables } from '../resources/tables.ts';
import type { CreationCycleRow } from './rows.ts';

export const instanceTables = () => ({
  /** One row, or none where the profile's pace holds. */
  creationCycles: new Table<CreationCycleRow>({ id: (row) => row.id, parent: () => 0 }),
});

/** What instances may see and change. */
export type InstanceTables = ReturnType<typeof instanceTables> & ResourceTables;
