import { pageOf } from '../world/kernel/paging.ts';
import { inMillis } from '../world/kernel/time.ts';
import type { World } from '../world/kernel/world.ts';
import { allRepositories } from '../world/resources/all-repositories.ts';
import { deleteRepository } from '../world/resources/delete.ts';
import { findInstance, findNamespace, findRepository } from '../world/resources/find.ts';
import type { RepositoryRow } from '../world/resources/rows.ts';
import { toRepository } from '../world/resources/views.ts';
import type { Tables } from '../world/tables.ts';
import { inNamespaces } from './filters.ts';
import type { Read, Write } from './handler.ts';
import { ordered } from './ordered.ts';

interface Query {
  readonly offset: number;
  readonly limit: number;
  readonly order_column: 'created_at' | 'updated_at';
  readonly order_type: 'asc' | 'desc';
}

const pageOfRows = (rows: readonly RepositoryRow[], query: Query, world: World<Tables>) => {
  const { items: repositories, total } = pageOf(ordered(rows, query), {
    ...{ query, profile: world.profile },
    view: (row) => toRepository(row, world),
  });
  return { repositories, total };
};

export const ListInstanceRepositories: Read<'ListInstanceRepositories'> = ({ path, query }, world) => {
  const instance = findInstance(world, path);
  return pageOfRows(inNamespaces(instance, query.namespace_id, world.tables.repositories, world), query, world);
};

export const ListNamespaceRepositories: Read<'ListNamespaceRepositories'> = ({ path, query }, world) => {
  const namespace = findNamespace(world, path);
  return pageOfRows(world.tables.repositories.under(namespace.id), query, world);
};

export const ListAllInstanceRepositories: Read<'ListAllInstanceRepositories'> = ({ query }, world) =>
  allRepositories(query, world);

export const ShowInstanceRepository: Read<'ShowInstanceRepository'> = ({ path }, world) =>
  toRepository(findRepository(world, path), world);

export const UpdateInstanceRepository: Write<'UpdateInstanceRepository'> = ({ path, body }, world) => {
  const repository = findRepository(world, path);
  const { description } = body;
  world.tables.repositories.replace({ ...repository, description, updated_at: inMillis(world.nowMs) });
};

export const DeleteInstanceRepository: Write<'DeleteInstanceRepository'> = ({ path }, world) => {
  deleteRepository(findRepository(world, path), world);
};
