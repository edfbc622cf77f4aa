import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countersOf } from '../../../mock/world/executions/counters.ts';
import { initialized } from '../../../mock/world/executions/life-cycle.ts';
import { type Plan, planFrom } from '../../../mock/world/executions/plan.ts';
import { reachAt, statusOf } from '../../../mock/world/executions/progress.ts';
import { choicesOf, createProfile } from '../../../mock/world/kernel/profile.ts';
import { planOf } from './copying.ts';

const choices = (unit: string, inProgress: string) =>
  choicesOf(
    createProfile({ 'executions.counter_unit': unit, 'executions.in_progress_counts': inProgress }),
    'signature',
  );

const sizes = fc.array(fc.nat(4), { maxLength: 6 });
const state = fc
  .record({ sizes, fails: fc.uniqueArray(fc.nat(5)), share: fc.nat(100), stopped: fc.boolean() })
  .map(({ sizes: list, fails, share, stopped }) => {
    const plan = planFrom(planOf(list, fails), () => ({ file: '' }));
    return { plan, done: initialized + Math.round(((plan.itemCount - initialized) * share) / 100), stopped };
  });
const runs = { seed: 11, numRuns: 500 };

/** The statuses that the execution's tasks, or its items, are then listed with. */
const statusesOf = (plan: Plan<unknown>, unit: string, done: number, stopped: boolean): readonly string[] => {
  const reached = { done, ms: 1 };
  const checkpoints = stopped ? [reached, { done, ms: 2, stops: true } as const] : [reached];
  const progress = { startedMs: 0, itemCount: plan.itemCount, lifeCycle: { kind: 'stepped' } as const, checkpoints };
  const tasks = Array.from({ length: plan.taskCount }, (_, index) => plan.task(index)).flatMap((task) => task ?? []);
  const parts = tasks.flatMap(({ first, end, fails }) => {
    const failing = { fails: fails !== undefined };
    if (unit === 'tasks') return [{ first, end, ...failing }];
    return Array.from({ length: end - first }, (_, index) => ({
      first: first + index,
      end: first + index + 1,
      ...failing,
    }));
  });
  return parts.map((part) => statusOf(progress, part, reachAt(progress, 3)).status);
};

test.each(['tasks', 'sub_tasks'])('counters of %s are those that the statuses add up to', (unit) => {
  fc.assert(
    fc.property(state, ({ plan, done, stopped }) => {
      const statuses = statusesOf(plan, unit, done, stopped);
      const count = (...wanted: readonly string[]) => statuses.filter((status) => wanted.includes(status)).length;
      const counters = countersOf(plan, { done, stopped }, choices(unit, 'unfinished'));
      expect(counters).toEqual({
        total: statuses.length,
        succeed: count('Succeed'),
        failed: count('Failed'),
        stopped: count('Stopped'),
        in_progress: count('Initialized', 'Pending', 'InProgress'),
      });
      const { total, succeed, failed, in_progress, stopped: halted } = counters;
      expect(succeed + failed + in_progress + halted).toBe(total);
    }),
    runs,
  );
});

test.each(['tasks', 'sub_tasks'])('in_progress of %s that run counts one at most, else it is the same', (unit) => {
  fc.assert(
    fc.property(state, ({ plan, done, stopped }) => {
      const { in_progress, ...rest } = countersOf(plan, { done, stopped }, choices(unit, 'running'));
      const { in_progress: open, ...others } = countersOf(plan, { done, stopped }, choices(unit, 'unfinished'));
      expect(rest).toEqual(others);
      expect(in_progress).toBe(done < 0 || stopped ? 0 : Math.min(1, open));
    }),
    runs,
  );
});
