import { apiError } from '../errors/error.ts';
import { type Order, pageOf } from '../world/kernel/paging.ts';
import { inMillis } from '../world/kernel/time.ts';
import { findInstance, findNamespace } from '../world/resources/find.ts';
import { removeNamespace } from '../world/resources/remove.ts';
import type { NamespaceRow } from '../world/resources/rows.ts';
import { updatedNamespace } from '../world/resources/update.ts';
import { toAllowlist, toNamespace } from '../world/resources/views.ts';
import { named } from './filters.ts';
import type { Read, Write } from './handler.ts';
import { type OrderQuery, ordered } from './ordered.ts';

/** As the query asks, else as the service does it by itself. */
const inOrder = (found: readonly NamespaceRow[], query: OrderQuery, usual: Order | 'by_name') => {
  const asGiven: Order = 'oldest_first';
  if (query.order_column !== undefined) return { rows: ordered(found, query), order: asGiven };
  if (usual !== 'by_name') return { rows: found, order: usual };
  return { rows: ordered(found, { order_column: 'name', order_type: 'asc' }), order: asGiven };
};

export const ListInstanceNamespaces: Read<'ListInstanceNamespaces'> = ({ path, query }, world) => {
  const { tables, profile } = world;
  const instance = findInstance(world, path);
  const isPublic = query.public === undefined ? undefined : String(query.public === 'true');
  const found = tables.namespaces
    .under(instance.id)
    .filter(named(query.name, profile['namespaces.name_filter']))
    .filter(({ metadata }) => isPublic === undefined || metadata.public === isPublic);
  const { rows, order } = inOrder(found, query, profile['namespaces.order']);
  const { items: namespaces, total } = pageOf(rows, { query, profile, order, view: (row) => toNamespace(row, world) });
  return { namespaces, total };
};

export const CreateInstanceNamespace: Write<'CreateInstanceNamespace'> = ({ path, body }, world) => {
  const instance = findInstance(world, path);
  const { namespace_name: name, metadata } = body;
  const { namespaces } = world.tables;
  if (name === world.tenant.project_id) {
    // Below /v2/ it would be the project: no image could be pushed to it.
    throw apiError('refused', { detail: `namespace_name is ${name}, the id of the project, which paths begin with` });
  }
  if (namespaces.named(instance.id, name) !== undefined) {
    const refusal = world.profile['namespaces.taken_name'] === 'reject' ? 'namespace_exists' : 'namespace_exists_400';
    throw apiError(refusal, { namespace_name: name });
  }
  const id = namespaces.reserve();
  const now = inMillis(world.nowMs);
  namespaces.add({ id, instance_id: instance.id, name, metadata, created_at: now, updated_at: now });
  return { id };
};

export const ShowInstanceNamespace: Read<'ShowInstanceNamespace'> = ({ path }, world) =>
  toNamespace(findNamespace(world, path), world);

export const UpdateInstanceNamespace: Write<'UpdateInstanceNamespace'> = ({ path, body }, world) => {
  const namespace = updatedNamespace(findNamespace(world, path), body, world);
  world.tables.namespaces.replace(namespace);
  const { name: namespace_name, metadata } = namespace;
  const cve_allowlist = toAllowlist(namespace);
  return { namespace_name, metadata, ...(cve_allowlist !== undefined && { cve_allowlist }) };
};

export const DeleteInstanceNamespace: Write<'DeleteInstanceNamespace'> = ({ path }, world) => {
  const namespace = findNamespace(world, path);
  const whenNotEmpty = world.profile['namespaces.delete_while_not_empty'];
  if (whenNotEmpty !== 'allow' && world.tables.repositories.under(namespace.id).length > 0) {
    throw apiError(whenNotEmpty === 'reject' ? 'namespace_not_empty' : 'namespace_not_empty_400', path);
  }
  removeNamespace(namespace, world);
};
