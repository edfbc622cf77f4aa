import { describe, expect, test } from 'vitest';
import { executionChecks, lifeCycleChecks } from '../../../mock/world/executions/checks.ts';
import { lifeCycleTables } from '../../../mock/world/executions/kinds.ts';
import { fields, type RowCheck, text } from '../../../mock/world/kernel/row-check.ts';
import { restore, snapshotOf } from '../../../mock/world/kernel/snapshot.ts';
import { createWorld, planOf } from './copying.ts';

const checks = executionChecks({ item: fields({ file: text }), about: fields({ to: text }) });

/** A row, as JSON brings it, with other values at some of its places: `plan.tasks.0.fails`. */
const withValues = (row: unknown, values: Readonly<Record<string, unknown>>): unknown => {
  const copy = JSON.parse(JSON.stringify(row));
  for (const [path, value] of Object.entries(values)) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    const at = names.reduce((object, name) => object[name], copy);
    at[last] = structuredClone(value);
  }
  return copy;
};

const live = createWorld().begin({ plan: planOf([2, 1], [1]), lifeCycle: { kind: 'stepped' } });
const made = { kind: 'made', made: { key: 'k', tasks: 3, subTasks: 2, statusText: '' } };
const timed = { kind: 'timed', initializedMs: 0, pendingMs: 1.5, itemMs: 200 };
const task = { id: 5, status: 'Failed' };
const recorded = {
  ...{ kind: 'recorded', id: 7, policy_id: 3, trigger: 'scheduled', shown: { status: 'any' } },
  tasks: [{ task, sub_tasks: [{ id: 8, status: 'Failed' }] }],
};

describe('a row of an execution', () => {
  const good: readonly [what: string, row: unknown, values: Readonly<Record<string, unknown>>][] = [
    ['as it is started', live, {}],
    ['that was written down', recorded, {}],
    ['that goes by the clock', live, { lifeCycle: timed }],
    ['that goes by polls', live, { lifeCycle: { kind: 'stepped', polls: 1 }, polls: 1 }],
    ['that is stuck at its beginning', live, { lifeCycle: { kind: 'stuck', done: -2 } }],
    ['over repositories that nobody made', live, { plan: made }],
    ['of which every second task fails', live, { plan: made, 'plan.made.failEvery': 2 }],
    ['with as many items as it may have', live, { plan: made, 'plan.made.tasks': 5_000_000 }],
    ['that has no tasks', live, { 'plan.tasks': [], 'plan.fails': 'why' }],
    ['with items that are refused', live, { 'plan.tasks.0.refused': { 1: 'why' } }],
    ['that was stopped', live, { checkpoints: [{ done: 3, ms: 5, stops: true }] }],
    ['that has done all it was made for', live, { plan: made, checkpoints: [{ done: 6, ms: 5 }] }],
  ];
  test.each(good)('%s is one', (_, row, values) => {
    expect(checks.executions(withValues(row, values))).toBeUndefined();
  });

  const bad: readonly [row: unknown, values: Readonly<Record<string, unknown>>, problem: RegExp][] = [
    [live, { kind: 'lost' }, /^\.kind is "lost" but must be one of recorded, live$/],
    [live, { id: 0 }, /^\.id is 0 but/],
    [live, { policy_id: '1' }, /^\.policy_id is "1" but/],
    [live, { trigger: 1 }, /^\.trigger is 1 but must be text$/],
    [live, { startedMs: 0.5 }, /^\.startedMs is 0\.5 but/],
    [live, { lifeCycle: { kind: 'fast' } }, /^\.lifeCycle\.kind is "fast" but must be one of timed, stepped, stuck$/],
    [live, { lifeCycle: timed, 'lifeCycle.initializedMs': -1 }, /^\.lifeCycle\.initializedMs is -1 but/],
    [live, { lifeCycle: timed, 'lifeCycle.pendingMs': -1 }, /^\.lifeCycle\.pendingMs is -1 but/],
    [live, { lifeCycle: timed, 'lifeCycle.itemMs': -1 }, /^\.lifeCycle\.itemMs is -1 but/],
    [live, { 'lifeCycle.polls': 0 }, /^\.lifeCycle\.polls is 0 but/],
    [live, { lifeCycle: { kind: 'stuck', done: -3 } }, /^\.lifeCycle\.done is -3 but/],
    [live, { 'plan.kind': 'none' }, /^\.plan\.kind is "none" but must be one of listed, made$/],
    [live, { 'plan.fails': 1 }, /^\.plan\.fails is 1 but must be text$/],
    [live, { 'plan.tasks.0.repository': 1 }, /^\.plan\.tasks\.0\.repository is 1 but/],
    [live, { 'plan.tasks.1.items.0.file': 1 }, /^\.plan\.tasks\.1\.items\.0\.file is 1 but/],
    [live, { 'plan.tasks.1.fails': 1 }, /^\.plan\.tasks\.1\.fails is 1 but/],
    [live, { 'plan.tasks.1.refused': { 0: 1 } }, /^\.plan\.tasks\.1\.refused\.0 is 1 but/],
    [live, { plan: made, 'plan.made.key': 1 }, /^\.plan\.made\.key is 1 but/],
    [live, { plan: made, 'plan.made.tasks': -1 }, /^\.plan\.made\.tasks is -1 but/],
    [live, { plan: made, 'plan.made.subTasks': 10_000_001 }, /^\.plan\.made\.subTasks is 10000001 but/],
    [live, { plan: made, 'plan.made.statusText': 1 }, /^\.plan\.made\.statusText is 1 but/],
    [live, { plan: made, 'plan.made.failEvery': 0 }, /^\.plan\.made\.failEvery is 0 but/],
    [
      live,
      { plan: made, 'plan.made.tasks': 5_000_001 },
      /^\.plan\.made has 5000001 × 2 sub-tasks but may have 10000000$/,
    ],
    [live, { 'about.to': 1 }, /^\.about\.to is 1 but/],
    [live, { firstTaskId: 0 }, /^\.firstTaskId is 0 but/],
    [live, { firstSubTaskId: 0 }, /^\.firstSubTaskId is 0 but/],
    [live, { polls: -1 }, /^\.polls is -1 but/],
    [live, { checkpoints: [{ done: -3, ms: 0 }] }, /^\.checkpoints\.0\.done is -3 but/],
    [live, { checkpoints: [{ done: 0 }] }, /^\.checkpoints\.0\.ms is left out but/],
    [
      live,
      { checkpoints: [{ done: 0, ms: 0, stops: false }] },
      /^\.checkpoints\.0\.stops is false but must be one of true$/,
    ],
    [
      live,
      {
        checkpoints: [
          { done: 3, ms: 0 },
          { done: 4, ms: 0 },
        ],
      },
      /^\.checkpoints\.1\.done is more than the 3 items of the plan$/,
    ],
    [live, { plan: made, checkpoints: [{ done: 7, ms: 0 }] }, /^\.checkpoints\.0\.done is more than the 6 items/],
    [recorded, { id: 0 }, /^\.id is 0 but/],
    [recorded, { 'shown.status': 1 }, /^\.shown\.status is 1 but/],
    [recorded, { 'tasks.0.task.id': 0 }, /^\.tasks\.0\.task\.id is 0 but/],
    [recorded, { 'tasks.0.task.status': 1 }, /^\.tasks\.0\.task\.status is 1 but/],
    [recorded, { 'tasks.0.sub_tasks.0.id': 0 }, /^\.tasks\.0\.sub_tasks\.0\.id is 0 but/],
  ];
  test.each(bad)('%# is none with %$', (row, values, problem) => {
    expect(checks.executions(withValues(row, values))).toMatch(problem);
  });
});

const rowOf: Readonly<Record<string, readonly [check: RowCheck | undefined, row: object]>> = {
  override: [lifeCycleChecks.rows.lifeCycleOverrides, { id: 'signature/0', lifeCycle: timed }],
  effects: [checks.pendingEffects, { id: 1, done: 0 }],
};

test('what is said of executions comes back with a snapshot', () => {
  const tables = lifeCycleTables();
  tables.lifeCycleOverrides.add({ id: 'signature/0', lifeCycle: { kind: 'stepped' } });
  const again = restore(lifeCycleTables(), snapshotOf(tables), lifeCycleChecks);
  expect(again.lifeCycleOverrides.all()).toEqual(tables.lifeCycleOverrides.all());
});

test.each([
  ['override', {}, undefined],
  ['override', { fail: { repositories: '*', status_text: 'why' } }, undefined],
  ['override', { id: 1 }, '.id is 1 but must be text'],
  ['override', { lifeCycle: {} }, '.lifeCycle.kind is left out but must be one of timed, stepped, stuck'],
  ['override', { fail: { status_text: '' } }, '.fail.repositories is left out but must be text'],
  ['override', { fail: { repositories: '' } }, '.fail.status_text is left out but must be text'],
  ['effects', {}, undefined],
  ['effects', { id: 0 }, '.id is 0 but must be a whole number from 1 to 4503599627370496'],
  ['effects', { done: -1 }, '.done is -1 but must be a whole number from 0 to 10000000'],
] as const)('what is wrong with a row of %s with %j: %s', (name, values, problem) => {
  const [check, row] = rowOf[name] ?? [];
  expect(check?.({ ...row, ...values })).toBe(problem);
});
