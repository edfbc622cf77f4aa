import type { Wire } from '../operation.ts';
import { madeHex } from './ids.ts';
import type { Sequence } from './paging.ts';
import type { ExecutionRow, RecordedTask } from './rows.ts';
import { endOf, type LiveRun, type PlannedTask, reachedMs, signedAt, statusOf } from './run.ts';
import { inSeconds, trimmed } from './time.ts';
import type { World } from './world.ts';

type Task = Wire<'SignatureExecutionTask'>;
type SubTask = Wire<'SignatureExecutionSubTask'>;
type Counters = Pick<Wire<'Execution'>, 'total' | 'succeed' | 'failed' | 'in_progress' | 'stopped'>;

const separators = { comma: ',', comma_space: ', ', semicolon: ';', space: ' ' };

const failedText = (reason: string | undefined, { profile }: World): string =>
  profile['signature.failed_status_text'] === 'reason' ? (reason ?? '') : '';

const liveTask = (row: ExecutionRow, run: LiveRun, task: PlannedTask, index: number, world: World): Task => {
  const covers = { first: task.first, end: endOf(task), fails: task.fails !== undefined };
  const { status, sinceMs } = statusOf(run, covers, world.clock.now());
  const id = run.firstTaskId + index;
  return {
    id,
    execution_id: row.id,
    job_id: madeHex(`${world.seed} task ${id}`, 24),
    status: status === 'Succeed' ? world.profile['signature.finished_task_status'] : status,
    status_text: status === 'Failed' ? failedText(task.fails, world) : '',
    namespace: row.namespace_name,
    repository: task.repository,
    created_at: inSeconds(run.startedMs),
    updated_at: inSeconds(sinceMs),
  };
};

const liveSubTask = (row: ExecutionRow, run: LiveRun, task: PlannedTask, index: number, world: World): SubTask => {
  const first = task.first + index;
  const covers = { first, end: first + 1, fails: task.fails !== undefined };
  const { status, sinceMs } = statusOf(run, covers, world.clock.now());
  const id = run.firstSubTaskId + first;
  const version = task.versions[index];
  return {
    id,
    job_id: madeHex(`${world.seed} sub-task ${id}`, 24),
    namespace: row.namespace_name,
    repository: task.repository,
    tags: version?.tags.join(separators[world.profile['signature.tags_separator']]) ?? '',
    digest: version?.digest ?? '',
    status,
    status_text: status === 'Failed' ? failedText(task.fails, world) : '',
    created_at: inSeconds(run.startedMs),
    updated_at: inSeconds(sinceMs),
  };
};

/** The execution's tasks as they are now, made one by one when asked for. */
export const tasksOf = (row: ExecutionRow, world: World): Sequence<Task> => {
  const { run } = row;
  if (run.kind === 'recorded') return run.tasks.map(({ task }) => task);
  return {
    length: run.tasks.length,
    at: (index) => {
      const task = run.tasks.at(index);
      return task && liveTask(row, run, task, index, world);
    },
  };
};

/** The sub-tasks of one task as they are now; undefined if the execution has no such task. */
export const subTasksOf = (row: ExecutionRow, taskId: number, world: World): Sequence<SubTask> | undefined => {
  const { run } = row;
  if (run.kind === 'recorded') return run.tasks.find(({ task }: RecordedTask) => task.id === taskId)?.sub_tasks;
  const task = taskId < run.firstTaskId ? undefined : run.tasks[taskId - run.firstTaskId];
  if (task === undefined) return undefined;
  return { length: task.versions.length, at: (index) => liveSubTask(row, run, task, index, world) };
};

const counted = (run: LiveRun, signed: number, { profile }: World): Counters => {
  const bySubTask = profile['signature.counter_unit'] === 'sub_tasks';
  const units = bySubTask
    ? run.tasks.flatMap(({ first, versions, fails }) =>
        versions.map((_, index) => ({ first: first + index, end: first + index + 1, fails })),
      )
    : run.tasks.map((task) => ({ first: task.first, end: endOf(task), fails: task.fails }));
  const ended = units.filter(({ end }) => signed >= Math.max(end, 0));
  const failed = ended.filter(({ fails }) => fails !== undefined).length;
  const running = units.filter(({ first, end }) => signed >= first && signed < end).length;
  const unfinished = units.length - ended.length;
  return {
    total: units.length,
    succeed: ended.length - failed,
    failed,
    in_progress: profile['signature.in_progress_counts'] === 'unfinished' ? unfinished : running,
    stopped: 0,
  };
};

const statusText = (status: string, { total, in_progress, failed }: Counters, { profile }: World): string => {
  if (profile['signature.execution_status_text'] === 'empty') return '';
  if (profile['signature.execution_status_text'] === 'status') return status;
  if (failed > 0) return `${failed} of ${total} failed`;
  return in_progress > 0 ? `${in_progress} of ${total} to be signed` : `${total} of ${total} signed`;
};

export const toExecution = (row: ExecutionRow, world: World): Wire<'Execution'> => {
  const { id, policy_id, trigger, run } = row;
  if (run.kind === 'recorded') return { id, policy_id, trigger, ...run.shown };
  const signed = signedAt(run, world.clock.now());
  const counters = counted(run, signed, world);
  const fails = counters.failed > 0 && world.profile['signature.partial_failure_status'] === 'Failed';
  const { status } = statusOf(run, { first: 0, end: run.versionCount, fails }, world.clock.now());
  return {
    id,
    policy_id,
    status,
    status_text: statusText(status, counters, world),
    ...counters,
    trigger,
    created_at: trimmed(run.startedMs),
    updated_at: trimmed(reachedMs(run, signed)),
  };
};
