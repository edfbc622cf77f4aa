import type { ControlInput, ControlOutput, Schemas } from '../spec/control-types.ts';
import { tasksEndedAt } from '../world/executions/plan.ts';
import { doneAt, reachedMs, statusOf } from '../world/executions/progress.ts';
import { isOpenStatus } from '../world/executions/states.ts';
import { filter, type Sequence } from '../world/kernel/paging.ts';
import type { Shown } from './around.ts';
import { type AnyRun, families } from './families.ts';
import { given, time, timeGiven } from './page.ts';
import { msIn, type RecordedRun, statusIn, textOf } from './recorded.ts';
import { shownRun } from './run.ts';

type Task = Schemas['RunTask'];
type LiveRun = NonNullable<AnyRun['live']>;

const recordedTask = ({ task, items }: RecordedRun['tasks'][number]): Task => {
  const status = statusIn(task);
  const ended = isOpenStatus(status) ? undefined : msIn(task, 'updated_at', 'end_time');
  return {
    id: Number(new Map<string, unknown>(Object.entries(task)).get('id')),
    ...{ repository: textOf(task, 'repository', 'src_resource') ?? '', status, items },
    ...given('status_text', textOf(task, 'status_text') || undefined),
    ...{ ...timeGiven('started_at', msIn(task, 'created_at', 'start_time')), ...timeGiven('ended_at', ended) },
  };
};

const liveTask = ({ progress, plan, nowMs, firstTaskId }: LiveRun, index: number): Task | undefined => {
  const task = plan.task(index);
  if (task === undefined) return undefined;
  const { repository, first, end, fails } = task;
  const { status, sinceMs } = statusOf(progress, { first, end, fails: fails !== undefined }, nowMs);
  const hasBegun = doneAt(progress, nowMs) >= first;
  return {
    ...{ id: firstTaskId + index, repository, status, items: end - first },
    ...given('status_text', status === 'Failed' ? fails : undefined),
    ...timeGiven('started_at', hasBegun ? reachedMs(progress, first) : undefined),
    ...timeGiven('ended_at', isOpenStatus(status) ? undefined : sinceMs),
  };
};

/** Tasks end in their order: those with a status stand together, but for the failed among the ended. */
const partWith = (live: LiveRun, status: Task['status']): readonly [from: number, to: number] => {
  const { progress, plan, nowMs } = live;
  const ended = tasksEndedAt(plan, doneAt(progress, nowMs));
  return status === 'Succeed' || status === 'Failed' ? [0, ended] : [ended, plan.taskCount];
};

const liveTasks = (live: LiveRun, status: Task['status'] | undefined): Sequence<Task> => {
  const at = (index: number) => liveTask(live, index);
  if (status === undefined) return { length: live.plan.taskCount, at };
  const [from, to] = partWith(live, status);
  const part = { length: to - from, at: (index: number) => from + index };
  const wanted = filter(part, (index) => {
    const { first = 0, end = 0, fails } = live.plan.task(index) ?? {};
    return statusOf(live.progress, { first, end, fails: fails !== undefined }, live.nowMs).status === status;
  });
  return { length: wanted.length, at: (index) => at(wanted.at(index) ?? -1) };
};

const tasksOf = ({ live, recorded }: AnyRun, status: Task['status'] | undefined): Sequence<Task> =>
  live !== undefined
    ? liveTasks(live, status)
    : (recorded?.tasks ?? []).map(recordedTask).filter((task) => status === undefined || task.status === status);

/** Undefined if the family has no such execution. */
export const tasks = (
  { path, query }: ControlInput<'browseTasks'>,
  world: Shown,
): ControlOutput<'browseTasks'> | undefined => {
  const { family, execution_id } = path;
  const run = families[family].get(execution_id, world);
  if (run === undefined) return undefined;
  const { offset = 0, limit = 100, status } = query;
  const all = tasksOf(run, status);
  const length = Math.max(0, Math.min(limit, all.length - offset));
  const page = Array.from({ length }, (_, index) => all.at(offset + index)).filter((task) => task !== undefined);
  return { now: time(world.nowMs), run: shownRun(run, world), tasks: page, total: all.length };
};
