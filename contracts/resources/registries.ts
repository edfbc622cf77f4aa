import { registryBodies, registryBody } from './registry-bodies.ts';
import type { Resource } from './resource.ts';

const registry = {
  name: 'registry',
  plural: 'registries',
  parent: 'instance',
  id: { parameter: 'registry_id', field: 'id', missing: 2_147_483_647 },
  operations: {
    list: ['ListInstanceRegistries'],
    show: 'ShowInstanceRegistry',
    create: 'CreateInstanceRegistry',
    update: 'UpdateInstanceRegistry',
    remove: 'DeleteInstanceRegistry',
  },
  bodies: { CreateInstanceRegistry: registryBodies, UpdateInstanceRegistry: registryBodies },
  newId: { in: 'answer', at: '/id' },
  given: 'registry',
  givens: {
    registry: { means: 'any registry', from: 'instance', through: [{ resource: 'registry' }] },
    'new registry': {
      means: 'a registry made for the case',
      from: 'instance',
      body: ({ name }) => ({ ...registryBody, name }),
      yields: ({ name, id }) => ({ registry_id: id, registry_name: name }),
    },
  },
  seed: { key: 'registries', definition: 'SeedRegistry' },
} as const satisfies Resource;

export const registries = [registry] as const;
