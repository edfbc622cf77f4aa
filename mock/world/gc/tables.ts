import { executionTables, type LifeCycleTables } from '../executions/kinds.ts';
import { Table } from '../kernel/table.ts';
import type { ResourceTables } from '../resources/tables.ts';
import type { GarbageRow, GcKind, GcScheduleRow } from './rows.ts';

export const gcTables = () => ({
  gc: {
    schedules: new Table<GcScheduleRow>({ id: (row) => row.id, parent: (row) => row.instance_id }),
    garbage: new Table<GarbageRow>({
      id: (row) => row.id,
      parent: (row) => row.instance_id,
      name: (row) => row.digest,
    }),
    ...executionTables<GcKind>(),
  },
});

/** What garbage collection may see and change. */
export type GcTables = ReturnType<typeof gcTables> & ResourceTables & LifeCycleTables;
