import type { Wire } from '../spec/types.ts';
import { glob } from './kernel/glob.ts';
import { listedPlan, type Plan, type Version } from './plan.ts';
import type { ArtifactRow, ExecutionRow, PolicyRow, RepositoryRow, ScriptRow } from './rows.ts';
import { type LifeCycle, type LiveRun, lifeCycles } from './run.ts';
import { createScope, type Scope } from './scope.ts';
import type { World } from './world.ts';

/** How executions of the policy run: its own script, else the world's, else the profile's pace. */
const scriptOf = (policy: PolicyRow, { store, profile }: World): Pick<ScriptRow, 'lifeCycle' | 'fail'> => {
  const script = store.scripts.get(policy.id) ?? store.scripts.get(0);
  return script ?? { lifeCycle: lifeCycles[profile['signature.pace']] };
};

const versionsOf = (
  repository: RepositoryRow,
  scope: Scope,
  takes: (artifact: ArtifactRow) => boolean,
  { store, profile }: World,
): readonly Version[] =>
  store.artifacts
    .under(repository.id)
    .filter(takes)
    .flatMap((artifact) => {
      const taken = scope.takesArtifact(repository, artifact);
      if (taken === undefined) return [];
      const tags = profile['signature.tag_of_many'] === 'all' ? artifact.tags.map(({ name }) => name) : taken;
      return [{ artifact_id: artifact.id, digest: artifact.digest, tags }];
    });

const planOf = (policy: PolicyRow, takes: (artifact: ArtifactRow) => boolean, world: World): Plan => {
  const scope = createScope(policy.scope_rules);
  const { fail } = scriptOf(policy, world);
  const mustFail = fail === undefined ? () => false : glob(fail.repositories);
  const withEmpty = world.profile['signature.repository_without_versions'] === 'empty_task';
  const tasks = world.store.repositories.under(policy.namespace_id).flatMap((repository) => {
    if (!scope.takesRepository(repository)) return [];
    const versions = versionsOf(repository, scope, takes, world);
    if (versions.length === 0 && !withEmpty) return [];
    const fails = mustFail(repository.name) ? fail?.status_text : repository.signing_fails;
    return [{ repository: repository.name, versions, ...(fails !== undefined && { fails }) }];
  });
  return listedPlan(tasks);
};

const noteSignings = (row: ExecutionRow, { plan }: LiveRun, policy: PolicyRow, { store }: World): void => {
  for (let index = 0; index < plan.taskCount; index += 1) {
    const task = plan.task(index);
    if (task === undefined || task.fails !== undefined) continue;
    for (let ordinal = task.first; ordinal < task.end; ordinal += 1) {
      const artifact_id = plan.version(ordinal)?.artifact_id;
      if (artifact_id === undefined) continue;
      store.signings.add({
        id: store.accessories.reserve(),
        artifact_id,
        execution_id: row.id,
        ordinal,
        signature_key: policy.signature_key,
        signature_artifact_id: store.artifacts.reserve(),
        signature_tag_id: store.tags.reserve(),
      });
    }
  }
};

export interface Start {
  readonly trigger: Wire<'TriggerType'>;
  readonly startedMs: number;
  readonly plan: Plan;
  readonly lifeCycle?: LifeCycle;
}

/** Starts an execution of the policy that goes by that plan. */
export const start = (
  policy: PolicyRow,
  { trigger, startedMs, plan, lifeCycle }: Start,
  world: World,
): ExecutionRow => {
  const { store } = world;
  const run: LiveRun = {
    kind: 'live',
    startedMs,
    lifeCycle: lifeCycle ?? scriptOf(policy, world).lifeCycle,
    plan,
    firstTaskId: store.tasks.reserve(plan.taskCount),
    firstSubTaskId: store.subTasks.reserve(plan.versionCount),
    marks: [],
    looks: 0,
  };
  const namespace_name = store.namespaces.get(policy.namespace_id)?.name ?? '';
  const row = { id: store.executions.reserve(), policy_id: policy.id, namespace_name, trigger, run };
  store.executions.add(row);
  return row;
};

/** Executes the policy: what it will sign is what its scope selects at this moment, or of that what `takes` lets through. */
export const execute = (
  policy: PolicyRow,
  trigger: Wire<'TriggerType'>,
  world: World,
  {
    startedMs = world.clock.now(),
    takes = () => true,
  }: { startedMs?: number; takes?: (artifact: ArtifactRow) => boolean } = {},
): ExecutionRow => {
  const row = start(policy, { trigger, startedMs, plan: planOf(policy, takes, world) }, world);
  if (row.run.kind === 'live') noteSignings(row, row.run, policy, world);
  return row;
};
