import type { Wire } from '../spec/types.ts';
import { endTime, openStatuses } from '../world/executions/states.ts';
import { madeHex } from '../world/kernel/ids.ts';
import { inMillis, inSeconds, minuteMs, never } from '../world/kernel/time.ts';
import { destinationOf } from '../world/replication/copy.ts';
import type { ReplicationExecutionRow, ReplicationPolicyRow } from '../world/replication/rows.ts';
import { splitName } from '../world/resources/location.ts';
import type { SeedContext, SeedPath } from './context.ts';
import type {
  SeedReplicationExecution,
  SeedReplicationPolicy,
  SeedReplicationSubTask,
  SeedReplicationTask,
} from './format/types.ts';
import { items, type Unique, uniqueId, uniqueName } from './unique.ts';
import { versionOf } from './version.ts';

type Recorded = Extract<ReplicationExecutionRow, { readonly kind: 'recorded' }>;
type RecordedTask = Recorded['tasks'][number];
type Status = Wire<'Status'>;

/** The ids and names that an instance's replication policies give. */
export const uniqueInReplication = (
  policies: readonly SeedReplicationPolicy[] | undefined,
  path: SeedPath,
): readonly Unique[] =>
  items(policies, path, 'replication_policies').flatMap(({ item: policy, at: policyAt }) => [
    ...uniqueId('replication policies', ({ replication }) => replication.policies, policy.id, policyAt),
    ...uniqueName('replication policy', path, policy.name, policyAt),
    ...items(policy.executions, policyAt, 'executions').flatMap(({ item: execution, at }) => [
      ...uniqueId('replication executions', ({ replication }) => replication.executions, execution.id, at),
      ...items(execution.tasks, at, 'tasks').flatMap(({ item: task, at: taskAt }) => [
        ...uniqueId('replication tasks', ({ replication }) => replication.tasks, task.id, taskAt),
        ...items(task.sub_tasks, taskAt, 'sub_tasks').flatMap(({ item, at: subTaskAt }) =>
          uniqueId('replication sub-tasks', ({ replication }) => replication.subTasks, item.id, subTaskAt),
        ),
      ]),
    ]),
  ]);

/** Every tag that the instance has there, and every artifact without one. */
const versionsOf = (
  repository: string,
  instanceId: string,
  { tables }: SeedContext,
): readonly { readonly digest: string; readonly tag: string }[] => {
  const { namespace_name, repository_name } = splitName(repository);
  const namespace = tables.namespaces.named(instanceId, namespace_name);
  const row = namespace && tables.repositories.named(namespace.id, repository_name);
  const artifacts = row === undefined ? [] : tables.artifacts.under(row.id);
  return artifacts.flatMap(({ digest, tags }) =>
    (tags.length === 0 ? [''] : tags.map(({ name }) => name)).map((tag) => ({ digest, tag })),
  );
};

/** What a sub-task says of an artifact: if it is only the tag or only the digest, the other is that artifact's. */
const versionIn = ({ digest, tag }: SeedReplicationSubTask, versions: ReturnType<typeof versionsOf>) => {
  const { tags, ...rest } = versionOf(digest, tag, () => versions.map((each) => ({ ...each, tags: each.tag })));
  return { ...rest, tag: tags };
};

interface Shown {
  readonly id: number;
  readonly status: Status;
  readonly created_at: string;
  readonly updated_at: string;
}

const recordedTask = (
  given: SeedReplicationTask,
  { id: execution_id, ...shown }: Shown,
  policy: ReplicationPolicyRow,
  context: SeedContext,
): RecordedTask => {
  const { tasks, subTasks } = context.tables.replication;
  const id = given.id ?? tasks.reserve();
  const repository = given.repository ?? given.src_resource?.replace(/ \[.*$/, '') ?? 'library/image';
  const versions = versionsOf(repository, policy.instance_id, context);
  const seeds: readonly SeedReplicationSubTask[] = given.sub_tasks ?? versions;
  const status = given.status ?? shown.status;
  const start_time = given.start_time ?? shown.created_at;
  const ended = Date.parse(shown.updated_at === never ? start_time : shown.updated_at);
  const end_time = given.end_time ?? endTime(status, ended);
  const { namespace_name, repository_name } = splitName(repository);
  const text = (name: string) => `${name} [${seeds.length} item(s) in total]`;
  const task: RecordedTask['task'] = {
    ...{ id, execution_id, resource_type: given.resource_type ?? 'artifact', operation: given.operation ?? 'copy' },
    src_resource: given.src_resource ?? text(repository),
    dst_resource: given.dst_resource ?? text(destinationOf(repository, policy.dest_namespace)),
    job_id: given.job_id ?? madeHex(`${context.seed} replication task ${id}`, 24),
    StatusRevision: given.StatusRevision ?? Math.floor(Date.parse(start_time) / 1000),
    ...{ status, start_time, end_time },
  };
  const sub_tasks = seeds.map((each) => ({
    id: each.id ?? subTasks.reserve(),
    job_id: each.job_id ?? String(id),
    namespace: each.namespace ?? namespace_name,
    repository: each.repository ?? repository_name,
    ...versionIn(each, versions),
    status: each.status ?? status,
    status_text: each.status_text ?? '',
    start_time: each.start_time ?? start_time,
    end_time: each.end_time ?? end_time,
  }));
  return { task, sub_tasks: sub_tasks.sort((a, b) => a.id - b.id) };
};

const addExecution = (given: SeedReplicationExecution, policy: ReplicationPolicyRow, context: SeedContext): void => {
  const { executions } = context.tables.replication;
  const id = given.id ?? executions.reserve();
  const created_at = given.created_at ?? inSeconds(context.startMs + id * minuteMs);
  const status = given.status ?? 'Succeed';
  const updated_at = given.updated_at ?? endTime(status, Date.parse(created_at));
  const shown = { id, status, created_at, updated_at };
  const tasks = (given.tasks ?? [])
    .map((task) => recordedTask(task, shown, policy, context))
    .sort((a, b) => a.task.id - b.task.id);
  const of = (...wanted: Status[]): number => tasks.filter(({ task }) => wanted.includes(task.status)).length;
  const { id: _, ...seen } = {
    ...shown,
    status_text: given.status_text ?? '',
    total: given.total ?? tasks.length,
    failed: given.failed ?? of('Failed'),
    succeed: given.succeed ?? of('Succeed'),
    in_progress: given.in_progress ?? of(...openStatuses),
    stopped: given.stopped ?? of('Stopped'),
  };
  const trigger = given.trigger ?? policy.trigger.type;
  executions.add({ kind: 'recorded', id, policy_id: policy.id, trigger, shown: seen, tasks });
};

/** Adds a replication policy with the executions that it has had. */
export const addReplicationPolicy = (given: SeedReplicationPolicy, instance_id: string, context: SeedContext): void => {
  const { policies } = context.tables.replication;
  const id = given.id ?? policies.reserve();
  const created = given.created_at ?? inMillis(context.startMs + id * minuteMs);
  const [first] = context.tables.registries.registries.under(instance_id);
  const isPull = given.src_registry !== undefined && given.src_registry.id !== 0;
  const row: ReplicationPolicyRow = {
    ...{ id, instance_id, name: given.name, description: given.description ?? '' },
    src_registry: given.src_registry ?? { id: 0 },
    dest_registry: given.dest_registry ?? { id: isPull ? 0 : (first?.id ?? 0) },
    dest_namespace: given.dest_namespace ?? '',
    filters: given.filters ?? [{ type: 'name', value: '**' }],
    repo_scope_mode: given.repo_scope_mode ?? 'regular',
    trigger: given.trigger ?? { type: 'manual' },
    override: given.override ?? false,
    enabled: given.enabled ?? true,
    created_at: created,
    updated_at: given.updated_at ?? created,
  };
  policies.add(row);
  for (const execution of given.executions ?? []) addExecution(execution, row, context);
};
