import { expect, test } from 'vitest';
import type { FakeWorld } from '../../mock/index.ts';
import { policyBody } from '../support/bodies.ts';
import {
  byEachClient,
  type Client,
  clientOf,
  executionsOf,
  namespaceBody,
  policiesOf,
  startOfTime,
} from '../support/clients.ts';

/** All that can be seen of a policy's executions. */
const seen = async (client: Client, policy: string) => {
  const executions = await executionsOf(client, policy);
  const tasks = [];
  for (const { id } of executions) {
    const path = `${policy}/executions/${id}/tasks`;
    const { body } = await client.get(path, { limit: 100 });
    tasks.push(body);
    for (const task of body.tasks.slice(0, 5)) tasks.push((await client.get(`${path}/${task.id}/subtasks`)).body);
  }
  return { executions, tasks };
};

type Snapshot = Awaited<ReturnType<FakeWorld['snapshot']>>;
const throughJson = (snapshot: Snapshot): Snapshot => JSON.parse(JSON.stringify(snapshot));

byEachClient('a snapshot', (start) => {
  test('brings back executions in mid-flight, which then end as they would have', async () => {
    const { swr } = await start();
    const world = await swr.world();
    const client = clientOf(world);
    const policy = `${policiesOf(client, 'staging')}/6`;
    await client.post(`${policy}/executions`);
    await world.clock.advance('1700ms');
    const snapshot = throughJson(await world.snapshot());
    const middle = await seen(client, policy);
    await world.clock.advance('1h');
    const end = await seen(client, policy);
    expect(middle.executions[0]?.status).toBe('InProgress');
    expect(end.executions[0]?.status).toBe('Failed');

    await client.remove(policy);
    await world.restore(snapshot);
    await world.clock.set('2026-03-01T12:00:01.700Z');
    expect(await seen(client, policy)).toEqual(middle);
    await world.clock.advance('1h');
    expect(await seen(client, policy)).toEqual(end);
  });

  test('brings back the steps of those that go by steps or by polls', async () => {
    const { swr } = await start();
    const world = await swr.world({ seed: 'empty' });
    const client = clientOf(world);
    const stepped = await world.executions.create({ tasks: 3, life_cycle: 'manual' });
    const polled = await world.executions.create({ tasks: 3, life_cycle: { after_polls: 3 } });
    await world.executions.step(stepped.executionId, 3);
    const statusOf = async (policyId: number) =>
      (await client.get(`${policiesOf(client)}/${policyId}/executions`)).body.executions[0];
    await statusOf(polled.policyId);
    const snapshot = throughJson(await world.snapshot());
    await world.executions.step(stepped.executionId, 3);
    expect([await statusOf(stepped.policyId), await statusOf(polled.policyId)]).toMatchObject([
      { status: 'Succeed' },
      { status: 'InProgress' },
    ]);

    await world.restore(snapshot);
    expect(await statusOf(stepped.policyId)).toMatchObject({ status: 'InProgress', succeed: 1, in_progress: 2 });
    expect((await statusOf(polled.policyId)).status).toBe('InProgress');
    expect((await statusOf(polled.policyId)).status).toBe('Succeed');
  });

  test('of an execution with a million tasks is small, and brings them all back', async () => {
    const { swr } = await start();
    const world = await swr.world({ seed: 'empty' });
    const client = clientOf(world);
    const { policyId, executionId } = await world.executions.create({ tasks: 1_000_000, fail_every: 7 });
    await world.clock.advance('7d');
    const path = `${policiesOf(client)}/${policyId}/executions/${executionId}/tasks`;
    const page = async () => {
      const { body } = await client.get(path, { offset: 999_990, limit: 10 });
      return { ...body, parts: (await client.get(`${path}/${body.tasks[0].id}/subtasks`)).body };
    };
    const before = await page();
    const snapshot = await world.snapshot();
    expect(JSON.stringify(snapshot).length).toBeLessThan(10_000);
    await world.seed('empty');
    await world.restore(throughJson(snapshot));
    expect(await page()).toEqual(before);
    expect(before.tasks).toHaveLength(10);
  });

  test('counts ids on from where they were, and gives none of a deleted row again', async () => {
    const { swr } = await start();
    const world = await swr.world();
    const { instance, post, remove } = clientOf(world);
    const create = async (name: string) => (await post(`${instance}/namespaces`, namespaceBody(name))).body.id;
    const gone = await create('gone');
    await remove(`${instance}/namespaces/gone`);
    const snapshot = await world.snapshot();
    expect(await create('one')).toBe(gone + 1);
    await world.restore(snapshot);
    expect([await create('one'), await create('two')]).toEqual([gone + 1, gone + 2]);
  });

  test('changes nothing but the data: faults, journal and clock stay', async () => {
    const { swr } = await start();
    const world = await swr.world();
    const { instance, get } = clientOf(world);
    const snapshot = await world.snapshot();
    await world.fault({ match: { path: '/nowhere' }, do: { status: 500 } });
    await world.clock.advance('1h');
    await get(instance);
    await world.restore(snapshot);
    expect(await world.faults.list()).toHaveLength(1);
    expect(await world.journal.find()).toHaveLength(1);
    expect((await world.clock.show()).now).toBe('2026-03-01T13:00:00.000Z');
  });

  test('brings back scheduled policies, which become due again', async () => {
    const { swr } = await start();
    const world = await swr.world({ seed: 'empty' });
    const client = clientOf(world);
    const policies = policiesOf(client);
    const trigger = { type: 'scheduled', trigger_settings: { cron: '0 0 * * * *' } };
    const { body: hourly } = await client.post(policies, policyBody({ trigger }));
    await client.post(policies, policyBody());
    const snapshot = await world.snapshot();
    await world.reset();
    const { body: other } = await client.post(policies, policyBody());
    await client.remove(`${policies}/${other.id}`);
    await client.get(`${client.instance}/namespaces`);
    await world.restore(snapshot);
    await world.clock.advance('5h');
    expect(await executionsOf(client, `${policies}/${hourly.id}`)).toHaveLength(5);
  });

  test.each([
    [{ version: 1, tables: { namespaces: [], wishes: [] } }, 400, /table wishes is not known/],
    [{ version: 2, tables: {} }, 400, /version is 2 but must be one of 1/],
    [
      { version: 1, tables: { 'signature.executions': [{ id: 1 }] } },
      400,
      /signature\.executions\.0\.kind is left out but must be one of recorded, live/,
    ],
  ] as const)('that is not one is refused, and the world stays as it is: %j', async (snapshot, status, message) => {
    const { swr } = await start();
    const world = await swr.world();
    const before = await world.snapshot();
    const refusal = world.restore(snapshot as unknown as Snapshot);
    await expect(refusal).rejects.toMatchObject({ status, message: expect.stringMatching(message) });
    expect(await world.snapshot()).toEqual(before);
  });

  const damaged: readonly [table: string, changes: object, message: RegExp][] = [
    ['namespaces', { name: 5 }, /^tables\.namespaces\.0\.name is 5 but must be text$/],
    ['namespaces', { id: 1.5 }, /^tables\.namespaces\.0\.id is 1\.5 but must be a whole number/],
    ['namespaces', { metadata: null }, /^tables\.namespaces\.0\.metadata is null but must be an object$/],
    ['namespaces', { instance_id: 'x' }, /^table namespaces: .* the instance_id x, which is not in table instances$/],
    ['repositories', { namespace_id: 9999 }, /namespace_id 9999, which is not in table namespaces$/],
    ['artifacts', { tags: [{ id: 1 }] }, /^tables\.artifacts\.0\.tags\.0\.name is left out but must be text$/],
    ['artifacts', { push_time: 'today' }, /push_time is "today" but must be a time/],
    ['artifacts', { size: -1 }, /size is -1 but must be a whole number from 0/],
    ['instances', { status: 'Gone' }, /status is "Gone" but must be one of/],
    ['accessories', { subject_artifact_id: 99_999 }, /which is not in table artifacts$/],
    ['signature.policies', { trigger: { type: 'daily' } }, /trigger\.type is "daily" but must be one of/],
    ['signature.policies', { scope_rules: {} }, /scope_rules is \{\} but must be a list/],
    ['signature.policies', { updated_at: '' }, /updated_at is "" but must be a time/],
    ['signature.executions', { kind: 'lost' }, /kind is "lost" but must be one of recorded, live/],
    ['signature.executions', { id: 1e300 }, /id is 1e\+300 but must be a whole number/],
  ];
  test.each(damaged)(
    'with a row of %s that has %j is refused, and the world stays as it is',
    async (name, changes, message) => {
      const { swr } = await start();
      const world = await swr.world();
      const before = await world.snapshot();
      const [first = {}, ...others] = before.tables[name] ?? [];
      const tables = { ...before.tables, [name]: [{ ...first, ...changes }, ...others] };
      const refusal = world.restore({ ...before, tables } as Snapshot);
      await expect(refusal).rejects.toMatchObject({ status: 400, message: expect.stringMatching(message) });
      expect(await world.snapshot()).toEqual(before);
    },
  );

  const made = { key: 'k', tasks: 2, subTasks: 2, statusText: '' };
  const executions: readonly [changes: object, message: RegExp][] = [
    [{ plan: { kind: 'made', made: { ...made, tasks: 1e15 } } }, /plan\.made\.tasks is 1000000000000000 but must be/],
    [
      { plan: { kind: 'made', made: { ...made, tasks: 1e6, subTasks: 11 } } },
      /1000000 × 11 sub-tasks but may have 10000000/,
    ],
    [{ plan: { kind: 'made', made: { ...made, failEvery: 0 } } }, /failEvery is 0 but must be a whole number from 1/],
    [
      { plan: { kind: 'listed', tasks: [{ repository: 'r', items: [null] }] } },
      /items\.0 is null but must be an object/,
    ],
    [{ plan: { kind: 'other' } }, /plan\.kind is "other" but must be one of listed, made/],
    [{ startedMs: 1e18 }, /startedMs is 1000000000000000000 but must be/],
    [{ startedMs: null }, /startedMs is null but must be/],
    [{ lifeCycle: { kind: 'timed', initializedMs: -1, pendingMs: 0, itemMs: 0 } }, /initializedMs is -1 but must be/],
    [{ lifeCycle: { kind: 'stepped', polls: 0 } }, /polls is 0 but must be a whole number from 1/],
    [{ checkpoints: [{ done: 5, ms: 0 }] }, /checkpoints\.0\.done is more than the 4 items of the plan/],
    [{ firstTaskId: 2 ** 60 }, /firstTaskId is \d+ but must be/],
    [{ about: {} }, /about\.namespace_name is left out but must be text/],
  ];
  test.each(executions)(
    'with an execution that has %j is refused, and the world stays as it is',
    async (changes, message) => {
      const { swr } = await start();
      const world = await swr.world({ seed: 'empty' });
      await world.executions.create({ tasks: 2, sub_tasks: 2 });
      const before = await world.snapshot();
      const [row = {}] = before.tables['signature.executions'] ?? [];
      const tables = { ...before.tables, 'signature.executions': [{ ...row, ...changes }] };
      const refusal = world.restore({ ...before, tables } as Snapshot);
      await expect(refusal).rejects.toMatchObject({ status: 400, message: expect.stringMatching(message) });
      expect(await world.snapshot()).toEqual(before);
    },
  );

  test.each([
    [{ counters: { namespaces: -1 } }, /^counters\.namespaces is -1 but must be a whole number/],
    [{ counters: { namespaces: 2 ** 53 } }, /^counters\.namespaces is \d+ but must be a whole number/],
    [{ counters: { wishes: 1 } }, /^counter wishes is not known/],
    [
      { tables: { 'signature.pendingEffects': [{ id: 1, done: -1e15 }] } },
      /pendingEffects\.0\.done is -1000000000000000/,
    ],
    [{ tables: { 'signature.pendingEffects': [{ id: 7, done: 0 }] } }, /which is not in table signature\.executions/],
  ])('with %j is refused', async (changes, message) => {
    const { swr } = await start({ seed: 'empty' });
    const snapshot = await swr.snapshot();
    const tables = { ...snapshot.tables, ...(changes as Partial<Snapshot>).tables };
    const refusal = swr.restore({ ...snapshot, ...changes, tables } as Snapshot);
    await expect(refusal).rejects.toMatchObject({ status: 400, message: expect.stringMatching(message) });
  });

  test('with two rows of one id is refused', async () => {
    const { swr } = await start();
    const before = await swr.snapshot();
    const rows = before.tables.namespaces ?? [];
    const refusal = swr.restore({
      ...before,
      tables: { ...before.tables, namespaces: [...rows, ...rows.slice(0, 1)] },
    });
    await expect(refusal).rejects.toMatchObject({ status: 400, message: 'table namespaces has two rows with one id' });
    expect(await swr.snapshot()).toEqual(before);
  });

  test('of one world is refused by another', async () => {
    const { swr } = await start();
    const [one, other] = [await swr.world(), await swr.world()];
    const message = `the snapshot is of another project than ${other.projectId}`;
    await expect(other.restore(await one.snapshot())).rejects.toMatchObject({ status: 409, message });
    expect((await other.clock.show()).now).toBe(startOfTime);
  });
});
