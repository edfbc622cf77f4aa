import { apiError } from '../../errors/error.ts';
import type { World } from '../kernel/world.ts';
import { findInstance, type InstancePath } from '../resources/find.ts';
import type { RegistryRow } from './rows.ts';
import type { RegistryTables } from './tables.ts';

interface RegistryPath extends InstancePath {
  readonly registry_id: number;
}

export const findRegistry = (world: World<RegistryTables>, path: RegistryPath): RegistryRow => {
  const instance = findInstance(world, path);
  const row = world.tables.registries.registries.get(path.registry_id);
  if (row?.owner_id !== instance.id) throw apiError('registry_not_found', path);
  return row;
};
