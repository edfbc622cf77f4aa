import type { Family } from '../kernel/family.ts';
import type { WritableWorld } from '../kernel/world.ts';
import { changesDue } from './change.ts';
import { accessChecks } from './checks.ts';
import { defaultEndpoint } from './endpoints.ts';
import { type AccessTables, accessTables } from './tables.ts';

type Accessed = WritableWorld<AccessTables>;

const removeAll = (instance_id: string, { tables: { access } }: Accessed): void => {
  const { domains, endpointPolicies, endpoints, connections, permissions } = access;
  for (const row of domains.under(instance_id)) domains.remove(row);
  for (const row of endpointPolicies.under(instance_id)) endpointPolicies.remove(row);
  for (const row of endpoints.under(instance_id)) endpoints.remove(row);
  for (const row of connections.under(instance_id)) connections.remove(row);
  for (const row of permissions.under(instance_id)) permissions.remove(row);
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
