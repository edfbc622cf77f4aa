import type { Family } from '../kernel/family.ts';
import { removeRegistry } from './content.ts';
import type { RegistryTables } from './tables.ts';

/** What registries hear: those of an instance go with it. One that is the instance itself stays and is not reached any more. */
export const registryFamily: Family<RegistryTables> = {
  due: [],
  hears: {
    'instance.deleted': ({ instance_id }, world) => {
      const { registries } = world.tables.registries;
      for (const registry of registries.under(instance_id)) removeRegistry(registry, world);
      for (const registry of registries.all())
        if (registry.instance_id === instance_id) registries.replace({ ...registry, health: 'unreachable' });
    },
  },
};
