import { executionTables, type LifeCycleTables } from '../executions/kinds.ts';
import { Table } from '../kernel/table.ts';
import type { RegistryTables } from '../registries/tables.ts';
import type { ReplicationKind, ReplicationPolicyRow } from './rows.ts';

export const replicationTables = () => ({
  replication: {
    policies: new Table<ReplicationPolicyRow>({
      id: (row) => row.id,
      parent: (row) => row.instance_id,
      name: (row) => row.name,
    }),
    ...executionTables<ReplicationKind>(),
  },
});

/** What replication may see and change. */
export type ReplicationTables = ReturnType<typeof replicationTables> & RegistryTables & LifeCycleTables;
