import type { Wire } from '../spec/types.ts';
import { madeHex } from './kernel/ids.ts';
import type { Sequence } from './kernel/paging.ts';
import { inSeconds, trimmed } from './kernel/time.ts';
import { type PlannedTask, tasksEndedAt } from './plan.ts';
import type { ExecutionRow } from './rows.ts';
import { type LiveRun, reachedMs, signedAt, statusOf } from './run.ts';
import type { World } from './world.ts';

type Task = Wire<'SignatureExecutionTask'>;
type SubTask = Wire<'SignatureExecutionSubTask'>;
type Counters = Pick<Wire<'Execution'>, 'total' | 'succeed' | 'failed' | 'in_progress' | 'stopped'>;

const separators = { comma: ',', comma_space: ', ', semicolon: ';', space: ' ' };

/** Status, its text and the times of a part of a live run. */
const shownState = (run: LiveRun, part: PlannedTask, nowMs: number, { profile }: World) => {
  const { first, end, fails } = part;
  const { status, sinceMs } = statusOf(run, { first, end, fails: fails !== undefined }, nowMs);
  const tells = status === 'Failed' && profile['signature.failed_status_text'] === 'reason';
  return {
    status,
    status_text: tells ? (fails ?? '') : '',
    created_at: inSeconds(run.startedMs),
    updated_at: inSeconds(sinceMs),
  };
};

interface At {
  readonly index: number;
  readonly nowMs: number;
}

const liveTask = (row: ExecutionRow, run: LiveRun, task: PlannedTask, { index, nowMs }: At, world: World): Task => {
  const id = run.firstTaskId + index;
  const state = shownState(run, task, nowMs, world);
  return {
    id,
    execution_id: row.id,
    job_id: madeHex(`${world.seed} task ${id}`, 24),
    namespace: row.namespace_name,
    repository: task.repository,
    ...state,
    status: state.status === 'Succeed' ? world.profile['signature.finished_task_status'] : state.status,
  };
};

const liveSubTask = (
  row: ExecutionRow,
  run: LiveRun,
  task: PlannedTask,
  { index, nowMs }: At,
  world: World,
): SubTask => {
  const first = task.first + index;
  const id = run.firstSubTaskId + first;
  const version = run.plan.version(first);
  return {
    id,
    job_id: madeHex(`${world.seed} sub-task ${id}`, 24),
    namespace: row.namespace_name,
    repository: task.repository,
    tags: version?.tags.join(separators[world.profile['signature.tags_separator']]) ?? '',
    digest: version?.digest ?? '',
    ...shownState(run, { ...task, first, end: first + 1 }, nowMs, world),
  };
};

/** The execution's tasks as they are now, made one by one when asked for. */
export const tasksOf = (row: ExecutionRow, world: World): Sequence<Task> => {
  const { run } = row;
  if (run.kind === 'recorded') return run.tasks.map(({ task }) => task);
  const nowMs = world.clock.now();
  return {
    length: run.plan.taskCount,
    at: (index) => {
      const task = run.plan.task(index);
      return task && liveTask(row, run, task, { index, nowMs }, world);
    },
  };
};

/** The sub-tasks of one task as they are now; undefined if the execution has no such task. */
export const subTasksOf = (row: ExecutionRow, taskId: number, world: World): Sequence<SubTask> | undefined => {
  const { run } = row;
  if (run.kind === 'recorded') return run.tasks.find(({ task }) => task.id === taskId)?.sub_tasks;
  const task = run.plan.task(taskId - run.firstTaskId);
  if (task === undefined) return undefined;
  const nowMs = world.clock.now();
  return { length: task.end - task.first, at: (index) => liveSubTask(row, run, task, { index, nowMs }, world) };
};

const byTask = ({ plan }: LiveRun, signed: number) => {
  const ended = signed < 0 ? 0 : tasksEndedAt(plan, signed);
  return { total: plan.taskCount, ended, failed: plan.failedAmong(ended) };
};

const bySubTask = ({ plan }: LiveRun, signed: number) => {
  const ended = Math.max(signed, 0);
  let failed = 0;
  for (let index = 0; index < plan.taskCount; index += 1) {
    const task = plan.task(index);
    if (task === undefined || task.first >= ended) break;
    if (task.fails !== undefined) failed += Math.min(task.end, ended) - task.first;
  }
  return { total: plan.versionCount, ended, failed };
};

const countersOf = (run: LiveRun, signed: number, { profile }: World): Counters => {
  const count = profile['signature.counter_unit'] === 'tasks' ? byTask : bySubTask;
  const { total, ended, failed } = count(run, signed);
  const unfinished = total - ended;
  const running = signed < 0 ? 0 : Math.min(1, unfinished);
  return {
    total,
    succeed: ended - failed,
    failed,
    in_progress: profile['signature.in_progress_counts'] === 'unfinished' ? unfinished : running,
    stopped: 0,
  };
};

const statusText = (status: string, { total, succeed, failed }: Counters, { profile }: World): string => {
  if (profile['signature.execution_status_text'] === 'empty') return '';
  if (profile['signature.execution_status_text'] === 'status') return status;
  const left = total - succeed - failed;
  if (left > 0) return `${left} of ${total} to be signed${failed > 0 ? `, ${failed} failed` : ''}`;
  return failed > 0 ? `${failed} of ${total} failed` : `${total} of ${total} signed`;
};

/** The execution as it is at that time. */
export const toExecution = (row: ExecutionRow, nowMs: number, world: World): Wire<'Execution'> => {
  const { id, policy_id, trigger, run } = row;
  if (run.kind === 'recorded') return { id, policy_id, trigger, ...run.shown };
  const signed = signedAt(run, nowMs);
  const counters = countersOf(run, signed, world);
  const fails = counters.failed > 0 && world.profile['signature.partial_failure_status'] === 'Failed';
  const { status } = statusOf(run, { first: 0, end: run.plan.versionCount, fails }, nowMs);
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
