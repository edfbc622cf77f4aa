import type { Wire } from '../spec/types.ts';
import { openStatuses } from '../world/executions/states.ts';
import { madeHex, madeUuid } from '../world/kernel/ids.ts';
import { inMillis, minuteMs, trimmed } from '../world/kernel/time.ts';
import type { SignatureExecutionRow, SignaturePolicyRow } from '../world/signature/rows.ts';
import type { SeedContext, SeedPath } from './context.ts';
import type { SeedExecution, SeedSignPolicy, SeedSubTask, SeedTask } from './format/types.ts';
import { items, type Unique } from './unique.ts';
import { uniqueInPolicy } from './unique-executions.ts';
import { versionOf, versionsOf } from './version.ts';

interface Namespace {
  readonly id: number;
  readonly name: string;
}

type Recorded = Extract<SignatureExecutionRow, { readonly kind: 'recorded' }>;
type RecordedTask = Recorded['tasks'][number];
type Task = RecordedTask['task'];
type Shown = Pick<Wire<'Execution'>, 'id' | 'status' | 'created_at' | 'updated_at'>;

/** The ids that a namespace's signing policies give. */
export const uniqueInSignature = (policies: readonly SeedSignPolicy[] | undefined, path: SeedPath): readonly Unique[] =>
  items(policies, path, 'signature_policies').flatMap(({ item: policy, at }) =>
    uniqueInPolicy('signature', policy, at),
  );

/** Everything in the namespace, tagged or not. */
const everything: SignaturePolicyRow['scope_rules'] = [
  {
    repo_scope_mode: 'regular',
    scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: '**' }] },
    tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: '**', extras: '{"untagged":true}' }],
  },
];

/** Without sub-tasks of its own, a task has one for each artifact of its repository. */
const subTasksOf = (
  given: readonly SeedSubTask[] | undefined,
  task: Task,
  namespaceId: number,
  context: SeedContext,
) => {
  const { seed, tables } = context;
  const versions = () => versionsOf(task.repository, namespaceId, context);
  return (given ?? versions())
    .map((given: SeedSubTask) => {
      const id = given.id ?? tables.signature.subTasks.reserve();
      return {
        id,
        job_id: given.job_id ?? madeHex(`${seed} sub-task ${id}`, 24),
        namespace: task.namespace,
        repository: task.repository,
        ...versionOf(given.digest, given.tags, versions),
        status: given.status ?? (task.status === 'Success' ? 'Succeed' : task.status),
        status_text: given.status_text ?? task.status_text,
        created_at: given.created_at ?? task.created_at,
        updated_at: given.updated_at ?? task.updated_at,
      };
    })
    .sort((a, b) => a.id - b.id);
};

const recordedTask = (given: SeedTask, shown: Shown, namespace: Namespace, context: SeedContext): RecordedTask => {
  const id = given.id ?? context.tables.signature.tasks.reserve();
  const task: Task = {
    id,
    execution_id: shown.id,
    job_id: given.job_id ?? madeHex(`${context.seed} task ${id}`, 24),
    status: given.status ?? shown.status,
    status_text: given.status_text ?? '',
    namespace: namespace.name,
    repository: given.repository,
    created_at: given.created_at ?? shown.created_at,
    updated_at: given.updated_at ?? shown.updated_at,
  };
  return { task, sub_tasks: subTasksOf(given.sub_tasks, task, namespace.id, context) };
};

const countersOf = (tasks: readonly RecordedTask[]) => {
  const count = (...statuses: readonly Task['status'][]) =>
    tasks.filter(({ task }) => statuses.includes(task.status)).length;
  return {
    total: tasks.length,
    succeed: count('Succeed', 'Success'),
    failed: count('Failed'),
    stopped: count('Stopped'),
    in_progress: count(...openStatuses),
  };
};

const addExecution = (
  given: SeedExecution,
  policy: SignaturePolicyRow,
  namespace: Namespace,
  context: SeedContext,
): void => {
  const { executions } = context.tables.signature;
  const id = given.id ?? executions.reserve();
  const created = given.created_at ?? trimmed(context.startMs + id * minuteMs);
  const status = given.status ?? 'Succeed';
  const shown = { id, status, created_at: created, updated_at: given.updated_at ?? created };
  const { tasks: seeds = [], trigger = policy.trigger.type, ...rest } = given;
  const tasks = seeds
    .map((task) => recordedTask(task, shown, namespace, context))
    .sort((a, b) => a.task.id - b.task.id);
  const { id: _, ...seen } = { status_text: status, ...countersOf(tasks), ...rest, ...shown };
  executions.add({ kind: 'recorded', id, policy_id: policy.id, trigger, shown: seen, tasks });
};

/** Adds a signing policy with the executions that it has had. */
export const addSignaturePolicy = (given: SeedSignPolicy, namespace: Namespace, context: SeedContext): void => {
  const { policies } = context.tables.signature;
  const id = given.id ?? policies.reserve();
  const created = given.created_at ?? inMillis(context.startMs + id * minuteMs);
  const { executions = [], ...rest } = given;
  const row: SignaturePolicyRow = {
    description: '',
    trigger: { type: 'manual' },
    creator: context.userName,
    enabled: true,
    scope_rules: everything,
    created_at: created,
    updated_at: created,
    signature_algorithm: 'ECDSA_SHA_256',
    signature_key: madeUuid(`${context.seed} key ${id}`),
    signature_method: 'KMS',
    ...rest,
    id,
    namespace_id: namespace.id,
  };
  policies.add(row);
  for (const execution of executions) addExecution(execution, row, namespace, context);
};
