import type { ControlInput, ControlOutput, Schemas } from '../spec/control-types.ts';
import { tasksEndedAt } from '../world/executions/plan.ts';
import { reachedMs, statusOf } from '../world/executions/progress.ts';
import { isOpenStatus } from '../world/executions/states.ts';
import type { Sequence } from '../world/kernel/paging.ts';
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

const liveTask = ({ progress, plan, reach, firstTaskId }: LiveRun, index: number): Task | undefined => {
  const task = plan.task(index);
  if (task === undefined) return undefined;
  const { repository, first, end, fails } = task;
  const { status, sinceMs } = statusOf(progress, { first, end, fails: fails !== undefined }, reach);
  const hasBegun = reach.done >= first;
  return {
    ...{ id: firstTaskId + index, repository, status, items: end - first },
    ...given('status_text', status === 'Failed' ? fails : undefined),
    ...timeGiven('started_at', hasBegun ? reachedMs(progress, first) : undefined),
    ...timeGiven('ended_at', isOpenStatus(status) ? undefined : sinceMs),
  };
};

/** The place of the one that makes the count reach `wanted`, which grows by one at most with each task. */
const placeOf = (wanted: number, most: number, countUpTo: (tasks: number) => number): number => {
  let [low, high] = [1, most];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (countUpTo(middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/** Places of tasks, of which none is looked at that is not asked for. */
type Places = Sequence<number>;

/** Tasks end in their order, so those that have are the first; which of them failed, the plan can count. */
const endedWith = ({ plan }: LiveRun, hasFailed: boolean, ended: number): Places => {
  const countUpTo = (tasks: number) => {
    const failed = plan.failedAmong(tasks);
    return hasFailed ? failed : tasks - failed;
  };
  return { length: countUpTo(ended), at: (index) => placeOf(index + 1, ended, countUpTo) };
};

/** Of those that have not ended, at most the first is otherwise than all the others. */
const openWith = ({ progress, plan, reach }: LiveRun, status: Task['status'], ended: number): Places => {
  const has = (index: number): boolean => {
    const { first = 0, end = 0 } = plan.task(index) ?? {};
    return index < plan.taskCount && statusOf(progress, { first, end, fails: false }, reach).status === status;
  };
  const from = has(ended) ? ended : ended + 1;
  const to = has(plan.taskCount - 1) ? plan.taskCount : ended + 1;
  return { length: ended < plan.taskCount ? Math.max(0, to - from) : 0, at: (index) => from + index };
};

const liveTasks = (live: LiveRun, status: Task['status'] | undefined): Sequence<Task> => {
  const at = (index: number) => liveTask(live, index);
  if (status === undefined) return { length: live.plan.taskCount, at };
  const ended = tasksEndedAt(live.plan, live.reach.done);
  const isEnded = status === 'Succeed' || status === 'Failed';
  const places = isEnded ? endedWith(live, status === 'Failed', ended) : openWith(live, status, ended);
  return { length: places.length, at: (index) => at(places.at(index) ?? -1) };
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
