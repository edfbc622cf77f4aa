import { apiError } from '../errors/error.ts';
import type { Handler } from '../spec/types.ts';
import { findInstance, findNamespace } from '../world/find.ts';
import { inOrder, map, page } from '../world/kernel/paging.ts';
import { inMillis } from '../world/kernel/time.ts';
import { removeNamespace } from '../world/remove.ts';
import type { NamespaceRow } from '../world/rows.ts';
import { toNamespace } from '../world/views.ts';

const byUpdate = (a: NamespaceRow, b: NamespaceRow): number =>
  Date.parse(a.updated_at) - Date.parse(b.updated_at) || a.id - b.id;

export const ListInstanceNamespaces: Handler<'ListInstanceNamespaces'> = ({ path, query }, world) => {
  const instance = findInstance(world, path);
  const exact = world.profile['namespaces.name_filter'] === 'exact';
  const isPublic = query.public ? String(query.public === 'true') : undefined;
  const found = world.store.namespaces
    .under(instance.id)
    .filter(({ name }) => query.name === undefined || (exact ? name === query.name : name.includes(query.name)))
    .filter(({ metadata }) => isPublic === undefined || metadata.public === isPublic);
  const ordered =
    query.order_column === undefined
      ? inOrder(found, world.profile['namespaces.order'])
      : inOrder(found.sort(byUpdate), query.order_type === 'asc' ? 'oldest_first' : 'newest_first');
  const { items, total } = page(
    map(ordered, (row) => toNamespace(row, world)),
    query,
    world.profile,
  );
  return { namespaces: items, total };
};

export const CreateInstanceNamespace: Handler<'CreateInstanceNamespace'> = ({ path, body }, world) => {
  const instance = findInstance(world, path);
  const { namespace_name: name, metadata } = body;
  const { namespaces } = world.store;
  if (namespaces.named(instance.id, name) !== undefined) {
    const refusal = world.profile['namespaces.taken_name'] === 'reject' ? 'namespace_exists' : 'namespace_exists_400';
    throw apiError(refusal, { namespace_name: name });
  }
  const id = namespaces.reserve();
  const now = inMillis(world.clock.now());
  namespaces.add({ id, instance_id: instance.id, name, metadata, created_at: now, updated_at: now });
  return { id };
};

export const ShowInstanceNamespace: Handler<'ShowInstanceNamespace'> = ({ path }, world) =>
  toNamespace(findNamespace(world, path), world);

export const DeleteInstanceNamespace: Handler<'DeleteInstanceNamespace'> = ({ path }, world) => {
  const namespace = findNamespace(world, path);
  const whenNotEmpty = world.profile['namespaces.delete_while_not_empty'];
  if (whenNotEmpty !== 'allow' && world.store.repositories.under(namespace.id).length > 0) {
    throw apiError(whenNotEmpty === 'reject' ? 'namespace_not_empty' : 'namespace_not_empty_400', path);
  }
  removeNamespace(world.store, namespace);
};
