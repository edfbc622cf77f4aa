import { apiError } from '../../errors/error.ts';
import type { Wire } from '../../spec/types.ts';
import type { World } from '../kernel/world.ts';
import type { InstanceRow, RepositoryRow } from './rows.ts';
import type { ResourceTables } from './tables.ts';
import { namespaceName, toRepository } from './views.ts';

type Resources = World<ResourceTables>;

interface Listed {
  readonly repository: RepositoryRow;
  readonly instance: InstanceRow;
}

/** The repositories of every instance by ascending id, from an id on. */
const repositoriesFrom = (first: number, part: string, { tables, profile }: Resources): readonly Listed[] => {
  const isExact = profile['repositories.all_name'] === 'exact';
  return tables.instances
    .all()
    .flatMap((instance) =>
      tables.namespaces
        .under(instance.id)
        .flatMap(({ id }) => tables.repositories.under(id))
        .filter(({ id, name }) => id >= first && (part === '' || (isExact ? name === part : name.includes(part))))
        .map((repository) => ({ repository, instance })),
    )
    .sort((a, b) => a.repository.id - b.repository.id);
};

/** The id that a marker stands for. */
const firstOf = (marker: string, { profile }: Resources): number => {
  if (/^[1-9]\d{0,14}$/.test(marker)) return Number(marker);
  if (marker === '' || profile['repositories.unknown_marker'] === 'first_page') return 0;
  const detail = `marker is ${JSON.stringify(marker)} but must be the next_marker of an answer`;
  throw apiError('invalid_parameter', { detail });
};

const toInstanceRepository = ({ repository, instance }: Listed, world: Resources): Wire<'InstanceRepository'> => {
  const { tenant, profile } = world;
  const registry = profile['repositories.urn_registry'] === 'instance_id' ? instance.id : instance.name;
  const path = `${registry}/${namespaceName(repository.namespace_id, world)}/${repository.name}`;
  return {
    ...toRepository(repository, world),
    instance_id: instance.id,
    instance_name: instance.name,
    resource_urn: `swr:${tenant.region}:${tenant.domain_id}:repository:${path}`,
  };
};

/** The page of all repositories that a marker names. */
export const allRepositories = (
  { marker = '', limit, name = '' }: { readonly marker?: string; readonly limit: number; readonly name?: string },
  world: Resources,
): Wire<'AllRepositoryList'> => {
  const all = repositoriesFrom(firstOf(marker, world), name, world);
  const following = all[limit]?.repository.id;
  const last = world.profile['repositories.last_marker'] === 'absent' ? {} : { next_marker: '' };
  return {
    repositories: all.slice(0, limit).map((listed) => toInstanceRepository(listed, world)),
    page_info: following === undefined ? last : { next_marker: String(following) },
  };
};
