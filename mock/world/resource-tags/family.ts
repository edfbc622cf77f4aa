import type { Family } from '../kernel/family.ts';
import { instanceBearer } from './bearer.ts';
import { putTags } from './change.ts';
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
    'instance.deleted': ({ instance_id }, { tables: { resourceTags } }) =>
      resourceTags.ofInstances.removeUnder(instance_id),
    'namespace.deleted': ({ namespace_id }, { tables: { resourceTags } }) =>
      resourceTags.ofNamespaces.removeUnder(namespace_id),
  },
} satisfies Family<ResourceTagTables>;
