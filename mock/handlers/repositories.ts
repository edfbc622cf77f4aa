import type { Handler } from '../spec/types.ts';
import { findInstance, findNamespace, findRepository } from '../world/find.ts';
import { inOrder, map, page } from '../world/kernel/paging.ts';
import type { RepositoryRow } from '../world/rows.ts';
import { toRepository } from '../world/views.ts';
import type { World } from '../world/world.ts';

interface Query {
  readonly offset: number;
  readonly limit: number;
  readonly order_column?: 'created_at' | 'updated_at';
  readonly order_type?: 'asc' | 'desc';
}

/** Ordered by created_at, latest first, unless asked otherwise. Source: page 0201. */
const pageOf = (rows: readonly RepositoryRow[], query: Query, world: World) => {
  const column = query.order_column ?? 'created_at';
  const byTime = [...rows].sort((a, b) => Date.parse(a[column]) - Date.parse(b[column]) || a.id - b.id);
  const ordered = inOrder(byTime, query.order_type === 'asc' ? 'oldest_first' : 'newest_first');
  const { items, total } = page(
    map(ordered, (row) => toRepository(row, world)),
    query,
    world.profile,
  );
  return { repositories: items, total };
};

export const ListInstanceRepositories: Handler<'ListInstanceRepositories'> = ({ path, query }, world) => {
  const instance = findInstance(world, path);
  const rows = world.store.namespaces
    .under(instance.id)
    .filter(({ id }) => query.namespace_id === undefined || id === query.namespace_id)
    .flatMap(({ id }) => world.store.repositories.under(id));
  return pageOf(rows, query, world);
};

export const ListNamespaceRepositories: Handler<'ListNamespaceRepositories'> = ({ path, query }, world) => {
  const namespace = findNamespace(world, path);
  return pageOf(world.store.repositories.under(namespace.id), query, world);
};

export const ShowInstanceRepository: Handler<'ShowInstanceRepository'> = ({ path }, world) =>
  toRepository(findRepository(world, path), world);
