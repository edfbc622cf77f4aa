import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Table } from '../../../mock/world/kernel/table.ts';
import type { World, WritableWorld } from '../../../mock/world/kernel/world.ts';
import { parseCron } from '../../../mock/world/policies/cron.ts';
import { nextRun } from '../../../mock/world/policies/cron-next.ts';
import { nextOf, scheduleOf } from '../../../mock/world/policies/schedule.ts';
import type { Trigger, TriggeredPolicy } from '../../../mock/world/policies/trigger.ts';

const startMs = Date.parse('2026-03-01T12:00:00Z');
const written = '2026-03-01T11:58:20.250Z';

interface Tables {
  readonly policies: Table<TriggeredPolicy>;
}

const policy = (id: number, cron: string, changes: Partial<TriggeredPolicy> = {}): TriggeredPolicy => ({
  ...{ id, enabled: true, trigger: { type: 'scheduled', trigger_settings: { cron } }, updated_at: written },
  ...changes,
});

const keep = 3;

/** A schedule over these policies, and what it ran. Runs of a policy that is not enabled for idling leave a trace. */
const scheduleFor = (...rows: readonly TriggeredPolicy[]) => scheduleWith({ rows });

const scheduleWith = ({
  rows,
  busy = [],
}: {
  readonly rows: readonly TriggeredPolicy[];
  readonly busy?: readonly number[];
}) => {
  const tables: Tables = { policies: new Table({ id: ({ id }) => id, parent: () => 0 }) };
  tables.policies.addAll(rows);
  const ran: (readonly [ms: number, id: number])[] = [];
  const skipped: (readonly [runs: number, id: number])[] = [];
  const source = scheduleOf<Tables, TriggeredPolicy>({
    policies: (group) => group.policies,
    execute: ({ id }, { nowMs }) => ran.push([nowMs, id]),
    idle: { isIdle: ({ id }) => !busy.includes(id), count: ({ id }, runs) => skipped.push([runs, id]) },
  });
  const limits = { keepExecutions: keep };
  const at = (nowMs: number) => ({ tables, nowMs, limits, emit: () => {} }) as unknown as WritableWorld<Tables>;
  const seen = at(0) as unknown as World<Tables>;
  const nextMs = (sinceMs: number) => source.nextMs(seen, sinceMs);
  /** Lets happen all that is due from one time up to another; the position is where it got to. */
  const run = (sinceMs: number, untilMs: number): void => {
    let positionMs = sinceMs;
    for (let ms = nextMs(positionMs); ms !== undefined && ms <= untilMs; ms = nextMs(positionMs)) {
      source.happen(at(ms), positionMs);
      positionMs = ms;
    }
  };
  const steadyUntilMs = (sinceMs: number, untilMs: number) => source.steadyUntilMs?.(seen, { sinceMs, untilMs });
  const skip = (sinceMs: number, untilMs: number) => source.skip?.(at(untilMs), { sinceMs, untilMs });
  return { tables, ran, run, nextMs, steadyUntilMs, skip, skipped, version: () => source.version(seen.tables) };
};

const cron = fc.constantFrom(
  '*/20 * * * * *',
  '0 */7 * * * *',
  '30 59 * * * *',
  '0 0 2 * * *',
  '@every 90s',
  '@hourly',
);
const policies = fc
  .array(cron, { minLength: 1, maxLength: 4 })
  .map((crons) => crons.map((text, index) => policy(index + 1, text)));
const span = fc.nat(3_700_000);

describe('scheduled policies', () => {
  test('run at each of their times once, in the order of time and id, in one go or in two', () => {
    fc.assert(
      fc.property(policies, span, span, (rows, firstMs, thenMs) => {
        const [atOnce, inTwo] = [scheduleFor(...rows), scheduleFor(...rows)];
        atOnce.run(startMs, startMs + firstMs + thenMs);
        inTwo.run(startMs, startMs + firstMs);
        inTwo.run(startMs + firstMs, startMs + firstMs + thenMs);
        expect(inTwo.ran).toEqual(atOnce.ran);
        expect(atOnce.ran).toEqual(atOnce.ran.toSorted(([a, one], [b, other]) => a - b || one - other));
        expect(new Set(atOnce.ran.map(String)).size).toBe(atOnce.ran.length);
      }),
      { seed: 11, numRuns: 150 },
    );
  });

  test('run when their pattern says', () => {
    const { ran, run } = scheduleFor(policy(1, '0 */7 * * * *'));
    run(startMs, startMs + 3_600_000);
    const expected = [];
    for (let ms = nextRun(parseCron('0 */7 * * * *'), startMs); ms !== undefined && ms <= startMs + 3_600_000; ) {
      expected.push(ms);
      ms = nextRun(parseCron('0 */7 * * * *'), ms);
    }
    expect(ran.map(([ms]) => ms)).toEqual(expected);
    expect(expected).toHaveLength(9);
  });

  test('are due next at the first time of all of them, never at the position itself', () => {
    const { nextMs } = scheduleFor(policy(1, '0 0 2 * * *'), policy(2, '0 15 * * * *'));
    expect(nextMs(startMs)).toBe(Date.parse('2026-03-01T12:15:00Z'));
    expect(nextMs(Date.parse('2026-03-01T12:15:00Z'))).toBe(Date.parse('2026-03-01T13:15:00Z'));
    expect(scheduleFor().nextMs(startMs)).toBeUndefined();
  });

  const manual: Trigger = { type: 'manual', trigger_settings: { cron: '* * * * * *' } };
  test.each([
    ['is disabled', policy(1, '* * * * * *', { enabled: false })],
    ['is started by hand', policy(1, '', { trigger: manual })],
    ['has no pattern', policy(1, '', { trigger: { type: 'scheduled' } })],
    ['has a pattern that cannot be read', policy(1, 'every day')],
    ['has a pattern of no day', policy(1, '0 0 0 31 2 *')],
  ])('do not run one that %s', (_, row) => {
    const { ran, run, nextMs, steadyUntilMs, skip, skipped } = scheduleFor(row);
    run(startMs, startMs + 86_400_000);
    skip(startMs, startMs + 86_400_000);
    expect([ran, nextMs(startMs), skipped]).toEqual([[], undefined, []]);
    expect(steadyUntilMs(startMs, startMs + 86_400_000)).toBe(Number.POSITIVE_INFINITY);
  });

  test('are steady up to the first run whose execution is still kept at the end', () => {
    const secondly = policy(1, '* * * * * *');
    const untilMs = startMs + 60_000;
    expect(scheduleFor(secondly).steadyUntilMs(startMs, untilMs)).toBe(untilMs - (keep - 1) * 1000);
    expect(scheduleFor(secondly).steadyUntilMs(startMs, startMs + keep * 1000)).toBe(startMs + 1000);
    expect(scheduleFor(secondly, policy(2, '30 * * * * *')).steadyUntilMs(startMs, untilMs)).toBe(startMs + 30_000);
    expect(scheduleWith({ rows: [secondly], busy: [1] }).steadyUntilMs(startMs, untilMs)).toBe(startMs + 1000);
  });

  test('are skipped as many as would have run', () => {
    fc.assert(
      fc.property(policies, span, span, (rows, fromMs, spanMs) => {
        const [ran, skipped] = [scheduleFor(...rows), scheduleFor(...rows)];
        const [sinceMs, untilMs] = [startMs + fromMs, startMs + fromMs + spanMs];
        ran.run(sinceMs, untilMs);
        skipped.skip(sinceMs, untilMs);
        const expected = rows.map(({ id }) => [ran.ran.filter(([, other]) => other === id).length, id]);
        expect(skipped.skipped).toEqual(expected.filter(([runs]) => runs !== 0));
      }),
      { seed: 11 },
    );
  });

  test('are due however far away, and never where there is no pattern or none that can be read', () => {
    const century = Date.parse('2098-12-31T00:00:00Z');
    expect(nextOf(policy(1, '0 0 0 29 2 *'), century)).toBe(Date.parse('2104-02-29T00:00:00Z'));
    expect(nextOf(policy(1, 'nonsense'), century)).toBeUndefined();
    expect(nextOf(policy(1, '', { trigger: { type: 'scheduled' } }), century)).toBeUndefined();
  });

  test('have a version that grows with every change of a policy', () => {
    const { tables, version } = scheduleFor(policy(1, '* * * * * *'));
    const before = version();
    tables.policies.replace(policy(1, '0 * * * * *'));
    expect(version()).toBeGreaterThan(before);
  });
});

describe('@every', () => {
  test('counts from the second in which its policy was written, whenever somebody asks', () => {
    const { nextMs } = scheduleFor(policy(1, '@every 90s'));
    const writtenMs = Date.parse('2026-03-01T11:58:20Z');
    for (const asked of [0, 1, 40_000, 89_999]) expect(nextMs(writtenMs + asked)).toBe(writtenMs + 90_000);
    expect(nextMs(writtenMs + 90_000)).toBe(writtenMs + 180_000);
  });

  test('is due before that, too, where the clock was set back', () => {
    const { nextMs } = scheduleFor(policy(1, '@every 90s'));
    expect(nextMs(Date.parse('2026-03-01T11:50:00Z'))).toBe(Date.parse('2026-03-01T11:50:50Z'));
  });
});
