import { expect, test } from 'vitest';
import { countersOf } from '../../../mock/world/executions/counters.ts';
import { effectsOf } from '../../../mock/world/executions/effects.ts';
import { lifeCycles } from '../../../mock/world/executions/life-cycle.ts';
import { type PlanSource, planFrom } from '../../../mock/world/executions/plan.ts';
import { choicesOf, createProfile } from '../../../mock/world/kernel/profile.ts';
import { type Copying, copying, createWorld, type Tables } from './copying.ts';

const files = (...names: readonly string[]) => names.map((file) => ({ file }));

const plan = {
  kind: 'listed',
  tasks: [
    { repository: 'r', items: files('a', 'b', 'c'), refused: { 1: 'b is locked' } },
    { repository: 's', items: files('d'), fails: 's is gone' },
    { repository: 't', items: files('e') },
  ],
} as const satisfies PlanSource<{ readonly file: string }>;

test('an item that is refused fails its task; the others of it are done', () => {
  const made = planFrom(plan, copying.makeItem);
  expect([0, 1, 2, 3, 4].map(made.itemFails)).toEqual([undefined, 'b is locked', undefined, 's is gone', undefined]);
  expect([0, 1, 2].map((index) => made.task(index)?.fails)).toEqual(['b is locked', 's is gone', undefined]);
  expect(made.failedAmong(3)).toBe(2);
});

test('counters of sub-tasks count just the refused ones', () => {
  const choices = choicesOf(createProfile({ 'executions.counter_unit': 'sub_tasks' }), 'signature');
  const made = planFrom(plan, copying.makeItem);
  expect(countersOf(made, { done: 5, stopped: false }, choices)).toMatchObject({ total: 5, succeed: 3, failed: 2 });
});

test('an item that is refused has no effect, and its sub-task alone says why', () => {
  const { at, begin, read, tables } = createWorld();
  const { id, firstTaskId } = begin({ plan, lifeCycle: lifeCycles.instant });
  effectsOf<Tables, Copying>(copying).happen(at(1000), 0);
  expect(tables.copies.all().map((copy) => copy.id)).toEqual(['d/a', 'd/c', 'd/e']);
  const seen = read(id, 1000);
  const statuses = [0, 1, 2].map((index) => seen.tasks().at(index)?.status);
  expect(statuses).toEqual(['Failed', 'Failed', 'Succeed']);
  const subTasks = seen.subTasks(firstTaskId);
  expect([0, 1, 2].map((index) => subTasks?.at(index)?.status)).toEqual(['Succeed', 'Failed', 'Succeed']);
});

test('an execution that fails before it has tasks is Failed at once, says why, and has no end', () => {
  const { begin, read } = createWorld();
  const { id } = begin({ plan: { kind: 'listed', tasks: [], fails: 'failed to fetch artifacts' } });
  const { status, statusText, updatedMs, counters } = read(id, 1000).execution();
  expect({ status, statusText, updatedMs }).toEqual({
    ...{ status: 'Failed', statusText: 'failed to fetch artifacts', updatedMs: undefined },
  });
  expect(counters).toMatchObject({ total: 0, failed: 0 });
  expect(read(id, 1000).isOpen()).toBe(false);
});
