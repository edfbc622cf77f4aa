import type { Family } from '../kernel/family.ts';
import type { WritableWorld } from '../kernel/world.ts';
import { changesDue } from './change.ts';
import { accessChecks } from './checks.ts';
import { defaultEndpoint } from './endpoints.ts';
import { type AccessTables, accessTables } from './tables.ts';

type Accessed = WritableWorld<AccessTables>;

const removeAll = (instance_id: string, { tables: { access } }: Accessed): void => {
  const { domains, endpointPolicies, endpoints, connections, permissions } = access;
  domains.removeUnder(instance_id);
  endpointPolicies.removeUnder(instance_id);
  endpoints.removeUnder(instance_id);
  connections.removeUnder(instance_id);
  permissions.removeUnder(instance_id);
};

/** What access hears, and what of it becomes due. */
export const accessFamily = {
  tables: accessTables,
  checks: accessChecks,
  due: [changesDue],
  hears: {
    'instance.created': ({ instance_id, without_intranet_access }, world) => {
      const instance = world.tables.instances.get(instance_id);
      if (instance !== undefined && without_intranet_access !== true)
        world.tables.access.endpoints.add(defaultEndpoint(instance, world));
    },
    'instance.deleted': ({ instance_id }, world) => removeAll(instance_id, world),
  },
} satisfies Family<AccessTables>;
