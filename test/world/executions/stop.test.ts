import { describe, expect, test } from 'vitest';
import { initialized, type LifeCycle } from '../../../mock/world/executions/life-cycle.ts';
import { step } from '../../../mock/world/executions/step.ts';
import { stop } from '../../../mock/world/executions/stop.ts';
import { copying, createWorld, planOf } from './copying.ts';

const stepped: LifeCycle = { kind: 'stepped' };
const slow: LifeCycle = { kind: 'timed', initializedMs: 100, pendingMs: 100, itemMs: 100 };

/** An execution of three tasks, of which the second fails, that is stopped at some time after its start at 1000. */
const stoppedAfter = (ms: number) => {
  const world = createWorld();
  world.begin({ plan: planOf([1, 1, 2], [1]), lifeCycle: slow });
  stop(copying, world.rowOf(1), world.at(1000 + ms));
  const tasks = world.read(1, 9000).tasks();
  return {
    ...world,
    execution: world.read(1, 9000).execution(),
    tasks: Array.from({ length: tasks.length }, (_, at) => tasks.at(at)),
  };
};

describe('an execution that is stopped', () => {
  test.each([
    [0, 'Stopped', 'Stopped Stopped Stopped', { succeed: 0, failed: 0, stopped: 3 }],
    [150, 'Stopped', 'Stopped Stopped Stopped', { succeed: 0, failed: 0, stopped: 3 }],
    [350, 'Stopped', 'Succeed Stopped Stopped', { succeed: 1, failed: 0, stopped: 2 }],
    [400, 'Failed', 'Succeed Failed Stopped', { succeed: 1, failed: 1, stopped: 1 }],
    [550, 'Failed', 'Succeed Failed Stopped', { succeed: 1, failed: 1, stopped: 1 }],
  ] as const)('after %i ms is %s for good, with %s', (ms, status, ofTasks, counters) => {
    const { execution, tasks } = stoppedAfter(ms);
    expect(execution).toMatchObject({
      status,
      updatedMs: 1000 + ms,
      counters: { total: 3, in_progress: 0, ...counters },
    });
    expect(tasks.map((task) => task?.status).join(' ')).toBe(ofTasks);
    expect(tasks.filter((task) => task?.status === 'Stopped').map((task) => task?.since)).toEqual(
      Array(counters.stopped).fill(1000 + ms),
    );
  });

  test('has no effects any more', () => {
    const { tables, read } = stoppedAfter(350);
    expect(tables.copying.pendingEffects.all()).toEqual([]);
    expect(read(1, 9000).isOpen()).toBe(false);
  });

  test('is seen as it was at a time before', () => {
    const { read } = stoppedAfter(350);
    expect(read(1, 1299).execution()).toMatchObject({ status: 'InProgress', counters: { in_progress: 3, stopped: 0 } });
  });

  test('once more stays as it is', () => {
    const { rowOf, at } = stoppedAfter(350);
    const before = rowOf(1);
    stop(copying, before, at(5000));
    expect(rowOf(1)).toBe(before);
  });

  test('after its end stays as it is', () => {
    const { rowOf } = stoppedAfter(600);
    expect(rowOf(1).checkpoints).toEqual([]);
  });

  test('goes by steps no further than it did', () => {
    const world = createWorld();
    world.begin({ plan: planOf([1, 1]), lifeCycle: stepped });
    step(copying, world.rowOf(1), 3, world.at(2000));
    stop(copying, world.rowOf(1), world.at(3000));
    expect(world.rowOf(1).checkpoints.at(-1)).toEqual({ done: 1, ms: 3000, stops: true });
    expect(world.read(1, 9000).execution()).toMatchObject({ status: 'Stopped', counters: { succeed: 1, stopped: 1 } });
  });
});

test('an execution that was written down cannot be stopped', () => {
  const { tables, at } = createWorld();
  const shown = { status: 'InProgress' } as never;
  const recorded = { kind: 'recorded', id: 3, policy_id: 1, trigger: 'manual', shown, tasks: [] } as const;
  tables.copying.executions.add(recorded);
  stop(copying, recorded, at(2000));
  expect(tables.copying.executions.get(3)).toBe(recorded);
});

test('an execution that is stuck can be stopped where it is', () => {
  const world = createWorld();
  world.begin({ plan: planOf([1]), lifeCycle: { kind: 'stuck', done: initialized } });
  stop(copying, world.rowOf(1), world.at(2000));
  expect(world.read(1, 9000).execution()).toMatchObject({ status: 'Stopped', updatedMs: 2000 });
});
