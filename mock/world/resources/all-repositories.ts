import { apiError } from '../../errors/error.ts';
import type { Wire } from '../../spec/types.ts';
import type { World } from '../kernel/world.ts';
import type { RepositoryRow } from './rows.ts';
import type { ResourceTables } from './tables.ts';
import { nameOf, toRepository } from './views.ts';

type Resources = World<ResourceTables>;

/** The repositories of every instance by ascending id, from an id on. */
const repositoriesFrom = (first: number, part: string, world: Resources): readonly RepositoryRow[] => {
  const isExact = world.profile['repositories.all_name'] === 'exact';
  const isMeant = (name: string): boolean => (isExact ? name === part : name.includes(part));
  return world.tables.repositories
    .all()
    .filter((row) => row.id >= first && (part === '' || isMeant(nameOf(row, world))));
};

/** The id that a marker stands for. */
const firstOf = (marker: string, { profile }: Resources): number => {
  if (/^[1-9]\d{0,14}$/.test(marker)) return Number(marker);
  if (marker === '' || profile['repositories.unknown_marker'] === 'first_page') return 0;
  const detail = `marker is ${JSON.stringify(marker)} but must be the next_marker of an answer`;
  throw apiError('invalid_parameter', { detail });
};

const toInstanceRepository = (row: RepositoryRow, world: Resources): Wire<'InstanceRepository'> => {
  const { tables, tenant, profile } = world;
  const namespace = tables.namespaces.get(row.namespace_id);
  const { id = '', name = '' } = (namespace && tables.instances.get(namespace.instance_id)) ?? {};
  const registry = profile['repositories.urn_registry'] === 'instance_id' ? id : name;
  return {
    ...toRepository(row, world),
    instance_id: id,
    instance_name: name,
    resource_urn: `swr:${tenant.region}:${tenant.domain_id}:repository:${registry}/${namespace?.name}/${row.name}`,
  };
};

/** The page of all repositories that a marker names. */
export const allRepositories = (
  { marker = '', limit, name = '' }: { readonly marker?: string; readonly limit: number; readonly name?: string },
  world: Resources,
): Wire<'AllRepositoryList'> => {
  const all = repositoriesFrom(firstOf(marker, world), name, world);
  const following = all[limit]?.id;
  const last = world.profile['repositories.last_marker'] === 'absent' ? {} : { next_marker: '' };
  return {
    repositories: all.slice(0, limit).map((row) => toInstanceRepository(row, world)),
    page_info: following === undefined ? last : { next_marker: String(following) },
  };
};
