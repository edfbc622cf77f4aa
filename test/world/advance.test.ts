import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import { entryOf } from '../../mock/seed/fork.ts';
import { materialize } from '../../mock/seed/materialize.ts';
import { createAdvance } from '../../mock/world/advance.ts';
import { createOpenWorld } from '../../mock/world/events.ts';
import type { LifeCycle } from '../../mock/world/executions/life-cycle.ts';
import { overrideId } from '../../mock/world/executions/start.ts';
import { createProfile } from '../../mock/world/kernel/profile.ts';
import { snapshotOf } from '../../mock/world/kernel/snapshot.ts';
import { dayMs } from '../../mock/world/kernel/time.ts';
import { push } from '../../mock/world/resources/push.ts';
import { execute } from '../../mock/world/signature/execute.ts';
import { signatureFamily } from '../../mock/world/signature/family.ts';

const startMs = Date.parse('2026-03-01T12:00:00Z');
const open = createOpenWorld([signatureFamily]);

const seedOf = (crons: readonly string[]): Seed => ({
  instances: [
    {
      name: 'one',
      namespaces: [
        {
          name: 'library',
          repositories: [
            { name: 'nginx', artifacts: [{ tags: ['1.0'] }, { tags: ['1.1'] }] },
            { name: 'broken', artifacts: [{ tags: ['1.0'] }], signing_fails: 'no manifest' },
            { name: 'redis', artifacts: [{ tags: ['7'] }] },
          ],
          signature_policies: [
            { name: 'by-hand' },
            ...crons.map((cron, index) => ({
              name: `scheduled-${index}`,
              trigger: { type: 'scheduled' as const, trigger_settings: { cron } },
            })),
          ],
        },
      ],
    },
  ],
});

interface Begin {
  readonly crons?: readonly string[];
  /** How the executions of each policy go on. */
  readonly lifeCycle?: LifeCycle;
  /** When the first policy is executed by hand, after the start. */
  readonly byHandMs?: readonly number[];
  /** When an artifact is pushed, after the start. */
  readonly pushedMs?: readonly number[];
  readonly keepExecutions?: number;
}

/** A world with scheduled policies, at its start. */
const begin = ({ crons = [], lifeCycle, byHandMs = [], pushedMs = [], keepExecutions = 1000 }: Begin) => {
  const limits = { keepExecutions };
  const entry = entryOf(materialize(seedOf(crons)), { name: 'one', profile: createProfile(), limits, atMs: startMs });
  if (lifeCycle !== undefined) {
    entry.tables.lifeCycleOverrides.add({ id: overrideId('signature', 0), lifeCycle });
  }
  const { advance, nextDueMs } = createAdvance(signatureFamily.due, open);
  const executeByHand = (ms: number): void => {
    const policy = entry.tables.signature.policies.get(1);
    if (policy !== undefined) execute(policy, { trigger: 'manual' }, open(entry, ms));
  };
  const pushOne = (ms: number): void => {
    const [namespace] = entry.tables.namespaces.all();
    if (namespace !== undefined) push(namespace, { repository_name: 'pushed', tags: [`${ms}`] }, open(entry, ms));
  };
  const byHand = [
    ...byHandMs.map((ms) => ({ ms, act: executeByHand })),
    ...pushedMs.map((ms) => ({ ms, act: pushOne })),
  ].sort((a, b) => a.ms - b.ms);
  /** Goes to a time after the start; what is done by hand until then is, as soon as the world has come there. */
  let sinceMs = -1;
  const goTo = (ms: number): void => {
    for (const hand of byHand.filter((each) => each.ms > sinceMs && each.ms <= ms)) {
      advance(entry, startMs + hand.ms);
      hand.act(startMs + hand.ms);
    }
    advance(entry, startMs + ms);
    sinceMs = ms;
  };
  return {
    ...{ entry, goTo },
    nextMs: () => nextDueMs(entry) - startMs,
    rows: () => snapshotOf(entry.tables),
    /** In the order in which they were started. */
    startedMs: () =>
      entry.tables.signature.executions
        .all()
        .toSorted((a, b) => a.id - b.id)
        .flatMap((row) => (row.kind === 'live' ? [row.startedMs - startMs] : [])),
    signedMs: () => entry.tables.accessories.all().map(({ created_at }) => Date.parse(created_at) - startMs),
  };
};

const crons = fc.array(
  fc.constantFrom(
    '*/20 * * * * *',
    '0 */3 * * * *',
    '15 * * * * *',
    '30 0 12 * * *',
    '@every 50s',
    '*/2 * * * * *',
    '* * * * * *',
    '@hourly',
    'nonsense',
  ),
  { maxLength: 3 },
);
const spanMs = fc.constantFrom(0, 1, 200, 7000);
const lifeCycle: fc.Arbitrary<LifeCycle> = fc.oneof(
  fc
    .record({ initializedMs: spanMs, pendingMs: spanMs, itemMs: spanMs })
    .map((spans) => ({ kind: 'timed' as const, ...spans })),
  fc.constant({ kind: 'stuck' as const, done: 0 }),
  fc.constant({ kind: 'stepped' as const }),
);
const begins: fc.Arbitrary<Begin> = fc.record({
  crons,
  lifeCycle,
  byHandMs: fc.uniqueArray(fc.nat(250_000), { maxLength: 2 }),
  pushedMs: fc.uniqueArray(fc.nat(250_000), { maxLength: 2 }),
  keepExecutions: fc.constantFrom(1, 3, 20),
});

describe('a world that is advanced', { timeout: 60_000 }, () => {
  test('holds the same rows in one go as in many, whichever times it is advanced to', () => {
    const times = fc.uniqueArray(fc.nat(300_000), { maxLength: 8 });
    fc.assert(
      fc.property(begins, times, (given, stops) => {
        const [atOnce, inMany] = [begin(given), begin(given)];
        atOnce.goTo(300_000);
        for (const ms of stops.toSorted((a, b) => a - b)) inMany.goTo(ms);
        inMany.goTo(300_000);
        expect(inMany.rows()).toEqual(atOnce.rows());
      }),
      { seed: 11, numRuns: 100 },
    );
  });

  test('has nothing left that was due by then, and does nothing by being advanced there again', () => {
    fc.assert(
      fc.property(begins, fc.nat(300_000), (given, ms) => {
        const { goTo, nextMs, rows } = begin(given);
        goTo(ms);
        const before = rows();
        expect(nextMs()).toBeGreaterThan(ms);
        goTo(ms);
        expect(rows()).toEqual(before);
      }),
      { seed: 11, numRuns: 100 },
    );
  });

  test('holds the same rows as one that goes second by second, in which nothing can be skipped', () => {
    fc.assert(
      fc.property(begins, fc.nat(300_000), (given, ms) => {
        const [atOnce, bySeconds] = [begin({ ...given, keepExecutions: 3 }), begin({ ...given, keepExecutions: 3 })];
        atOnce.goTo(ms);
        for (let second = 0; second <= ms; second += 1000) bySeconds.goTo(second);
        bySeconds.goTo(ms);
        expect(bySeconds.rows()).toEqual(atOnce.rows());
      }),
      { seed: 13, numRuns: 80 },
    );
  });

  test('keeps the newest executions of each policy and counts the others, over any span', () => {
    const { entry, goTo, startedMs, signedMs } = begin({ crons: ['* * * * * *', '0 0 0 * * *'], keepExecutions: 3 });
    goTo(10 * 366 * dayMs);
    const [last, midnight] = [10 * 366 * dayMs, 3660 * dayMs - 43_200_000];
    const secondly = [last - 2000, last - 1000, last];
    expect(startedMs()).toEqual([midnight - 2 * dayMs, midnight - dayMs, midnight, ...secondly]);
    const { executions, dropped, tasks, subTasks } = entry.tables.signature;
    const runs = 3660 * 86_400 + 3660;
    expect([executions.lastId, dropped.last, tasks.last, subTasks.last]).toEqual([runs, runs - 6, runs * 3, runs * 4]);
    // Each policy signs with a key of its own.
    expect(signedMs()).toEqual([2700, 2900, 3300, 43_201_700, 43_201_900, 43_202_300]);
  });

  test('keeps an execution beyond that as long as time brings it effects', () => {
    const lifeCycle = { kind: 'timed', initializedMs: 0, pendingMs: 0, itemMs: 30_000 } as const;
    const { goTo, startedMs, signedMs } = begin({ crons: ['* * * * * *'], lifeCycle, keepExecutions: 2 });
    goTo(100_000);
    expect(startedMs()).toEqual([1000, 99_000, 100_000]);
    goTo(200_000);
    expect([startedMs(), signedMs()]).toEqual([
      [199_000, 200_000],
      [31_000, 61_000, 121_000],
    ]);
  });

  test('lets each thing happen at its own time, in the order of time', () => {
    const spans = { kind: 'timed', initializedMs: 1000, pendingMs: 1000, itemMs: 10_000 } as const;
    const { goTo, startedMs, signedMs } = begin({ crons: ['30 * * * * *'], lifeCycle: spans });
    goTo(65_000);
    expect([startedMs(), signedMs()]).toEqual([[30_000], [42_000, 52_000]]);
    goTo(72_000);
    // The third item fails, the fourth is signed; what the next execution signs once more changes nothing.
    expect([startedMs(), signedMs()]).toEqual([[30_000], [42_000, 52_000, 72_000]]);
    goTo(300_000);
    expect(startedMs()).toEqual([30_000, 90_000, 150_000, 210_000, 270_000]);
    expect(signedMs()).toEqual([42_000, 52_000, 72_000]);
  });

  test('sees a policy that is written meanwhile, and forgets one that is removed', () => {
    const { entry, goTo, nextMs, startedMs } = begin({ crons: ['0 * * * * *'], lifeCycle: { kind: 'stuck', done: 0 } });
    expect(nextMs()).toBe(60_000);
    const { policies } = entry.tables.signature;
    const row = policies.get(2);
    if (row === undefined) throw new Error('there is a scheduled policy');
    const trigger = { type: 'scheduled', trigger_settings: { cron: '10 * * * * *' } } as const;
    policies.add({ ...row, id: policies.reserve(), trigger });
    expect(nextMs()).toBe(10_000);
    goTo(70_000);
    policies.remove(row);
    goTo(200_000);
    expect(startedMs()).toEqual([10_000, 60_000, 70_000, 130_000, 190_000]);
  });

  test('does not go back, however often it is asked to be where it was', () => {
    const { entry, goTo, rows } = begin({ crons: ['0 * * * * *'] });
    goTo(100_000);
    const before = rows();
    goTo(50_000);
    expect([entry.advancedMs, rows()]).toEqual([startMs + 100_000, before]);
  });
});
