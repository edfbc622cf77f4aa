import { executionTables, type LifeCycleTables } from '../executions/kinds.ts';
import { Table } from '../kernel/table.ts';
import type { ResourceTables } from '../resources/tables.ts';
import type { RetentionKind, RetentionPolicyRow } from './rows.ts';

export const retentionTables = () => ({
  retention: {
    policies: new Table<RetentionPolicyRow>({ id: (row) => row.id, parent: (row) => row.namespace_id }),
    ...executionTables<RetentionKind>(),
  },
});

/** What retention may see and change. */
export type RetentionTables = ReturnType<typeof retentionTables> & ResourceTables & LifeCycleTables;
