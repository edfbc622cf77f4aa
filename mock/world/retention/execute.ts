import type { ListedTask } from '../executions/plan.ts';
import { scriptedFailure } from '../executions/scripted-failure.ts';
import { lifeCycleOf, start } from '../executions/start.ts';
import type { World, WritableWorld } from '../kernel/world.ts';
import type { Trigger } from '../policies/trigger.ts';
import { isSpared } from '../resources/immutable.ts';
import type { ArtifactRow, RepositoryRow } from '../resources/rows.ts';
import { namespaceName } from '../resources/views.ts';
import { retentionOf } from './keep.ts';
import { retentionKind } from './kind.ts';
import { cannotGo } from './refused.ts';
import type { DeletedArtifact, LiveRetentionExecution, RetentionPolicyRow } from './rows.ts';
import type { RetentionTables } from './tables.ts';

export interface Execute {
  readonly trigger: Trigger['type'];
  readonly dry_run: boolean;
}

interface Task {
  readonly task: ListedTask<DeletedArtifact>;
  readonly total: number;
}

const namesOf = ({ tags }: ArtifactRow): readonly string[] => tags.map(({ name }) => name);

/** What is immutable is kept; what else cannot be deleted, a dry run does not find out. Source: Harbor 2.1. */
const isDeleted = (artifact: ArtifactRow, repository: RepositoryRow, dry_run: boolean, world: World<RetentionTables>) =>
  !isSpared(world, repository, namesOf(artifact)) && (dry_run || !cannotGo(artifact, world));

const tasksOf = (policy: RetentionPolicyRow, dry_run: boolean, world: World<RetentionTables>): readonly Task[] => {
  const { tables, profile, nowMs } = world;
  const retention = retentionOf(policy.rules, profile['selectors.classes']);
  const { fail } = lifeCycleOf(retentionKind.family, policy.id, world);
  const failureOf = scriptedFailure(fail);
  const taskOf = (repository: RepositoryRow): Task => {
    const artifacts = tables.artifacts.under(repository.id);
    const items = retention
      .deleted(repository, artifacts, nowMs)
      .filter((artifact) => isDeleted(artifact, repository, dry_run, world))
      .map((artifact) => ({ artifact_id: artifact.id, digest: artifact.digest, tags: namesOf(artifact) }));
    const fails = failureOf(repository.name);
    const task = { repository: repository.name, items, ...(fails !== undefined && { fails }) };
    return { task, total: artifacts.length };
  };
  return tables.repositories.under(policy.namespace_id).filter(retention.takesRepository).map(taskOf);
};

/** Executes the policy: what it will delete is what its rules do not keep at this moment. */
export const execute = (
  policy: RetentionPolicyRow,
  { trigger, dry_run }: Execute,
  world: WritableWorld<RetentionTables>,
): LiveRetentionExecution => {
  const tasks = tasksOf(policy, dry_run, world);
  const about = {
    namespace_name: namespaceName(policy.namespace_id, world),
    dry_run,
    totals: tasks.map(({ total }) => total),
  };
  const plan = { kind: 'listed', tasks: tasks.map(({ task }) => task) } as const;
  return start(retentionKind, { policy_id: policy.id, trigger, about, plan }, world);
};
