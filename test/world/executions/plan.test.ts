import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ListedTask,
  type MadePlan,
  type Plan,
  planFrom,
  taskOfItem,
  tasksEndedAt,
} from '../../../mock/world/executions/plan.ts';

interface Item {
  readonly name: string;
}

const makeItem = (key: string, index: number, { subTasks }: MadePlan): Item => ({
  name: `${key} ${index} ${subTasks}`,
});
const listed = (tasks: readonly ListedTask<Item>[]) => planFrom({ kind: 'listed', tasks }, makeItem);

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

const made: fc.Arbitrary<MadePlan> = fc
  .record({
    tasks: fc.nat(8),
    subTasks: fc.integer({ min: 1, max: 4 }),
    failEvery: fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined }),
  })
  .map(({ failEvery, ...rest }) => ({
    ...{ key: 'k', statusText: 'why', ...rest },
    ...(failEvery !== undefined && { failEvery }),
  }));

/** The same plan, written down task by task. */
const writtenDown = (plan: MadePlan): readonly ListedTask<Item>[] =>
  upTo(plan.tasks).map((task) => ({
    repository: `image-${task + 1}`,
    items: upTo(plan.subTasks).map((index) => makeItem('k', task * plan.subTasks + index, plan)),
    ...(plan.failEvery !== undefined && (task + 1) % plan.failEvery === 0 && { fails: 'why' }),
  }));

const allOf = (plan: Plan<Item>) => ({
  counts: [plan.taskCount, plan.itemCount],
  tasks: upTo(plan.taskCount).map(plan.task),
  items: upTo(plan.itemCount).map(plan.item),
  failing: upTo(plan.itemCount).map(plan.itemFails),
  failed: upTo(plan.taskCount + 1).map(plan.failedAmong),
  beyond: [plan.task(-1), plan.task(plan.taskCount)],
});

test('a plan that is made up on demand is the one that would be written down', () => {
  fc.assert(
    fc.property(made, (plan) => {
      expect(allOf(planFrom({ kind: 'made', made: plan }, makeItem))).toStrictEqual(allOf(listed(writtenDown(plan))));
    }),
    { seed: 11, numRuns: 300 },
  );
});

const task = fc.record({ size: fc.nat(4), isBroken: fc.boolean() });
const plans = fc.array(task, { maxLength: 8 }).map((tasks) =>
  listed(
    tasks.map(({ size, isBroken }, at) => ({
      repository: `r${at}`,
      items: upTo(size).map((index) => ({ name: `${at} ${index}` })),
      ...(isBroken && { fails: 'why' }),
    })),
  ),
);

describe('a plan that is written down', () => {
  test('has the items of its tasks one after the other', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        let first = 0;
        for (const index of upTo(plan.taskCount)) {
          const part = plan.task(index);
          expect(part?.first).toBe(first);
          first = part?.end ?? Number.NaN;
        }
        expect(first).toBe(plan.itemCount);
      }),
      { seed: 11 },
    );
  });

  test('knows which tasks are over after any number of items, and which of them failed', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: -2, max: 40 }), (plan, done) => {
        const tasks = upTo(plan.taskCount).map((index) => plan.task(index));
        const over = tasks.filter((each) => each !== undefined && each.end <= done);
        const ended = tasksEndedAt(plan, done);
        expect(ended).toBe(over.length);
        expect(plan.failedAmong(ended)).toBe(over.filter((each) => each?.fails !== undefined).length);
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  test('knows the task of each item', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        for (const index of upTo(plan.itemCount)) {
          const of = taskOfItem(plan, index);
          expect(of !== undefined && of.first <= index && index < of.end).toBe(true);
        }
      }),
      { seed: 11 },
    );
  });
});

test('the same data give the same plan, and nothing of a big one is made before it is asked for', () => {
  const asked: number[] = [];
  const source = { kind: 'made', made: { key: 'k', tasks: 10_000_000, subTasks: 3, statusText: '' } } as const;
  const make = (_key: string, index: number) => {
    asked.push(index);
    return { name: `${index}` };
  };
  const plan = planFrom(source, make);
  expect(planFrom(source, make)).toBe(plan);
  expect([plan.itemCount, tasksEndedAt(plan, 29_999_999), taskOfItem(plan, 4)?.repository, asked]).toEqual([
    30_000_000,
    9_999_999,
    'image-2',
    [],
  ]);
  expect([plan.item(7), asked]).toEqual([{ name: '7' }, [7]]);
});
