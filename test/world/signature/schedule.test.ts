import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minuteMs } from '../../../mock/world/kernel/time.ts';
import { policyBody } from '../../support/bodies.ts';
import {
  byEachClient,
  clientOf,
  executionsOf,
  policiesOf,
  type Start,
  startEmbedded,
  startOfTime,
} from '../../support/clients.ts';

const scheduled = (cron: string, changes: object = {}) =>
  policyBody({ trigger: { type: 'scheduled', trigger_settings: { cron } }, ...changes });

const world = async (start: Start) => {
  const { swr, clock } = await start({ seed: 'empty' });
  const client = clientOf(swr);
  const policies = policiesOf(client);
  const create = async (cron: string, changes: object = {}): Promise<string> =>
    `${policies}/${(await client.post(policies, scheduled(cron, changes))).body.id}`;
  /** When the policy's executions were created, oldest first. */
  const times = async (policy: string): Promise<readonly string[]> =>
    (await executionsOf(client, policy)).map(({ created_at = '' }) => created_at).reverse();
  return { swr, clock, client, create, times };
};

byEachClient('a scheduled policy', (start) => {
  const crons: readonly [cron: string, span: string, expected: readonly string[]][] = [
    ['0 0 2 * * *', '3d', ['2026-03-02T02:00:00Z', '2026-03-03T02:00:00Z', '2026-03-04T02:00:00Z']],
    ['30 */20 * * * *', '1h', ['2026-03-01T12:00:30Z', '2026-03-01T12:20:30Z', '2026-03-01T12:40:30Z']],
    ['*/20 59 23 * * *', '1d', ['2026-03-01T23:59:00Z', '2026-03-01T23:59:20Z', '2026-03-01T23:59:40Z']],
    ['0 0 0 1 * *', '62d', ['2026-04-01T00:00:00Z', '2026-05-01T00:00:00Z']],
    ['0 0 9 * * 1', '14d', ['2026-03-02T09:00:00Z', '2026-03-09T09:00:00Z']],
    ['0 0 12 1 3 *', '364d', []],
    ['0 0/30 * * * ?', '61m', ['2026-03-01T12:30:00Z', '2026-03-01T13:00:00Z']],
    ['0 0 12 29 2 *', '800d', ['2028-02-29T12:00:00Z']],
  ];
  test.each(crons)('of %j is executed in %s at its due times in UTC: %j', async (cron, span, expected) => {
    const { swr, create, times } = await world(start);
    const policy = await create(cron);
    await swr.clock.advance(span);
    expect(await times(policy)).toEqual(expected);
  });

  test('starts executions that say so', async () => {
    const { swr, client, create } = await world(start);
    const policy = await create('0 0 * * * *');
    await swr.artifacts.push({ namespace_name: 'library', repository_name: 'web' });
    await swr.clock.advance('90m');
    const [execution] = await executionsOf(client, policy);
    expect(execution).toMatchObject({
      trigger: 'scheduled',
      total: 1,
      status: 'Succeed',
      created_at: '2026-03-01T13:00:00Z',
    });
    expect(execution?.updated_at).toBe('2026-03-01T13:00:01.7Z');
  });

  test('is executed as well where the clock is set, and where it runs by itself', async () => {
    const { swr, clock, create, times } = await world(start);
    const policy = await create('0 0 * * * *');
    await swr.clock.set('2026-03-01T14:30:00Z');
    clock.advance(30 * 60_000);
    const hours = ['2026-03-01T13:00:00Z', '2026-03-01T14:00:00Z', '2026-03-01T15:00:00Z'];
    expect(await times(policy)).toEqual(hours);
  });

  test('keeps its runs where the clock is set back, and runs again at what comes again', async () => {
    const { swr, create, times } = await world(start);
    const policy = await create('0 0 * * * *');
    const hours = ['2026-03-01T13:00:00Z', '2026-03-01T14:00:00Z', '2026-03-01T15:00:00Z'];
    await swr.clock.advance('3h');
    await swr.clock.set('2026-03-01T13:30:00Z');
    expect(await times(policy)).toEqual(hours);
    await swr.clock.advance('29m');
    expect(await times(policy)).toEqual(hours);
    await swr.clock.advance('91m');
    expect(await times(policy)).toEqual([...hours, '2026-03-01T14:00:00Z', '2026-03-01T15:00:00Z']);
  });

  test('is executed after the clock was set back by a year, be it made then or before', async () => {
    const { swr, create, times } = await world(start);
    const before = await create('0 0 3 * * *');
    await swr.clock.set('2025-03-01T12:00:00Z');
    const then = await create('0 0 2 * * *');
    await swr.clock.advance('3d');
    const days = ['2025-03-02', '2025-03-03', '2025-03-04'];
    expect(await times(then)).toEqual(days.map((day) => `${day}T02:00:00Z`));
    expect(await times(before)).toEqual(days.map((day) => `${day}T03:00:00Z`));
  });

  test.each([
    ['2027-03-01T12:00:00', /must have six fields .* has one/],
    ['0/30 * * * ?', /the seconds are missing/],
  ])('of %s is refused, and the refusal says why', async (cron, message) => {
    const { client } = await world(start);
    const { status, body } = await client.post(policiesOf(client), scheduled(cron));
    expect([status, body.error_msg]).toEqual([400, expect.stringMatching(message)]);
  });

  test('of a clock that is set back can be changed before its times come again', async () => {
    const { swr, client, create, times } = await world(start);
    const policy = await create('0 0 * * * *');
    await swr.clock.advance('90m');
    await swr.clock.set(startOfTime);
    await client.put(policy, scheduled('0 15 * * * *'));
    await swr.clock.advance('90m');
    expect(await times(policy)).toEqual(['2026-03-01T13:00:00Z', '2026-03-01T12:15:00Z', '2026-03-01T13:15:00Z']);
  });

  test('changed in between is executed by the one schedule until then and by the other after', async () => {
    const { swr, client, create, times } = await world(start);
    const policy = await create('0 0 * * * *');
    await swr.clock.advance('150m');
    await client.put(policy, scheduled('0 15 * * * *'));
    await swr.clock.advance('90m');
    expect(await times(policy)).toEqual(['2026-03-01T13:00:00Z', '2026-03-01T14:00:00Z', '2026-03-01T15:15:00Z']);
  });

  test('disabled in between is not executed until it is enabled, and what it missed stays missed', async () => {
    const { swr, client, create, times } = await world(start);
    const policy = await create('0 0 * * * *');
    await swr.clock.advance('90m');
    await client.put(policy, scheduled('0 0 * * * *', { enabled: false }));
    await client.get(policy);
    await swr.clock.advance('5h');
    await client.put(policy, scheduled('0 0 * * * *'));
    await client.get(policy);
    await swr.clock.advance('1h');
    expect(await times(policy)).toEqual(['2026-03-01T13:00:00Z', '2026-03-01T19:00:00Z']);
  });

  test('has no executions from before it was created', async () => {
    const { swr, client, create, times } = await world(start);
    await client.get(client.instance);
    await swr.clock.advance('10h');
    const policy = await create('0 0 * * * *');
    expect(await times(policy)).toEqual([]);
    await swr.clock.advance('1h');
    expect(await times(policy)).toEqual(['2026-03-01T23:00:00Z']);
  });

  test('is deleted with its schedule', async () => {
    const { swr, client, create } = await world(start);
    await client.remove(await create('0 0 * * * *'));
    await swr.clock.advance('5h');
    expect((await swr.snapshot()).tables['signature.executions']).toEqual([]);
  });

  test('of one world is executed by the clock of that world alone', async () => {
    const { swr, create, times } = await world(start);
    const policy = await create('0 0 * * * *');
    const fork = await swr.fork();
    await fork.clock.advance('5h');
    expect(await times(policy)).toEqual([]);
    expect((await fork.snapshot()).tables['signature.executions']).toHaveLength(5);
  });

  test('has its newest thousand executions, and the clock tells how many it had before', async () => {
    const { swr, client, create } = await world(start);
    const policy = await create('* * * * * *');
    expect((await swr.clock.advance('3650d')).dropped_executions).toBe(315_360_000 - 1000);
    const { body } = await client.get(`${policy}/executions`, { limit: 1 });
    expect(body).toMatchObject({ total: 1000, executions: [{ id: 315_360_000, created_at: '2036-02-27T12:00:00Z' }] });
  });
});

describe('however the clock is advanced', () => {
  // Every few minutes of the hour, at a second of that minute: what that comes to can be said without cron.
  const policy = fc.record({ every: fc.constantFrom(1, 7, 10, 15, 30), second: fc.nat(59) });
  const dueIn = ({ every, second }: { every: number; second: number }, fromMs: number, toMs: number) => {
    const due = [];
    for (let ms = fromMs - (fromMs % minuteMs) + second * 1000; ms <= toMs; ms += minuteMs) {
      if (ms > fromMs && new Date(ms).getUTCMinutes() % every === 0)
        due.push(`${new Date(ms).toISOString().slice(0, 19)}Z`);
    }
    return due;
  };

  test('each due time gets exactly one execution', async () => {
    const steps = fc.array(fc.integer({ min: 1, max: 40 * minuteMs }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(policy, { minLength: 1, maxLength: 3 }), steps, async (policies, spans) => {
        const { swr, client, create, times } = await world(startEmbedded);
        const paths = [];
        for (const { every, second } of policies) paths.push(await create(`${second} */${every} * * * *`));
        for (const [index, span] of spans.entries()) {
          await swr.clock.advance(`${span}ms`);
          if (index % 2 === 0) await client.get(client.instance);
        }
        const fromMs = Date.parse(startOfTime);
        const toMs = fromMs + spans.reduce((sum, span) => sum + span, 0);
        for (const [index, path] of paths.entries()) {
          expect(await times(path)).toEqual(dueIn(policies[index] ?? { every: 1, second: 0 }, fromMs, toMs));
        }
      }),
      { seed: 11, numRuns: 40 },
    );
  });
});
