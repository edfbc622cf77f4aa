import type { Wire } from '../spec/types.ts';
import { madeHex, madeUuid } from '../world/kernel/ids.ts';
import { inMillis, inSeconds, trimmed } from '../world/kernel/time.ts';
import type { PolicyRow, RecordedTask } from '../world/rows.ts';
import type { Bed } from './bed.ts';
import type { SeedExecution, SeedSignPolicy, SeedSubTask, SeedTask } from './types.ts';

interface Namespace {
  readonly id: number;
  readonly name: string;
}

type Task = Wire<'SignatureExecutionTask'>;

/** Everything in the namespace, tagged or not. */
const everything: PolicyRow['scope_rules'] = [
  {
    repo_scope_mode: 'regular',
    scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: '**' }] },
    tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: '**', extras: '{"untagged":true}' }],
  },
];

const subTasksOf = (seeds: readonly SeedSubTask[], task: Task, bed: Bed): RecordedTask['sub_tasks'] =>
  seeds
    .map((seed) => {
      const id = seed.id ?? bed.store.subTasks.reserve();
      return {
        id,
        job_id: seed.job_id ?? madeHex(`${bed.seed} sub-task ${id}`, 24),
        namespace: task.namespace,
        repository: task.repository,
        tags: seed.tags ?? '',
        digest: seed.digest ?? '',
        status: seed.status ?? (task.status === 'Success' ? 'Succeed' : task.status),
        status_text: seed.status_text ?? task.status_text,
        created_at: seed.created_at ?? task.created_at,
        updated_at: seed.updated_at ?? task.updated_at,
      };
    })
    .sort((a, b) => a.id - b.id);

/** Without sub-tasks of its own, a task has one for each artifact of its repository. */
const versionsOf = ({ repository }: SeedTask, namespace: Namespace, { store }: Bed): readonly SeedSubTask[] => {
  const row = store.repositories.named(namespace.id, repository);
  const artifacts = row === undefined ? [] : store.artifacts.under(row.id);
  return artifacts.map(({ digest, tags }) => ({ digest, tags: tags.map(({ name }) => name).join(',') }));
};

const recordedTask = (seed: SeedTask, shown: Shown, namespace: Namespace, bed: Bed): RecordedTask => {
  const id = seed.id ?? bed.store.tasks.reserve();
  const task: Task = {
    id,
    execution_id: shown.id,
    job_id: seed.job_id ?? madeHex(`${bed.seed} task ${id}`, 24),
    status: seed.status ?? shown.status,
    status_text: seed.status_text ?? '',
    namespace: namespace.name,
    repository: seed.repository,
    created_at: seed.created_at ?? inSeconds(Date.parse(shown.created_at)),
    updated_at: seed.updated_at ?? inSeconds(Date.parse(shown.updated_at)),
  };
  return { task, sub_tasks: subTasksOf(seed.sub_tasks ?? versionsOf(seed, namespace, bed), task, bed) };
};

type Shown = Pick<Wire<'Execution'>, 'id' | 'status' | 'created_at' | 'updated_at'>;

const countersOf = (tasks: readonly RecordedTask[]) => {
  const count = (...statuses: readonly Task['status'][]) =>
    tasks.filter(({ task }) => statuses.includes(task.status)).length;
  return {
    total: tasks.length,
    succeed: count('Succeed', 'Success'),
    failed: count('Failed'),
    stopped: count('Stopped'),
    in_progress: count('Initialized', 'Pending', 'InProgress'),
  };
};

const plantExecution = (seed: SeedExecution, policy: PolicyRow, namespace: Namespace, bed: Bed): void => {
  const { executions } = bed.store;
  const id = seed.id ?? executions.reserve();
  const created = seed.created_at ?? trimmed(bed.startMs + id * 60_000);
  const status = seed.status ?? 'Succeed';
  const shown = { id, status, created_at: created, updated_at: seed.updated_at ?? created };
  const { tasks: seeds = [], trigger = policy.trigger.type, ...given } = seed;
  const tasks = seeds.map((task) => recordedTask(task, shown, namespace, bed)).sort((a, b) => a.task.id - b.task.id);
  executions.add({
    id,
    policy_id: policy.id,
    namespace_name: namespace.name,
    trigger,
    run: { kind: 'recorded', shown: { status_text: status, ...countersOf(tasks), ...given, ...shown }, tasks },
  });
};

export const plantPolicy = (seed: SeedSignPolicy, namespace: Namespace, bed: Bed): void => {
  const { policies } = bed.store;
  const id = seed.id ?? policies.reserve();
  const created = seed.created_at ?? inMillis(bed.startMs + id * 60_000);
  const { executions = [], ...given } = seed;
  const row: PolicyRow = {
    description: '',
    trigger: { type: 'manual' },
    creator: bed.userName,
    enabled: true,
    scope_rules: everything,
    created_at: created,
    updated_at: created,
    signature_algorithm: 'ECDSA_SHA_256',
    signature_key: madeUuid(`${bed.seed} key ${id}`),
    signature_method: 'KMS',
    ...given,
    id,
    namespace_id: namespace.id,
  };
  policies.add(row);
  for (const execution of executions) plantExecution(execution, row, namespace, bed);
};
