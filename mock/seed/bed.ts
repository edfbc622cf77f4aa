import type { Profile } from '../world/profile.ts';
import type { Store } from '../world/store.ts';
import type { Tenant } from '../world/world.ts';
import type { Seed } from './types.ts';

/** What planting needs at hand. */
export interface Bed {
  readonly seed: number;
  readonly startMs: number;
  readonly tenant: Tenant;
  /** Who made what the seed says nothing else about. */
  readonly userName: string;
  readonly store: Store;
  readonly profile: Profile;
}

/** A seed that cannot be planted: the message names the record and the rule. */
export class SeedError extends Error {}

/** The id the seed gives, or the next free one. */
export const idOf = (
  given: number | undefined,
  table: { get: (id: number) => unknown; reserve: () => number },
  what: string,
): number => {
  if (given === undefined) return table.reserve();
  if (table.get(given) !== undefined) throw new SeedError(`${what}: id ${given} is taken; ids of a kind must differ`);
  return given;
};

/** Marks every id that the seed gives as taken, so that none of them is handed out to a record without one. */
export const claimIds = (seed: Seed, store: Store): void => {
  const namespaces = (seed.instances ?? []).flatMap((instance) => instance.namespaces ?? []);
  const repositories = namespaces.flatMap((namespace) => namespace.repositories ?? []);
  const artifacts = repositories.flatMap((repository) => repository.artifacts ?? []);
  const accessories = artifacts.flatMap((artifact) => artifact.accessories ?? []);
  const policies = namespaces.flatMap((namespace) => namespace.signature_policies ?? []);
  const executions = policies.flatMap((policy) => policy.executions ?? []);
  const tasks = executions.flatMap((execution) => execution.tasks ?? []);
  const claim = (ids: { claim: (id: number) => void }, given: readonly (number | undefined)[]): void => {
    for (const id of given) if (id !== undefined) ids.claim(id);
  };
  claim(
    store.namespaces,
    namespaces.map(({ namespace_id }) => namespace_id),
  );
  claim(
    store.repositories,
    repositories.map(({ id }) => id),
  );
  claim(
    store.artifacts,
    artifacts.map(({ id }) => id),
  );
  claim(
    store.artifacts,
    accessories.map(({ artifact_id }) => artifact_id),
  );
  claim(
    store.tags,
    artifacts.flatMap(({ tags }) => tags ?? []).map((tag) => (typeof tag === 'string' ? undefined : tag.id)),
  );
  claim(
    store.accessories,
    accessories.map(({ id }) => id),
  );
  claim(
    store.policies,
    policies.map(({ id }) => id),
  );
  claim(
    store.executions,
    executions.map(({ id }) => id),
  );
  claim(
    store.tasks,
    tasks.map(({ id }) => id),
  );
  claim(
    store.subTasks,
    tasks.flatMap(({ sub_tasks }) => sub_tasks ?? []).map(({ id }) => id),
  );
};
