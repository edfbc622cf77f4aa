import { apiError } from '../../errors/error.ts';
import type { World } from '../kernel/world.ts';
import { findInstance } from '../resources/find.ts';
import type { InstanceRow, NamespaceRow } from '../resources/rows.ts';
import type { ResourceTagTables } from './tables.ts';

type Tagged = World<ResourceTagTables>;

interface ResourcePath {
  readonly resource_id: string;
}
interface SubResourcePath extends ResourcePath {
  readonly sub_resource_id: string;
}

export const findResource = (world: Tagged, { resource_id }: ResourcePath): InstanceRow =>
  findInstance(world, { instance_id: resource_id });

export const findSubResource = (world: Tagged, path: SubResourcePath): NamespaceRow => {
  const { id: instance_id } = findResource(world, path);
  const { sub_resource_id: namespace_name } = path;
  const { namespaces } = world.tables;
  const named = namespaces.named(instance_id, namespace_name);
  const isNumbered = world.profile['tags.sub_resource_id'] === 'number';
  const numbered = namespaces.under(instance_id).find(({ id }) => String(id) === namespace_name);
  const row = (isNumbered ? numbered : undefined) ?? named;
  if (row === undefined) throw apiError('namespace_not_found', { instance_id, namespace_name });
  return row;
};
