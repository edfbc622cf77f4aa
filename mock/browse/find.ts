import { apiError } from '../errors/error.ts';
import type { World } from '../world/kernel/world.ts';
import { findAnyInstance } from '../world/resources/find.ts';
import type { InstanceRow, NamespaceRow, RepositoryRow } from '../world/resources/rows.ts';
import type { Tables } from '../world/tables.ts';

type Browsed = World<Tables>;

/** The instance that a query names, in whatever status; the first if it names none. */
export const instanceOf = ({ instance_id }: { readonly instance_id?: string }, world: Browsed): InstanceRow => {
  const id = instance_id ?? world.tables.instances.under(world.tenant.project_id)[0]?.id ?? '';
  return findAnyInstance(world, { instance_id: id });
};

interface InNamespace {
  readonly instance_id?: string;
  readonly namespace_name: string;
}

export const namespaceOf = (query: InNamespace, world: Browsed): NamespaceRow => {
  const { id: instance_id } = instanceOf(query, world);
  const { namespace_name } = query;
  const row = world.tables.namespaces.named(instance_id, namespace_name);
  if (row === undefined) throw apiError('namespace_not_found', { instance_id, namespace_name });
  return row;
};

export const repositoryOf = (
  query: InNamespace & { readonly repository_name: string },
  world: Browsed,
): RepositoryRow => {
  const { id, name: namespace_name } = namespaceOf(query, world);
  const { repository_name } = query;
  const row = world.tables.repositories.named(id, repository_name);
  if (row === undefined) throw apiError('repository_not_found', { namespace_name, repository_name });
  return row;
};
