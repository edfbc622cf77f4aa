import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LifeCycle } from '../../../mock/world/executions/life-cycle.ts';
import { readExecution } from '../../../mock/world/executions/read.ts';
import { stop } from '../../../mock/world/executions/stop.ts';
import type { World } from '../../../mock/world/kernel/world.ts';
import { copying, createWorld, planOf, shown, type Tables } from './copying.ts';

const brisk: LifeCycle = { kind: 'timed', initializedMs: 50, pendingMs: 50, itemMs: 20 };
const sizes = fc.array(fc.nat(4), { minLength: 1, maxLength: 6 });

const countOf = (statuses: readonly (string | undefined)[], ...wanted: readonly string[]): number =>
  statuses.filter((status) => status !== undefined && wanted.includes(status)).length;

/** From the tasks as Harbor 2.1 does it: Failed goes before Stopped, and that before Succeed. */
const statusFrom = (tasks: readonly (string | undefined)[]): string => {
  if (countOf(tasks, 'Initialized') === tasks.length && tasks.length > 0) return 'Initialized';
  if (countOf(tasks, 'Initialized', 'Pending', 'InProgress') > 0) return 'InProgress';
  if (countOf(tasks, 'Failed') > 0) return 'Failed';
  return countOf(tasks, 'Stopped') > 0 ? 'Stopped' : 'Succeed';
};

describe('an execution that is read', () => {
  test('has at any time the status and the counters of its tasks, and is open as long as one of them is', () => {
    const when = fc.record({ afterMs: fc.nat(700), stopMs: fc.option(fc.nat(700)) });
    fc.assert(
      fc.property(sizes, fc.uniqueArray(fc.nat(5)), when, (list, fails, { afterMs, stopMs }) => {
        const world = createWorld();
        world.begin({ plan: planOf(list, fails), lifeCycle: brisk });
        if (stopMs !== null) stop(copying, world.rowOf(1), world.at(1000 + stopMs));
        const read = world.read(1, 1000 + afterMs);
        const tasks = read.tasks();
        const statuses = Array.from({ length: tasks.length }, (_, at) => tasks.at(at)?.status);
        const { status, counters, updatedMs } = read.execution();
        expect(status).toBe(statusFrom(statuses));
        expect(counters).toEqual({
          total: statuses.length,
          succeed: countOf(statuses, 'Succeed'),
          failed: countOf(statuses, 'Failed'),
          stopped: countOf(statuses, 'Stopped'),
          in_progress: countOf(statuses, 'Initialized', 'Pending', 'InProgress'),
        });
        expect(read.isOpen()).toBe(counters.in_progress > 0);
        expect(updatedMs === undefined).toBe(read.isOpen());
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  test('without tasks has succeeded at its start, and says that there was nothing to do', () => {
    const world = createWorld();
    world.begin({ plan: planOf([]), lifeCycle: brisk });
    const state = { status: 'Succeed', statusText: '0 of 0 copied', startedMs: 1000, updatedMs: 1000 };
    expect(world.read(1, 1000).execution()).toMatchObject(state);
    expect(world.read(1, 9000).execution()).toMatchObject(state);
    expect(world.read(1, 1000).isOpen()).toBe(false);
  });

  test('shows why a task failed, and nothing of the sort of the others', () => {
    const world = createWorld();
    world.begin({ plan: planOf([1, 1], [1]), lifeCycle: brisk });
    const tasks = world.read(1, 9000).tasks();
    expect([0, 1].map((at) => tasks.at(at)?.text)).toEqual(['', 'r1 is broken']);
    expect(world.read(1, 1000).tasks().at(1)?.text).toBe('');
  });

  test('shows tasks and sub-tasks one by one, when they are asked for', () => {
    const world = createWorld();
    const made = { key: 'k', tasks: 1_000_000, subTasks: 5, statusText: '' };
    world.begin({ plan: { kind: 'made', made }, lifeCycle: { kind: 'stuck', done: 0 } });
    Object.assign(shown, { tasks: 0, subTasks: 0 });
    const read = world.read(1, 9000);
    const [tasks, subTasks] = [read.tasks(), read.subTasks(999_999)];
    expect([tasks.length, subTasks?.length, shown]).toEqual([1_000_000, 5, { tasks: 0, subTasks: 0 }]);
    expect(tasks.at(999_998)).toMatchObject({ id: 999_999, status: 'Pending' });
    expect(subTasks?.at(2)).toEqual({ id: 4_999_993, status: 'Pending', file: 'k 4999992 of 5' });
    expect(shown).toEqual({ tasks: 1, subTasks: 1 });
  });

  test('has nothing beyond its tasks and their sub-tasks', () => {
    const world = createWorld();
    world.begin({ plan: planOf([1]) });
    world.begin({ plan: planOf([2, 1]) });
    const read = world.read(2, 9000);
    expect([1, 4].map((taskId) => read.subTasks(taskId))).toEqual([undefined, undefined]);
    expect([read.tasks().at(2), read.subTasks(2)?.at(2), read.subTasks(3)?.at(1)]).toEqual(Array(3).fill(undefined));
  });
});

describe('an execution that was written down', () => {
  const recorded = (status: string, { own = 'any', hasTasks = true } = {}) => {
    const { at } = createWorld();
    const row = {
      ...{ kind: 'recorded', id: 7, policy_id: 3, trigger: 'scheduled', shown: { status: own, counters: 'these' } },
      tasks: !hasTasks ? [] : [{ task: { id: 5, status }, sub_tasks: [{ id: 8, status: 'Failed', file: 'a' }] }],
    };
    return readExecution(copying, row as never, at(0) as unknown as World<Tables>);
  };

  test('is shown as it was', () => {
    const read = recorded('Success');
    expect(read.execution()).toEqual({ id: 7, policy_id: 3, trigger: 'scheduled', status: 'any', counters: 'these' });
    expect(read.tasks()).toEqual([{ id: 5, status: 'Success' }]);
    expect([read.subTasks(5), read.subTasks(6)]).toEqual([[{ id: 8, status: 'Failed', file: 'a' }], undefined]);
  });

  test('is open as long as one of its tasks is', () => {
    const { at } = createWorld();
    const tasks = ['Succeed', 'Pending'].map((status, index) => ({ task: { id: index + 1, status }, sub_tasks: [] }));
    const row = { kind: 'recorded', id: 7, policy_id: 3, trigger: 'scheduled', shown: {}, tasks };
    expect(readExecution(copying, row as never, at(0) as unknown as World<Tables>).isOpen()).toBe(true);
  });

  test.each([
    ['Initialized', true],
    ['Pending', true],
    ['InProgress', true],
    ['Succeed', false],
    ['Failed', false],
    ['Stopped', false],
  ])('with a task that is %s: open is %s, and so if it is that itself and has no tasks', (status, isOpen) => {
    expect(recorded(status).isOpen()).toBe(isOpen);
    expect(recorded('', { own: status, hasTasks: false }).isOpen()).toBe(isOpen);
    expect(recorded('Succeed', { own: status }).isOpen()).toBe(isOpen);
  });
});
