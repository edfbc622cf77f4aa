import type { ListedTask, PlanSource } from '../executions/plan.ts';
import { scriptedFailure } from '../executions/scripted-failure.ts';
import { lifeCycleOf, start } from '../executions/start.ts';
import type { World, WritableWorld } from '../kernel/world.ts';
import { splitName } from '../resources/location.ts';
import { destinationOf, verdictOf } from './copy.ts';
import { BadPattern, filtersOf } from './filters.ts';
import { replicationKind } from './kind.ts';
import type { CopiedItem, LiveReplicationExecution, ReplicationPolicyRow } from './rows.ts';
import { type Held, repositoriesOf, type Side, sideOf } from './sides.ts';
import type { ReplicationTables } from './tables.ts';

type Seen = World<ReplicationTables>;
type Plan = Extract<PlanSource<CopiedItem>, { readonly kind: 'listed' }>;

/** What is copied of a repository. */
export interface Source {
  readonly repository: string;
  readonly artifacts: readonly Pick<Held, 'digest' | 'tags'>[];
}

const itemsOf = ({ digest, tags }: Pick<Held, 'digest' | 'tags'>): readonly CopiedItem[] =>
  (tags.length === 0 ? [''] : tags).map((tag) => ({ digest, tag }));

/** What the policy's filters select at this moment. */
const sourcesOf = (policy: ReplicationPolicyRow, from: Side, world: Seen): readonly Source[] => {
  const filters = filtersOf(policy.filters, world.profile['selectors.classes']);
  return repositoriesOf(from, filters, world)
    .filter(({ name }) => filters.takesRepository(name))
    .map(({ name, artifacts }) => ({
      repository: name,
      artifacts: artifacts().flatMap(({ digest, tags }) => {
        const taken = filters.tagsOf(tags);
        return taken === undefined ? [] : [{ digest, tags: taken }];
      }),
    }))
    .filter(({ artifacts }) => artifacts.length > 0);
};

/** Why each task of the execution fails: a registry that refuses, a namespace that is missing, a script of a test. */
const failureOf = (repository: string, policy: ReplicationPolicyRow, to: Side, world: Seen): string | undefined => {
  const { fail } = lifeCycleOf(replicationKind.family, policy.id, world);
  const { namespace_name } = splitName(destinationOf(repository, policy.dest_namespace));
  if (to.registry?.health === 'unhealthy') return 'the registry is unhealthy';
  const isMissing = to.instance_id !== undefined && !world.tables.namespaces.named(to.instance_id, namespace_name);
  if (isMissing && world.profile['replication.missing_dest_namespace'] === 'fail_task')
    return `namespace ${namespace_name} was not found`;
  const scripted = scriptedFailure(fail);
  return scripted(repository) ?? scripted(splitName(repository).repository_name);
};

const taskOf = (
  { repository, artifacts }: Source,
  policy: ReplicationPolicyRow,
  to: Side,
  world: Seen,
): ListedTask<CopiedItem> => {
  const items = artifacts.flatMap(itemsOf);
  const fails = failureOf(repository, policy, to, world);
  const target = { to, repository: destinationOf(repository, policy.dest_namespace), override: policy.override };
  const refused = items.flatMap((item, index) =>
    verdictOf(item, target, world) === 'refused'
      ? [[index, `Failed to process request due to '${target.repository}:${item.tag}' configured as immutable.`]]
      : [],
  );
  return {
    ...{ repository, items },
    ...(fails !== undefined && { fails }),
    ...(refused.length > 0 && { refused: Object.fromEntries(refused) as Readonly<Record<string, string>> }),
  };
};

const failed = (fails: string): Plan => ({ kind: 'listed', tasks: [], fails });

const planOf = (policy: ReplicationPolicyRow, only: Source | undefined, world: Seen): Plan => {
  const [from, to] = [policy.src_registry, policy.dest_registry].map(({ id }) => sideOf(id, policy.instance_id, world));
  if (from === undefined || to === undefined) return failed('failed to create adapter');
  const dead = [from, to].find(({ registry }) => registry?.health === 'unreachable');
  if (dead !== undefined) return failed(`failed to create adapter for registry ${dead.registry?.name}`);
  if (from.registry?.health === 'unhealthy') return failed('failed to fetch artifacts');
  try {
    const sources = only === undefined ? sourcesOf(policy, from, world) : [only];
    return { kind: 'listed', tasks: sources.map((source) => taskOf(source, policy, to, world)) };
  } catch (error) {
    if (error instanceof BadPattern) return failed('failed to fetch artifacts');
    throw error;
  }
};

export interface Execute {
  readonly trigger: ReplicationPolicyRow['trigger']['type'];
  /** What was pushed, where that started it; left out, all that the filters select. */
  readonly only?: Source;
}

/** Executes the policy: what it is going to copy is what its filters select at this moment. */
export const execute = (
  policy: ReplicationPolicyRow,
  { trigger, only }: Execute,
  world: WritableWorld<ReplicationTables>,
): LiveReplicationExecution => {
  const { id: policy_id, dest_namespace, override } = policy;
  const about = {
    ...{ dest_namespace, override },
    ...{ src_registry_id: policy.src_registry.id, dest_registry_id: policy.dest_registry.id },
  };
  const plan = planOf(policy, only, world as unknown as Seen);
  return start(replicationKind, { policy_id, trigger, about, plan }, world);
};
