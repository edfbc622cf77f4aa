import type { FamilyChoices } from '../kernel/profile.ts';
import { type Plan, tasksEndedAt } from './plan.ts';
import type { Counters } from './states.ts';

interface Ended {
  readonly total: number;
  readonly ended: number;
  readonly failed: number;
}

const ofTasks = (plan: Plan<unknown>, done: number): Ended => {
  const ended = tasksEndedAt(plan, done);
  return { total: plan.taskCount, ended, failed: plan.failedAmong(ended) };
};

const ofItems = (plan: Plan<unknown>, done: number): Ended => {
  const ended = Math.max(done, 0);
  let failed = 0;
  for (let index = 0; index < plan.taskCount; index += 1) {
    const task = plan.task(index);
    if (task === undefined || task.first >= ended) break;
    if (task.fails === undefined) continue;
    for (let item = task.first; item < Math.min(task.end, ended); item += 1) {
      if (plan.itemFails(item) !== undefined) failed += 1;
    }
  }
  return { total: plan.itemCount, ended, failed };
};

interface Progress {
  /** How many items have been dealt with. */
  readonly done: number;
  readonly stopped: boolean;
}

/** The counters of an execution that has dealt with so many items. */
export const countersOf = (plan: Plan<unknown>, { done, stopped }: Progress, choices: FamilyChoices): Counters => {
  const count = choices['executions.counter_unit'] === 'tasks' ? ofTasks : ofItems;
  const { total, ended, failed } = count(plan, done);
  const open = total - ended;
  const running = done < 0 ? 0 : Math.min(1, open);
  const inProgress = choices['executions.in_progress_counts'] === 'unfinished' ? open : running;
  return {
    total,
    succeed: ended - failed,
    failed,
    in_progress: stopped ? 0 : inProgress,
    stopped: stopped ? open : 0,
  };
};
