import type { Family } from '../kernel/family.ts';
import { instanceBearer, namespaceBearer } from './bearer.ts';
import { putTags, takeAllTags } from './change.ts';
import { resourceTagChecks } from './checks.ts';
import { type ResourceTagTables, resourceTagTables } from './tables.ts';

/** What resource tags hear. */
export const resourceTagFamily = {
  tables: resourceTagTables,
  checks: resourceTagChecks,
  due: [],
  hears: {
    'instance.created': ({ instance_id, resource_tags }, world) =>
      putTags(instanceBearer({ id: instance_id }, world), resource_tags),
    'instance.deleted': ({ instance_id }, world) => takeAllTags(instanceBearer({ id: instance_id }, world)),
    'namespace.deleted': ({ namespace_id }, world) => takeAllTags(namespaceBearer({ id: namespace_id }, world)),
  },
} satisfies Family<ResourceTagTables>;
