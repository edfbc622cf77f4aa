import type { Wire } from '../operation.ts';
import type { ExecutionRow, NamespaceRow, PolicyRow, RepositoryRow } from './rows.ts';
import { type LiveRun, type PlannedTask, paces, type Version } from './run.ts';
import { createScope, type Scope } from './scope.ts';
import type { World } from './world.ts';

const versionsOf = (repository: RepositoryRow, scope: Scope, { store, profile }: World): readonly Version[] =>
  store.artifacts.under(repository.id).flatMap((artifact) => {
    const taken = scope.takesArtifact(repository, artifact);
    if (taken === undefined) return [];
    const tags = profile['signature.tag_of_many'] === 'all' ? artifact.tags.map(({ name }) => name) : taken;
    return [{ artifact_id: artifact.id, digest: artifact.digest, tags }];
  });

const planOf = (policy: PolicyRow, world: World): readonly PlannedTask[] => {
  const scope = createScope(policy.scope_rules);
  const withEmpty = world.profile['signature.repository_without_versions'] === 'empty_task';
  let first = 0;
  return world.store.repositories.under(policy.namespace_id).flatMap((repository) => {
    if (!scope.takesRepository(repository)) return [];
    const versions = versionsOf(repository, scope, world);
    if (versions.length === 0 && !withEmpty) return [];
    const { name, signing_fails: fails } = repository;
    const task = { repository: name, versions, first, ...(fails !== undefined && { fails }) };
    first += versions.length;
    return [task];
  });
};

const noteSignings = (row: ExecutionRow, run: LiveRun, policy: PolicyRow, { store }: World): void => {
  for (const task of run.tasks) {
    if (task.fails !== undefined) continue;
    task.versions.forEach(({ artifact_id }, index) => {
      store.signings.add({
        id: store.accessories.reserve(),
        artifact_id,
        execution_id: row.id,
        ordinal: task.first + index,
        signature_key: policy.signature_key,
        signature_artifact_id: store.artifacts.reserve(),
      });
    });
  }
};

/** Starts an execution of the policy: what it will sign is what its scope selects at this moment. */
export const execute = (
  policy: PolicyRow,
  namespace: NamespaceRow,
  trigger: Wire<'TriggerType'>,
  world: World,
): ExecutionRow => {
  const { store, clock, profile } = world;
  const tasks = planOf(policy, world);
  const versionCount = tasks.reduce((count, { versions }) => count + versions.length, 0);
  const run: LiveRun = {
    kind: 'live',
    startedMs: clock.now(),
    pace: paces[profile['signature.pace']],
    tasks,
    versionCount,
    firstTaskId: store.tasks.reserve(tasks.length),
    firstSubTaskId: store.subTasks.reserve(versionCount),
  };
  const row = { id: store.executions.reserve(), policy_id: policy.id, namespace_name: namespace.name, trigger, run };
  store.executions.add(row);
  noteSignings(row, run, policy, world);
  return row;
};
