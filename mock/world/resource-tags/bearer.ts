import type { Table } from '../kernel/table.ts';
import type { WritableWorld } from '../kernel/world.ts';
import type { InstanceRow, NamespaceRow } from '../resources/rows.ts';
import type { InstanceTagRow, NamespaceTagRow, TagFields } from './rows.ts';
import type { ResourceTagTables } from './tables.ts';

type Tagged = Pick<WritableWorld<ResourceTagTables>, 'tables'>;

/** A resource as whoever changes its tags sees it: where they are kept, and what makes one its own. */
export interface Bearer<Row extends TagFields> {
  readonly table: Table<Row>;
  readonly parent: number | string;
  readonly rowOf: (tag: TagFields) => Row;
}

export const instanceBearer = ({ id }: Pick<InstanceRow, 'id'>, { tables }: Tagged): Bearer<InstanceTagRow> => ({
  table: tables.resourceTags.ofInstances,
  parent: id,
  rowOf: (tag) => ({ ...tag, instance_id: id }),
});

export const namespaceBearer = ({ id }: Pick<NamespaceRow, 'id'>, { tables }: Tagged): Bearer<NamespaceTagRow> => ({
  table: tables.resourceTags.ofNamespaces,
  parent: id,
  rowOf: (tag) => ({ ...tag, namespace_id: id }),
});
