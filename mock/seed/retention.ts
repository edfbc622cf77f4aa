import type { Wire } from '../spec/types.ts';
import { endTime } from '../world/executions/states.ts';
import { madeHex } from '../world/kernel/ids.ts';
import { inMillis, inSeconds, minuteMs, never } from '../world/kernel/time.ts';
import { retentionOf } from '../world/retention/keep.ts';
import type { RetentionExecutionRow, RetentionPolicyRow } from '../world/retention/rows.ts';
import { rulesOf } from '../world/retention/rules.ts';
import { statusCode } from '../world/retention/views.ts';
import type { SeedContext, SeedPath } from './context.ts';
import type {
  SeedRetentionExecution,
  SeedRetentionPolicy,
  SeedRetentionSubTask,
  SeedRetentionTask,
} from './format/types.ts';
import { items, type Unique } from './unique.ts';
import { uniqueInPolicy } from './unique-executions.ts';
import { versionOf, versionsOf } from './version.ts';

interface Namespace {
  readonly id: number;
  readonly name: string;
}

type Recorded = Extract<RetentionExecutionRow, { readonly kind: 'recorded' }>;
type RecordedTask = Recorded['tasks'][number];
type Task = RecordedTask['task'];
type Shown = Pick<Wire<'RetentionExecution'>, 'id' | 'status' | 'start_time' | 'end_time'>;

/** The ids that a namespace's retention policies give. */
export const uniqueInRetention = (
  policies: readonly SeedRetentionPolicy[] | undefined,
  path: SeedPath,
): readonly Unique[] =>
  items(policies, path, 'retention_policies').flatMap(({ item: policy, at }) =>
    uniqueInPolicy('retention', policy, at),
  );

/** The ten latest pushes of each repository, tagged or not. */
const latestPushes = [
  {
    priority: 0,
    action: 'retain' as const,
    template: 'latestPushedK' as const,
    params: { latestPushedK: 10 },
    tag_selectors: [{ kind: 'doublestar' as const, decoration: 'matches' as const, pattern: '**' }],
    scope_selectors: {
      repository: [{ kind: 'doublestar' as const, decoration: 'repoMatches' as const, pattern: '**' }],
    },
    repo_scope_mode: 'regular' as const,
  },
];

interface InRepository {
  readonly total: number;
  readonly deleted: readonly SeedRetentionSubTask[];
}

/** What the policy's rules say of a repository. */
const rulesSay = (
  { repository }: SeedRetentionTask,
  policy: RetentionPolicyRow,
  { tables, startMs }: SeedContext,
): InRepository => {
  const row = tables.repositories.named(policy.namespace_id, repository);
  if (row === undefined) return { total: 0, deleted: [] };
  const artifacts = tables.artifacts.under(row.id);
  const deleted = retentionOf(policy.rules, 'harbor').deleted(row, artifacts, startMs);
  const subTasks = deleted.map(({ digest, tags }) => ({ digest, tag: tags.map(({ name }) => name).join(',') }));
  return { total: artifacts.length, deleted: subTasks };
};

const subTasksOf = (seeds: readonly SeedRetentionSubTask[], task: Task, namespace: Namespace, context: SeedContext) =>
  seeds
    .map((given) => {
      const versions = () => versionsOf(task.repository, namespace.id, context);
      const { digest, tags } = versionOf(given.digest, given.tag, versions);
      return {
        id: given.id ?? context.tables.retention.subTasks.reserve(),
        job_id: given.job_id ?? task.id,
        namespace: namespace.name,
        repository: task.repository,
        tag: tags,
        digest,
        action: given.action ?? ('DEL' as const),
        status: given.status ?? task.status,
        status_text: given.status_text ?? '',
        op_time: given.op_time ?? task.end_time,
      };
    })
    .sort((a, b) => a.id - b.id);

interface Within {
  readonly shown: Shown;
  readonly policy: RetentionPolicyRow;
  readonly namespace: Namespace;
}

const recordedTask = (given: SeedRetentionTask, { shown, policy, namespace }: Within, context: SeedContext) => {
  const id = given.id ?? context.tables.retention.tasks.reserve();
  const { total, deleted } = rulesSay(given, policy, context);
  const subTasks = given.sub_tasks ?? deleted;
  const status = given.status ?? shown.status;
  const counted = given.total ?? Math.max(total, subTasks.length);
  const start = given.start_time ?? shown.start_time;
  const task: Task = {
    id,
    execution_id: shown.id,
    repository: given.repository,
    job_id: given.job_id ?? madeHex(`${context.seed} retention task ${id}`, 24),
    status,
    status_code: given.status_code ?? statusCode(status),
    status_revision: given.status_revision ?? Math.floor(Date.parse(start) / 1000),
    start_time: start,
    end_time: given.end_time ?? endTime(status, Date.parse(shown.end_time === never ? start : shown.end_time)),
    total: counted,
    // What could not be deleted counts as retained, as in a run.
    retained: given.retained ?? Math.max(status === 'Failed' ? counted : counted - subTasks.length, 0),
  };
  return { task, sub_tasks: subTasksOf(subTasks, task, namespace, context) };
};

const addExecution = (
  given: SeedRetentionExecution,
  policy: RetentionPolicyRow,
  namespace: Namespace,
  context: SeedContext,
): void => {
  const { executions } = context.tables.retention;
  const id = given.id ?? executions.reserve();
  const start = given.start_time ?? inSeconds(context.startMs + id * minuteMs);
  const status = given.status ?? 'Succeed';
  const shown = { id, status, start_time: start, end_time: given.end_time ?? endTime(status, Date.parse(start)) };
  const tasks = (given.tasks ?? [])
    .map((task) => recordedTask(task, { shown, policy, namespace }, context))
    .sort((a, b) => a.task.id - b.task.id);
  const { id: _, ...seen } = { dry_run: given.dry_run ?? false, ...shown };
  const trigger = given.trigger ?? policy.trigger.type;
  executions.add({ kind: 'recorded', id, policy_id: policy.id, trigger, shown: seen, tasks });
};

/** Adds a retention policy with the executions that it has had. */
export const addRetentionPolicy = (given: SeedRetentionPolicy, namespace: Namespace, context: SeedContext): void => {
  const { policies } = context.tables.retention;
  const id = given.id ?? policies.reserve();
  const created = given.created_at ?? inMillis(context.startMs + id * minuteMs);
  const row: RetentionPolicyRow = {
    id,
    namespace_id: namespace.id,
    name: given.name,
    algorithm: given.algorithm ?? 'or',
    enabled: given.enabled ?? true,
    rules: rulesOf({ rules: given.rules ?? latestPushes }),
    trigger: given.trigger ?? { type: 'manual' },
    created_at: created,
    updated_at: given.updated_at ?? created,
  };
  policies.add(row);
  for (const execution of given.executions ?? []) addExecution(execution, row, namespace, context);
};
