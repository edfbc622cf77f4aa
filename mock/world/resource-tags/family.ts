import type { Family } from '../kernel/family.ts';
import { instanceBearer, namespaceBearer } from './bearer.ts';
import { putTags, takeAllTags } from './change.ts';
import type { ResourceTagTables } from './tables.ts';

/** What resource tags hear. */
export const resourceTagFamily: Family<ResourceTagTables> = {
  due: [],
  hears: {
    'instance.created': ({ instance_id, resource_tags }, world) =>
      putTags(instanceBearer({ id: instance_id }, world), resource_tags),
    'instance.deleted': ({ instance_id }, world) => {
      takeAllTags(instanceBearer({ id: instance_id }, world));
      for (const namespace of world.tables.namespaces.under(instance_id))
        takeAllTags(namespaceBearer(namespace, world));
    },
    'namespace.deleted': ({ namespace_id }, world) => takeAllTags(namespaceBearer({ id: namespace_id }, world)),
  },
};
