import { describe, expect, test } from 'vitest';
import { type LifeCycle, lifeCycles } from '../../../mock/world/executions/life-cycle.ts';
import { lifeCycleOf, overrideId, start } from '../../../mock/world/executions/start.ts';
import { copying, createWorld, planOf } from './copying.ts';

const stepped: LifeCycle = { kind: 'stepped' };
const stuck: LifeCycle = { kind: 'stuck', done: 0 };

describe('an execution that is started', () => {
  test('begins at the moment of the world, with nothing done', () => {
    const { begin, read } = createWorld();
    const row = begin({ plan: planOf([2, 1]), startMs: 4711 });
    expect(row).toMatchObject({
      kind: 'live',
      id: 1,
      policy_id: 1,
      trigger: 'manual',
      startedMs: 4711,
      checkpoints: [],
    });
    expect(read(1, 4711).execution()).toMatchObject({ status: 'Initialized', startedMs: 4711, updatedMs: undefined });
  });

  test('takes ids for all its tasks and items, which no other execution gets', () => {
    const { begin, read } = createWorld();
    begin({ plan: planOf([2, 0, 1]) });
    begin({ plan: { kind: 'made', made: { key: 'k', tasks: 1000, subTasks: 2, statusText: '' } } });
    begin({ plan: planOf([1]) });
    const firsts = [1, 2, 3].map((id) => read(id, 2000).tasks().at(0)?.id);
    expect(firsts).toEqual([1, 4, 1004]);
    expect(
      [1, 4, 1004].map(
        (task, at) =>
          read(at + 1, 2000)
            .subTasks(task)
            ?.at(0)?.id,
      ),
    ).toEqual([1, 4, 2004]);
  });

  test('is plain data', () => {
    const { begin } = createWorld();
    const row = begin({ plan: planOf([2, 1], [1]), lifeCycle: stepped });
    expect(JSON.parse(JSON.stringify(row))).toEqual(row);
  });

  test('waits with its effects only if it will have any', () => {
    const { begin, tables, at } = createWorld();
    begin({ plan: planOf([2]) });
    begin({ plan: planOf([0]) });
    begin({ plan: { kind: 'made', made: { key: 'k', tasks: 2, subTasks: 2, statusText: '' } } });
    const { finish: _, ...idle } = copying;
    start(idle, { policy_id: 1, trigger: 'manual', plan: planOf([2]), about: { to: 'd' } }, at(1000));
    expect(tables.copying.pendingEffects.all()).toEqual([{ id: 1, done: 0 }]);
  });

  test('keeps its plan, whatever becomes of what it was planned from', () => {
    const { begin, read } = createWorld();
    const items = [{ file: 'a' }];
    begin({ plan: { kind: 'listed', tasks: [{ repository: 'r', items: [...items] }] } });
    items.push({ file: 'b' });
    expect(read(1, 2000).subTasks(1)?.length).toBe(1);
  });
});

describe('how an execution goes on', () => {
  const withOverrides = (
    overrides: readonly (readonly [policyId: number, lifeCycle: LifeCycle])[],
    pace = 'documented',
  ) => {
    const world = createWorld({ 'executions.pace': pace });
    for (const [policyId, lifeCycle] of overrides) {
      world.tables.lifeCycleOverrides.add({ id: overrideId(copying.family, policyId), lifeCycle });
    }
    return world;
  };

  test.each([
    ['as it is told itself', [[1, stuck] as const], stepped, stepped],
    ['else as its policy is told', [[1, stuck] as const, [0, stepped] as const], undefined, stuck],
    ['else as its family is told', [[2, stuck] as const, [0, stepped] as const], undefined, stepped],
    ['else as the profile says', [[2, stuck] as const], undefined, lifeCycles.instant],
  ])('is %s', (_, overrides, own, expected) => {
    const { begin } = withOverrides(overrides, 'instant');
    expect(begin({ plan: planOf([1]), ...(own && { lifeCycle: own }) }).lifeCycle).toEqual(expected);
  });

  test('is said a family: what another is told does not count', () => {
    const { tables, at } = withOverrides([]);
    tables.lifeCycleOverrides.add({ id: overrideId('another', 1), lifeCycle: stuck });
    const world = at(0) as unknown as Parameters<typeof lifeCycleOf>[2];
    expect(lifeCycleOf(copying.family, 1, world)).toEqual({ lifeCycle: lifeCycles.documented });
    expect(lifeCycleOf('another', 1, world)).toMatchObject({ lifeCycle: stuck });
  });
});
