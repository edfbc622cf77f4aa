import type { Family } from '../kernel/family.ts';
import { registryChecks } from './checks.ts';
import { removeRegistry } from './content.ts';
import { type RegistryTables, registryTables } from './tables.ts';

/** What registries hear: those of an instance go with it. One that is the instance itself stays and is not reached any more. */
export const registryFamily = {
  tables: registryTables,
  checks: registryChecks,
  due: [],
  hears: {
    'instance.deleted': ({ instance_id }, world) => {
      const { registries } = world.tables.registries;
      for (const registry of registries.under(instance_id)) removeRegistry(registry, world);
      for (const registry of registries.all())
        if (registry.instance_id === instance_id) registries.replace({ ...registry, health: 'unreachable' });
    },
  },
} satisfies Family<RegistryTables>;
