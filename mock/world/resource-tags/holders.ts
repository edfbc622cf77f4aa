import type { World } from '../kernel/world.ts';
import type { InstanceRow } from '../resources/rows.ts';
import type { TagFields } from './rows.ts';
import type { ResourceTagTables } from './tables.ts';

type Tagged = World<ResourceTagTables>;

/** A resource that can be found by its tags. */
export interface Holder {
  readonly id: string;
  readonly name: string;
  readonly tags: readonly TagFields[];
}

export const instancesOf = ({ tables, tenant }: Tagged): readonly Holder[] =>
  tables.instances
    .under(tenant.project_id)
    .map(({ id, name }) => ({ id, name, tags: tables.resourceTags.ofInstances.under(id) }));

export const namespacesOf = (instance: InstanceRow, { tables, profile }: Tagged): readonly Holder[] =>
  tables.namespaces.under(instance.id).map(({ id, name }) => ({
    id: profile['tags.sub_resource_id'] === 'name' ? name : String(id),
    name,
    tags: tables.resourceTags.ofNamespaces.under(id),
  }));
