import { Table } from '../kernel/table.ts';
import type { ResourceTables } from '../resources/tables.ts';
import type { InstanceTagRow, NamespaceTagRow } from './rows.ts';

export const resourceTagTables = () => ({
  resourceTags: {
    ofInstances: new Table<InstanceTagRow>({
      id: (row) => row.id,
      parent: (row) => row.instance_id,
      name: (row) => row.key,
    }),
    ofNamespaces: new Table<NamespaceTagRow>({
      id: (row) => row.id,
      parent: (row) => row.namespace_id,
      name: (row) => row.key,
    }),
  },
});

/** What resource tags may see and change. */
export type ResourceTagTables = ReturnType<typeof resourceTagTables> & ResourceTables;
