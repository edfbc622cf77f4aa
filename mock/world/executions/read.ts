import type { Sequence } from '../kernel/paging.ts';
import { choicesOf, type FamilyChoices } from '../kernel/profile.ts';
import type { World } from '../kernel/world.ts';
import { countersOf } from './counters.ts';
import type { ExecutionKind } from './kinds.ts';
import { initialized } from './life-cycle.ts';
import { type Plan, type PlannedTask, planFrom } from './plan.ts';
import { type Part, type Progressing, type Reach, reachAt, reachedMs, type Status, statusOf } from './progress.ts';
import type { ExecutionRow, KindTypes, LiveExecution, RecordedExecution } from './rows.ts';
import { type Counters, type ExecutionState, isOpenStatus } from './states.ts';

/** An execution as it is at the world's moment; tasks and sub-tasks are computed one by one when they are asked for. */
export interface ReadExecution<Kind extends KindTypes> {
  readonly execution: () => Kind['Execution'];
  readonly tasks: () => Sequence<Kind['Task']>;
  /** Undefined if the execution has no such task. */
  readonly subTasks: (taskId: number) => Sequence<Kind['SubTask']> | undefined;
  readonly isOpen: () => boolean;
}

const isOpen = ({ status }: { readonly status?: unknown }): boolean => isOpenStatus(status);

const recorded = <Kind extends KindTypes>(row: RecordedExecution<Kind>): ReadExecution<Kind> => ({
  execution: () => {
    const { id, policy_id, trigger, shown } = row;
    return { id, policy_id, trigger, ...shown } as unknown as Kind['Execution'];
  },
  tasks: () => row.tasks.map(({ task }) => task),
  subTasks: (taskId) => row.tasks.find(({ task }) => task.id === taskId)?.sub_tasks,
  // One may have been written down without its tasks.
  isOpen: () => [row.shown as { readonly status?: unknown }, ...row.tasks.map(({ task }) => task)].some(isOpen),
});

/** An execution with its plan, at a moment. */
export interface Live {
  readonly progress: Progressing;
  readonly plan: Plan<unknown>;
  readonly choices: FamilyChoices;
  readonly reach: Reach;
}

/** The end of an execution: that of its last item, or when it was stopped; undefined as long as it is open. */
export const endedMs = ({ progress, plan, reach }: Live): number | undefined => {
  if (plan.taskCount === 0) return progress.startedMs;
  return reach.done >= plan.itemCount ? reachedMs(progress, plan.itemCount) : reach.stoppedMs;
};

/** Computed from the tasks. Source: Harbor 2.1, whose precedence is Failed, Stopped, Succeed. */
export const statusFrom = (live: Live, { failed, stopped }: Counters): Status => {
  const { progress, plan, choices, reach } = live;
  if (plan.fails !== undefined) return 'Failed';
  const fails = failed > 0 && choices['executions.partial_failure_status'] === 'Failed';
  if (endedMs(live) !== undefined) return fails ? 'Failed' : stopped > 0 ? 'Stopped' : 'Succeed';
  if (choices['executions.status'] === 'by_progress') {
    return statusOf(progress, { first: 0, end: plan.itemCount, fails }, reach).status;
  }
  return reach.done === initialized ? 'Initialized' : 'InProgress';
};

const stateOf = (live: Live, sentence: (counters: Counters) => string): ExecutionState => {
  const { progress, plan, choices, reach } = live;
  const { done, stoppedMs } = reach;
  const counters = countersOf(plan, { done, stopped: stoppedMs !== undefined }, choices);
  const status = statusFrom(live, counters);
  const textOf = {
    without_tasks: () => (plan.taskCount === 0 ? (plan.fails ?? sentence(counters)) : ''),
    sentence: () => sentence(counters),
    status: () => status,
    empty: () => '',
  }[choices['executions.status_text']];
  // Page 1207 has a failure without tasks that never ended.
  const ended = plan.fails === undefined ? endedMs(live) : undefined;
  const { startedMs } = progress;
  const updatedMs = choices['executions.updated_at'] === 'end' ? ended : (ended ?? reachedMs(progress, done));
  return { status, statusText: textOf(), counters, startedMs, updatedMs };
};

interface Failing extends Part {
  readonly why: string | undefined;
}

const partOf = ({ progress, choices, reach }: Live, id: number, task: PlannedTask, part: Failing) => {
  const { status, sinceMs } = statusOf(progress, part, reach);
  const tells = status === 'Failed' && choices['tasks.failed_status_text'] === 'reason';
  const statusText = tells ? (part.why ?? '') : '';
  return { id, status, statusText, startedMs: progress.startedMs, updatedMs: sinceMs, task };
};

const live = <Tables, Kind extends KindTypes>(
  kind: ExecutionKind<Tables, Kind>,
  row: LiveExecution<Kind>,
  world: World<Tables>,
): ReadExecution<Kind> => {
  const plan = planFrom(row.plan, kind.makeItem);
  const { startedMs, lifeCycle, checkpoints } = row;
  const progress = { startedMs, lifeCycle, checkpoints, itemCount: plan.itemCount };
  const { nowMs, profile } = world;
  const choices = choicesOf(profile, kind.family);
  const at: Live = { progress, plan, choices, reach: reachAt(progress, nowMs) };
  const { execution, task: taskView, subTask: subTaskView, sentence } = kind.views;
  return {
    execution: () => execution(row, stateOf(at, sentence), world),
    tasks: () => ({
      length: plan.taskCount,
      at: (index) => {
        const task = plan.task(index);
        if (task === undefined) return undefined;
        const part = { first: task.first, end: task.end, fails: task.fails !== undefined, why: task.fails };
        return taskView(row, partOf(at, row.firstTaskId + index, task, part), world);
      },
    }),
    subTasks: (taskId) => {
      const task = plan.task(taskId - row.firstTaskId);
      if (task === undefined) return undefined;
      return {
        length: task.end - task.first,
        at: (index) => {
          const first = task.first + index;
          const item = first < task.end ? plan.item(first) : undefined;
          if (item === undefined) return undefined;
          const why = plan.itemFails(first);
          const part = { first, end: first + 1, fails: why !== undefined, why };
          return subTaskView(row, { ...partOf(at, row.firstSubTaskId + first, task, part), item, taskId }, world);
        },
      };
    },
    isOpen: () => endedMs(at) === undefined,
  };
};

/** The one place that asks whether an execution goes on or was written down. */
export const readExecution = <Tables, Kind extends KindTypes>(
  kind: ExecutionKind<Tables, Kind>,
  row: ExecutionRow<Kind>,
  world: World<Tables>,
): ReadExecution<Kind> => (row.kind === 'recorded' ? recorded(row) : live(kind, row, world));
