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
}

/** A world with scheduled policies, at its start. */
const begin = ({ crons = [], lifeCycle, byHandMs = [] }: Begin) => {
  const entry = entryOf(materialize(seedOf(crons)), { name: 'one', profile: createProfile(), atMs: startMs });
  if (lifeCycle !== undefined) {
    entry.tables.lifeCycleOverrides.add({ id: overrideId('signature', 0), lifeCycle });
  }
  const { advance, countDue, nextDueMs } = createAdvance(signatureFamily.due, open);
  const executeByHand = (ms: number): void => {
    const policy = entry.tables.signature.policies.get(1);
    if (policy !== undefined) execute(policy, { trigger: 'manual' }, open(entry, ms));
  };
  /** Goes to a time after the start; what is executed by hand until then is, as soon as the world has come there. */
  let sinceMs = -1;
  const goTo = (ms: number): void => {
    for (const handMs of byHandMs.toSorted((a, b) => a - b).filter((each) => each > sinceMs && each <= ms)) {
      advance(entry, startMs + handMs);
      executeByHand(startMs + handMs);
    }
    advance(entry, startMs + ms);
    sinceMs = ms;
  };
  return {
    ...{ entry, goTo },
    count: (ms: number, most = 10_000) => countDue(entry, startMs + ms, most),
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
);
const begins: fc.Arbitrary<Begin> = fc.record({
  crons,
  lifeCycle,
  byHandMs: fc.uniqueArray(fc.nat(250_000), { maxLength: 2 }),
});

describe('a world that is advanced', () => {
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
      { seed: 11, numRuns: 150 },
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

  test('starts as many executions as were counted before', () => {
    fc.assert(
      fc.property(crons, fc.nat(300_000), (given, ms) => {
        const { goTo, count, startedMs } = begin({ crons: given });
        const expected = count(ms);
        goTo(ms);
        expect(startedMs()).toHaveLength(expected);
      }),
      { seed: 11 },
    );
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
