import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { goesBySteps, isPolled, poll, step } from '../../../mock/world/executions/step.ts';
import { stop } from '../../../mock/world/executions/stop.ts';
import { copying, createWorld, planOf } from './copying.ts';

const stepped = { kind: 'stepped' } as const;

/** The statuses of the execution and its tasks. */
const statuses = ({ read }: ReturnType<typeof createWorld>, id = 1, nowMs = 9000): readonly (string | undefined)[] => {
  const tasks = read(id, nowMs).tasks();
  return [read(id, nowMs).execution().status, ...Array.from({ length: tasks.length }, (_, at) => tasks.at(at)?.status)];
};

describe('a step', () => {
  test('goes to Pending, to InProgress, and then from item to item', () => {
    const world = createWorld();
    world.begin({ plan: planOf([2, 1], [1]), lifeCycle: stepped });
    const course = [];
    for (let steps = 0; steps < 6; steps += 1) {
      course.push(statuses(world).join(' '));
      step(copying, world.rowOf(1), 1, world.at(2000 + steps));
    }
    expect(course).toEqual([
      'Initialized Initialized Initialized',
      'InProgress Pending Pending',
      'InProgress InProgress Pending',
      'InProgress InProgress Pending',
      'InProgress Succeed InProgress',
      'Failed Succeed Failed',
    ]);
    expect(world.read(1, 9000).tasks().at(0)).toMatchObject({ since: 2003 });
  });

  test('of several comes to the same, and never goes beyond the end', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 6 }), (all) => {
        const [inTurn, atOnce] = [createWorld(), createWorld()];
        for (const { begin } of [inTurn, atOnce]) begin({ plan: planOf([2, 3]), lifeCycle: stepped });
        for (const steps of all) step(copying, inTurn.rowOf(1), steps, inTurn.at(2000));
        const sum = all.reduce((total, steps) => total + steps, 0);
        if (sum > 0) step(copying, atOnce.rowOf(1), sum, atOnce.at(2000));
        expect(statuses(inTurn)).toEqual(statuses(atOnce));
        expect(inTurn.read(1, 9000).isOpen()).toBe(sum < 7);
      }),
      { seed: 11 },
    );
  });

  test('is for those that go by steps', () => {
    const { begin } = createWorld();
    const recorded = { kind: 'recorded', id: 9, policy_id: 1, trigger: 'manual', shown: {}, tasks: [] } as const;
    expect(goesBySteps(begin({ plan: planOf([1]), lifeCycle: stepped }))).toBe(true);
    expect(goesBySteps(begin({ plan: planOf([1]), lifeCycle: { kind: 'stuck', done: 0 } }))).toBe(false);
    expect(goesBySteps(begin({ plan: planOf([1]) }))).toBe(false);
    expect([goesBySteps(recorded as never), isPolled(copying, recorded as never)]).toEqual([false, false]);
  });
});

describe('a poll', () => {
  test('goes on by an equal share, so that the last one ends it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(4), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 9 }),
        (sizes, polls) => {
          const world = createWorld();
          world.begin({ plan: planOf(sizes), lifeCycle: { kind: 'stepped', polls } });
          const total = sizes.reduce((sum, size) => sum + size, 0) + 2;
          const course = [];
          for (let count = 1; count <= polls; count += 1) {
            expect(isPolled(copying, world.rowOf(1))).toBe(true);
            poll(copying, 1, world.at(2000 + count));
            course.push(world.rowOf(1).checkpoints.at(-1)?.done);
          }
          expect(course).toEqual(Array.from({ length: polls }, (_, at) => Math.floor((total * (at + 1)) / polls) - 2));
          expect([world.read(1, 9000).isOpen(), isPolled(copying, world.rowOf(1))]).toEqual([false, false]);
        },
      ),
      { seed: 11 },
    );
  });

  test('more than were asked for changes nothing', () => {
    const world = createWorld();
    world.begin({ plan: planOf([1]), lifeCycle: { kind: 'stepped', polls: 1 } });
    poll(copying, 1, world.at(2000));
    const { version } = world.tables.copying.executions;
    poll(copying, 1, world.at(3000));
    expect(world.tables.copying.executions.version).toBe(version);
  });

  test('never takes back what steps have done', () => {
    const world = createWorld();
    world.begin({ plan: planOf([1, 1]), lifeCycle: { kind: 'stepped', polls: 4 } });
    step(copying, world.rowOf(1), 3, world.at(2000));
    poll(copying, 1, world.at(3000));
    expect(statuses(world)).toEqual(['InProgress', 'Succeed', 'InProgress']);
  });

  test('moves the executions of its policy alone, and only those that go by polls', () => {
    const world = createWorld();
    const plan = planOf([1]);
    const polled = { kind: 'stepped', polls: 1 } as const;
    world.begin({ plan, lifeCycle: polled, policyId: 1 });
    world.begin({ plan, lifeCycle: polled, policyId: 2 });
    world.begin({ plan, lifeCycle: stepped, policyId: 1 });
    world.begin({ plan, lifeCycle: polled, policyId: 1 });
    poll(copying, 1, world.at(2000));
    expect([1, 2, 3, 4].map((id) => world.read(id, 2000).isOpen())).toEqual([false, true, true, false]);
  });
});

describe('an execution that has ended', () => {
  const polled = { kind: 'stepped', polls: 3 } as const;

  test.each([
    ['steps', stepped],
    ['polls', polled],
  ] as const)('by being stopped goes no further where it went by %s', (_how, lifeCycle) => {
    const world = createWorld();
    world.begin({ plan: planOf([1, 1]), lifeCycle });
    step(copying, world.rowOf(1), 3, world.at(2000));
    stop(copying, world.rowOf(1), world.at(3000));
    const stopped = world.rowOf(1);
    const seen = statuses(world);
    step(copying, stopped, 1, world.at(4000));
    poll(copying, 1, world.at(4000));
    expect(seen).toEqual(['Stopped', 'Succeed', 'Stopped']);
    expect([statuses(world), isPolled(copying, world.rowOf(1))]).toEqual([seen, false]);
    expect(world.rowOf(1)).toBe(stopped);
  });

  test('stays stopped for steps at a time before it was, where a clock was set back', () => {
    const world = createWorld();
    world.begin({ plan: planOf([1, 1]), lifeCycle: polled });
    stop(copying, world.rowOf(1), world.at(3000));
    step(copying, world.rowOf(1), 4, world.at(2000));
    poll(copying, 1, world.at(2000));
    expect(statuses(world)).toEqual(['Stopped', 'Stopped', 'Stopped']);
  });

  test.each([
    ['with its last item', planOf([1])],
    ['since it has no tasks', planOf([])],
  ])('%s is left as it is by steps and polls', (_why, plan) => {
    const world = createWorld();
    world.begin({ plan, lifeCycle: polled });
    step(copying, world.rowOf(1), 3, world.at(2000));
    const ended = world.rowOf(1);
    step(copying, ended, 1, world.at(3000));
    poll(copying, 1, world.at(3000));
    expect(world.rowOf(1)).toBe(ended);
    expect([isPolled(copying, ended), ended.checkpoints.length]).toEqual([
      false,
      plan.kind === 'listed' ? plan.tasks.length : 0,
    ]);
  });
});
