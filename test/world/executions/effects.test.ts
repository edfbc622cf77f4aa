import { describe, expect, test } from 'vitest';
import { effectsOf } from '../../../mock/world/executions/effects.ts';
import type { LifeCycle } from '../../../mock/world/executions/life-cycle.ts';
import { poll, step } from '../../../mock/world/executions/step.ts';
import type { World } from '../../../mock/world/kernel/world.ts';
import { type Begin, copying, createWorld, planOf, type Tables } from './copying.ts';

const source = effectsOf(copying);
const brisk: LifeCycle = { kind: 'timed', initializedMs: 10, pendingMs: 10, itemMs: 100 };

const begun = (...all: readonly Begin[]) => {
  const world = createWorld();
  for (const each of all) world.begin(each);
  const { tables, at } = world;
  return {
    ...world,
    nextMs: () => source.nextMs(at(0) as unknown as World<Tables>, 0),
    happen: (ms: number) => source.happen(at(ms), 0),
    version: () => source.version(tables as unknown as World<Tables>['tables']),
    copies: () => tables.copies.all().map(({ id, ms }) => `${id} ${ms}`),
    pending: () => tables.copying.pendingEffects.all(),
  };
};

describe('the effects of executions', () => {
  test('are due at the end of each item, whichever execution it is of, and then no more', () => {
    const { nextMs, happen, pending } = begun(
      { plan: planOf([2]), lifeCycle: brisk },
      { plan: planOf([1]), lifeCycle: brisk, startMs: 1050 },
    );
    const due = [];
    for (let ms = nextMs(); ms !== undefined; ms = nextMs()) {
      due.push(ms);
      happen(ms);
    }
    expect(due).toEqual([1120, 1170, 1220]);
    expect(pending()).toEqual([]);
  });

  test('happen once, in the order of executions and items', () => {
    const { happen, copies } = begun(
      { plan: planOf([1, 1]), lifeCycle: brisk },
      { plan: { kind: 'listed', tasks: [{ repository: 'r', items: [{ file: 'z' }] }] }, lifeCycle: brisk },
    );
    happen(1120);
    happen(1120);
    happen(1220);
    expect(copies()).toEqual(['d/0-0 1120', 'd/z 1120', 'd/1-0 1220']);
  });

  test('are none of what fails, and go on behind it', () => {
    const { happen, copies, pending } = begun({ plan: planOf([1, 2, 1], [1]), lifeCycle: brisk });
    happen(1320);
    expect([copies(), pending()]).toEqual([['d/0-0 1320'], [{ id: 1, done: 3 }]]);
    happen(1420);
    expect([copies(), pending()]).toEqual([['d/0-0 1320', 'd/2-0 1420'], []]);
  });

  test('are due with the step or the poll that brings them', () => {
    const { nextMs, happen, copies, rowOf, at } = begun(
      { plan: planOf([2]), lifeCycle: { kind: 'stepped' } },
      { plan: planOf([1]), lifeCycle: { kind: 'stepped', polls: 1 }, policyId: 2 },
    );
    expect(nextMs()).toBeUndefined();
    step(copying, rowOf(1), 3, at(5000));
    expect(nextMs()).toBe(5000);
    happen(5000);
    expect([copies(), nextMs()]).toEqual([['d/0-0 5000'], undefined]);
    poll(copying, 2, at(6000));
    expect(nextMs()).toBe(6000);
  });

  test('never come of what is stuck', () => {
    const { nextMs, happen, copies } = begun({ plan: planOf([2]), lifeCycle: { kind: 'stuck', done: 0 } });
    happen(1e9);
    expect([nextMs(), copies()]).toEqual([undefined, []]);
  });

  test('leave everything as it is where none is due', () => {
    const { happen, version, nextMs } = begun({ plan: planOf([2]), lifeCycle: brisk });
    const before = version();
    happen(1119);
    expect([version(), nextMs()]).toEqual([before, 1120]);
  });

  test('of an execution that is gone are gone with it', () => {
    const { tables, rowOf, nextMs, happen, copies, pending } = begun({ plan: planOf([2]), lifeCycle: brisk });
    tables.copying.executions.remove(rowOf(1));
    expect(nextMs()).toBeUndefined();
    happen(1120);
    expect([copies(), pending()]).toEqual([[], []]);
  });

  test('have a version that grows with every execution, step and effect', () => {
    const { version, begin, rowOf, at, happen } = begun({ plan: planOf([2]), lifeCycle: brisk });
    const changes = [
      () => begin({ plan: planOf([1]), lifeCycle: { kind: 'stepped' } }),
      () => step(copying, rowOf(2), 1, at(2000)),
      () => happen(1120),
    ];
    for (const change of changes) {
      const before = version();
      change();
      expect(version()).toBeGreaterThan(before);
    }
  });
});
