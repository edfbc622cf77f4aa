import { expect, test } from 'vitest';
import { connectFakeSwr, type FakeWorld } from '../../mock/index.ts';
import { policyBody } from '../support/bodies.ts';
import {
  byEachClient,
  type Client,
  clientOf,
  executionsOf,
  namespaceBody,
  policiesOf,
  startEmbedded,
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

  test('of one world is refused by another', async () => {
    const { swr } = await start();
    const [one, other] = [await swr.world(), await swr.world()];
    const message = `the snapshot is of another project than ${other.projectId}`;
    await expect(other.restore(await one.snapshot())).rejects.toMatchObject({ status: 409, message });
    expect((await other.clock.show()).now).toBe(startOfTime);
  });
});

test('a snapshot that is larger than any body of the API is given back all the same', async () => {
  const { swr } = await startEmbedded();
  const world = await connectFakeSwr(swr.url);
  const snapshot = structuredClone(await world.snapshot());
  const [row] = snapshot.tables.repositories ?? [];
  Object.assign(row ?? {}, { description: 'x'.repeat(13 * 1024 * 1024) });
  await world.restore(snapshot);
  const { repositories } = await swr.browse.repositories({ namespace_name: 'library', limit: 1 });
  expect(repositories[0]?.description.length).toBe(13 * 1024 * 1024);
});
