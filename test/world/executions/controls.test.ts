import { describe, expect, test } from 'vitest';
import { controlsOf, type MadeExecution } from '../../../mock/world/executions/controls.ts';
import { lifeCycles } from '../../../mock/world/executions/life-cycle.ts';
import { scriptedFailure } from '../../../mock/world/executions/scripted-failure.ts';
import { createProfile } from '../../../mock/world/kernel/profile.ts';
import type { Readable, World } from '../../../mock/world/kernel/world.ts';
import { type Copying, copying, createWorld, planOf, type Tables } from './copying.ts';

/** Policies that nobody wrote: those from 1 to 9 are there, and 7 is made where none is named. */
const controls = controlsOf<Tables, Copying>(copying, {
  hasPolicy: (id) => id < 10,
  policyFor: ({ policy_id = 7 }) =>
    policy_id < 10 ? { id: policy_id, trigger: 'manual', about: { to: 'd' } } : undefined,
});

const planned: (readonly [policyId: number, executionId: number])[] = [];
const made = (given: Partial<MadeExecution> = {}): MadeExecution => ({
  instance_id: 'i',
  namespaceId: () => 1,
  planFor: (policyId, executionId) => {
    planned.push([policyId, executionId]);
    return { key: `${executionId}`, tasks: 2, subTasks: 1, statusText: '' };
  },
  ...given,
});

describe('what a test does to executions', () => {
  test('makes one of a policy, whose plan may go by the ids of both', () => {
    const { at, rowOf, begin } = createWorld();
    begin({ plan: planOf([1]) });
    planned.length = 0;
    expect(controls.make(made({ policy_id: 3, trigger: 'scheduled' }), at(2000))).toEqual({
      policy_id: 3,
      execution_id: 2,
    });
    expect(planned).toEqual([[3, 2]]);
    const plan = { kind: 'made', made: { key: '2', tasks: 2, subTasks: 1, statusText: '' } };
    expect(rowOf(2)).toMatchObject({ policy_id: 3, trigger: 'scheduled', startedMs: 2000, plan, about: { to: 'd' } });
  });

  test('makes it as its policy would start it where nothing else is said', () => {
    const { at, rowOf } = createWorld();
    expect(controls.make(made(), at(2000))).toEqual({ policy_id: 7, execution_id: 1 });
    expect(rowOf(1)).toMatchObject({ trigger: 'manual', lifeCycle: lifeCycles.documented });
    controls.make(made({ lifeCycle: { kind: 'stepped' } }), at(2000));
    expect(rowOf(2).lifeCycle).toEqual({ kind: 'stepped' });
  });

  test('makes none of a policy that is not there', () => {
    const { at, tables } = createWorld();
    expect(controls.make(made({ policy_id: 10 }), at(2000))).toBeUndefined();
    expect([tables.copying.executions.size, tables.copying.executions.lastId]).toEqual([0, 0]);
  });

  test('steps those that go by steps, and says of others why not', () => {
    const { at, begin, rowOf } = createWorld();
    begin({ plan: planOf([1]), lifeCycle: { kind: 'stepped' } });
    begin({ plan: planOf([1]) });
    expect([1, 2, 3].map((id) => controls.step(id, 2, at(2000)))).toEqual(['done', 'not by steps', 'not found']);
    expect([rowOf(1).checkpoints, rowOf(2).checkpoints]).toEqual([[{ done: 0, ms: 2000 }], []]);
  });

  test('polls those of a policy; whether that would change one can be asked', () => {
    const { at, begin, rowOf, tables } = createWorld();
    begin({ plan: planOf([1]), lifeCycle: { kind: 'stepped', polls: 1 } });
    begin({ plan: planOf([1]) });
    const isPolled = (policyId: number) => controls.isPolled(policyId, tables as unknown as Readable<Tables>);
    expect([isPolled(1), isPolled(2)]).toEqual([true, false]);
    controls.poll(1, at(2000));
    expect([isPolled(1), rowOf(1).checkpoints]).toEqual([false, [{ done: 1, ms: 2000 }]]);
  });

  test('takes the policy that a read names in its path, if a family says nothing else', () => {
    const { tables, at } = createWorld();
    const rows = tables as unknown as Readable<Tables>;
    expect(controls.policiesIn({ path: { policy_id: '12' } }, rows)).toEqual([12]);
    const own = controlsOf<Tables, Copying>(copying, {
      ...{ hasPolicy: () => true, policyFor: () => undefined, policiesIn: () => [4, 5] },
      usual: () => lifeCycles.instant,
    });
    expect([own.policiesIn({ path: {} }, rows), own.usual(createProfile())]).toEqual([[4, 5], lifeCycles.instant]);
    expect(controls.hasPolicy(3, at(0) as unknown as World<Tables>)).toBe(true);
  });

  test.each(['documented', 'instant'] as const)('knows that executions usually run at the pace %s', (pace) => {
    expect(controls.usual(createProfile({ 'executions.pace': pace }))).toEqual(lifeCycles[pace]);
  });
});

test('tasks fail in the repositories that a test has said, and in no others', () => {
  const failure = scriptedFailure({ repositories: 'team/*', status_text: 'why' });
  expect(['team/a', 'a'].map(failure)).toEqual(['why', undefined]);
  expect(scriptedFailure(undefined)('team/a')).toBeUndefined();
});
