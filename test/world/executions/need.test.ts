import { describe, expect, test } from 'vitest';
import { effectsOf } from '../../../mock/world/executions/effects.ts';
import type { RunKind } from '../../../mock/world/executions/kinds.ts';
import type { LifeCycle } from '../../../mock/world/executions/life-cycle.ts';
import type { PlanSource } from '../../../mock/world/executions/plan.ts';
import { start } from '../../../mock/world/executions/start.ts';
import { type Copying, copying, createWorld, type Tables } from './copying.ts';

/** Files that have been asked for: whether they are still to be copied. */
const asked: string[] = [];

/** Copies what is not there yet. */
const sparing: RunKind<Tables, Copying> = {
  ...copying,
  needs: {
    effect: ({ file }, { to }, { tables }) => {
      asked.push(file);
      return tables.copies.get(`${to}/${file}`) === undefined;
    },
    reads: ({ copies }) => [copies],
  },
};

const slow: LifeCycle = { kind: 'timed', initializedMs: 0, pendingMs: 0, itemMs: 1000 };
const stepped: LifeCycle = { kind: 'stepped' };

type Plan = PlanSource<Copying['Item']>;
const planOf = (...files: readonly string[]): Plan => ({
  kind: 'listed',
  tasks: files.map((file) => ({ repository: `r-${file}`, items: [{ file }] })),
});
const failing: Plan = { kind: 'listed', tasks: [{ repository: 'r', items: [{ file: 'a' }], fails: 'why' }] };

interface Begin {
  readonly plan: Plan;
  readonly lifeCycle?: LifeCycle;
  readonly policyId?: number;
  readonly to?: string;
  readonly atMs?: number;
}

const begun = () => {
  const { tables, at } = createWorld();
  /** Starts an execution; whether it has effects still to come. */
  const begin = ({ plan, lifeCycle = slow, policyId = 1, to = 'd', atMs = 1000 }: Begin): boolean => {
    const given = { policy_id: policyId, trigger: 'manual', plan, about: { to }, lifeCycle };
    const { id } = start(sparing, given, at(atMs));
    return tables.copying.pendingEffects.get(id) !== undefined;
  };
  return { tables, begin, happen: (ms: number) => effectsOf(sparing).happen(at(ms), 0) };
};

describe('an execution of a kind that does nothing twice has effects to come', () => {
  test('if any of its items would change the world as it is', () => {
    const { tables, begin } = begun();
    tables.copies.add({ id: 'd/a', ms: 1 });
    expect([planOf('a'), planOf('a', 'b'), planOf()].map((plan) => begin({ plan, lifeCycle: stepped }))).toEqual([
      ...[false, true, false],
    ]);
    expect(begin({ plan: planOf('a'), to: 'e' })).toBe(true);
  });

  test('but not of items that fail, of repositories that nobody made, or if it is stuck', () => {
    const { begin } = begun();
    const made: Plan = { kind: 'made', made: { key: 'k', tasks: 1, subTasks: 1, statusText: '' } };
    expect([failing, made].map((plan) => begin({ plan }))).toEqual([false, false]);
    expect(begin({ plan: planOf('a'), lifeCycle: { kind: 'stuck', done: 0 } })).toBe(false);
  });

  test('and is asked of each item once, as long as the world and what it is about are the same', () => {
    const { tables, begin } = begun();
    const plan = planOf('a');
    tables.copies.add({ id: 'd/a', ms: 1 });
    asked.length = 0;
    for (const atMs of [1000, 2000]) expect(begin({ plan, atMs })).toBe(false);
    expect(asked).toEqual(['a']);
    expect(begin({ plan, to: 'e' })).toBe(true);
    tables.copies.remove({ id: 'd/a', ms: 1 });
    expect(begin({ plan })).toBe(true);
  });
});

describe('an execution has none where one under way does the very same, and earlier', () => {
  const plan = planOf('a', 'b');
  const again = planOf('a', 'b');

  test.each([
    ['with the same plan', { plan }, false],
    ['with a plan that says the same', { plan: again }, false],
    ['at the same moment', { plan, atMs: 1000 }, false],
    ['with another plan', { plan: planOf('a') }, true],
    ['at another pace', { plan, lifeCycle: { ...slow, itemMs: 1 } }, true],
    ['about something else', { plan, to: 'e' }, true],
    ['of another policy', { plan, policyId: 2 }, true],
    ['that began earlier than the one under way', { plan, atMs: 999 }, true],
    ['by steps', { plan, lifeCycle: stepped }, true],
  ] as const)('%s', (_, given, expected) => {
    const { begin } = begun();
    expect(begin({ plan })).toBe(true);
    expect(begin({ atMs: 2000, ...given })).toBe(expected);
  });

  test('though others are under way as well', () => {
    const { begin } = begun();
    expect([begin({ plan: planOf('z') }), begin({ plan }), begin({ plan: again, atMs: 2000 })]).toEqual([
      ...[true, true, false],
    ]);
  });

  test('as long as it has not ended, and is kept', () => {
    const { tables, begin, happen } = begun();
    begin({ plan });
    const [row] = tables.copying.executions.all();
    if (row !== undefined) tables.copying.executions.remove(row);
    expect(begin({ plan, atMs: 2000 })).toBe(true);
    happen(9000);
    expect(begin({ plan, atMs: 9000 })).toBe(false);
    expect(tables.copies.all().map(({ id }) => id)).toEqual(['d/a', 'd/b']);
  });
});

test('by steps, the same twice is done twice', () => {
  const { begin } = begun();
  const plan = planOf('a');
  expect([begin({ plan, lifeCycle: stepped }), begin({ plan, lifeCycle: stepped })]).toEqual([true, true]);
});

test('an execution of a kind that says nothing of the sort does everything, be it done already or under way', () => {
  const { tables, at } = createWorld();
  const given = { policy_id: 1, trigger: 'manual', plan: planOf('a'), about: { to: 'd' }, lifeCycle: slow };
  tables.copies.add({ id: 'd/a', ms: 1 });
  for (const ms of [1000, 1500]) start(copying, given, at(ms));
  expect(tables.copying.pendingEffects.all()).toEqual([1, 2].map((id) => ({ id, done: 0 })));
});
