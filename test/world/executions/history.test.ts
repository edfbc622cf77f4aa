import { describe, expect, test } from 'vitest';
import { effectsOf } from '../../../mock/world/executions/effects.ts';
import { countDropped } from '../../../mock/world/executions/history.ts';
import type { LifeCycle } from '../../../mock/world/executions/life-cycle.ts';
import { stop } from '../../../mock/world/executions/stop.ts';
import { copying, createWorld, planOf } from './copying.ts';

const keepTwo = () => {
  const world = createWorld({}, { keepExecutions: 2 });
  const { executions, dropped } = world.tables.copying;
  return { ...world, kept: () => executions.all().map(({ id }) => id), droppedCount: () => dropped.last };
};
const stepped: LifeCycle = { kind: 'stepped' };
const timed: LifeCycle = { kind: 'timed', initializedMs: 0, pendingMs: 0, itemMs: 100 };

describe('the history of a policy', () => {
  test('is its newest executions; others are counted', () => {
    const { begin, kept, droppedCount } = keepTwo();
    for (let run = 0; run < 5; run += 1) begin({ plan: planOf([]) });
    begin({ plan: planOf([]), policyId: 2 });
    expect([kept(), droppedCount()]).toEqual([[4, 5, 6], 3]);
  });

  test('has older ones as well while time brings them effects', () => {
    const { begin, kept, droppedCount, at, tables } = keepTwo();
    begin({ plan: planOf([1]), lifeCycle: timed });
    begin({ plan: planOf([]) });
    begin({ plan: planOf([]) });
    begin({ plan: planOf([]) });
    expect([kept(), droppedCount()]).toEqual([[1, 3, 4], 1]);
    effectsOf(copying).happen(at(1100), 1000);
    expect([kept(), droppedCount(), tables.copies.size]).toEqual([[3, 4], 2, 1]);
  });

  test('has them no more once they are stopped', () => {
    const { begin, kept, at, rowOf, tables } = keepTwo();
    begin({ plan: planOf([1]), lifeCycle: timed });
    begin({ plan: planOf([]) });
    begin({ plan: planOf([]) });
    expect(kept()).toEqual([1, 2, 3]);
    stop(copying, rowOf(1), at(1000));
    expect([kept(), tables.copies.size]).toEqual([[2, 3], 0]);
  });

  test('lets those go that were written down as well', () => {
    const { begin, kept, tables, droppedCount } = keepTwo();
    const shown = { status: 'Succeed' } as never;
    tables.copying.executions.add({ kind: 'recorded', id: 1, policy_id: 1, trigger: 'manual', shown, tasks: [] });
    begin({ plan: planOf([]) });
    begin({ plan: planOf([]) });
    expect([kept(), droppedCount()]).toEqual([[2, 3], 1]);
  });

  test('counts those that nobody could have seen, and takes their ids', () => {
    const { begin, tables, droppedCount } = keepTwo();
    countDropped(copying, { plan: planOf([2, 1]), runs: 10 }, { tables });
    expect(droppedCount()).toBe(10);
    expect(begin({ plan: planOf([1]) })).toMatchObject({ id: 11, firstTaskId: 21, firstSubTaskId: 31 });
  });

  test('keeps none that only waits for calls, and nothing waits for it', () => {
    const { begin, kept, tables } = keepTwo();
    for (let run = 0; run < 4; run += 1) begin({ plan: planOf([1]), lifeCycle: stepped });
    expect([kept(), tables.copying.pendingEffects.all().map(({ id }) => id)]).toEqual([
      [3, 4],
      [3, 4],
    ]);
  });
});
