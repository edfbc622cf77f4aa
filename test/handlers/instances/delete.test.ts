import { expect, test } from 'vitest';
import { type Fake, startFake } from '../../support/fake.ts';
import { createInstance, runningInstance } from '../../support/instance-bodies.ts';
import { webhookBody } from '../../support/webhook-bodies.ts';

const inside = [
  'namespaces',
  'repositories',
  'artifacts',
  'registries',
  'replication/policies',
  'signature/policies',
  'retention/policies',
  'webhook/policies',
  'immutabletagrules',
  'domainname',
  'endpoint-policy',
  'internal-endpoints',
  'configurations',
  'statistics',
  'feature-gates',
];

test.each([undefined, {}, { delete_obs: true, delete_dns: true }])(
  'an instance is gone at once when it is deleted with the body %j',
  async (body) => {
    const fake = await startFake();
    const { status, text } = await fake.send('delete', fake.instance, body === undefined ? {} : { body });
    expect([status, text]).toEqual([202, '']);
    const instances = await fake.get(`/v2/${fake.swr.projectId}/instances`);
    expect(instances.body.instances.map(({ name }: { readonly name: string }) => name)).toEqual(['fake-swr-new']);
    for (const path of ['', ...inside.map((each) => `/${each}`)])
      expect((await fake.get(`${fake.instance}${path}`)).status, path).toBe(404);
    expect((await fake.remove(fake.instance)).status).toBe(404);
  },
);

test('a body of another form is refused, and nothing is deleted', async () => {
  const fake = await startFake();
  const { status } = await fake.send('delete', fake.instance, { body: { delete_obs: 'yes' } });
  expect(status).toBe(400);
  expect((await fake.get(fake.instance)).status).toBe(200);
});

/** All rows of the world, by table. */
const rowsOf = async ({ send, swr }: Fake): Promise<Readonly<Record<string, readonly unknown[]>>> =>
  (await send('get', `/_fake/worlds/${swr.projectId}/snapshot`)).body.tables;

test('nothing that was in an instance is left in any table, and a snapshot of what is left can be restored', async () => {
  const fake = await startFake();
  const before = await rowsOf(fake);
  const made = await runningInstance(fake);
  await fake.post(`${made.instance}/namespaces/library/webhook/policies`, webhookBody());
  await fake.post('/_fake/artifacts', {
    instance_id: made.instance_id,
    namespace_name: 'library',
    repository_name: 'web',
  });
  await fake.remove(made.instance);
  await fake.remove(made.job);
  const after = await rowsOf(fake);
  for (const [table, rows] of Object.entries(before)) {
    if (table === 'jobs') continue;
    expect(after[table]?.length, table).toBe(rows.length);
  }
  await fake.remove(fake.instance);
  const snapshot = (await fake.send('get', `/_fake/worlds/${fake.swr.projectId}/snapshot`)).body;
  expect(snapshot.tables['registries.registries']).toEqual([]);
  expect(snapshot.tables['replication.policies']).toEqual([]);
  expect((await fake.send('put', `/_fake/worlds/${fake.swr.projectId}/snapshot`, { body: snapshot })).status).toBe(200);
});

test('an instance that is being created can be deleted, and its job has failed then', async () => {
  const fake = await startFake();
  const { instance, job } = await createInstance(fake);
  fake.clock.advance(2000);
  expect((await fake.remove(instance)).status).toBe(202);
  fake.clock.advance(60_000);
  expect((await fake.get(job)).body).toMatchObject({
    ...{ status: 'Failed', reason: 'the instance was deleted', updated_at: '2026-03-01T12:00:02.000000Z' },
  });
});

test('the job of an instance stays as it is when the instance is deleted', async () => {
  const fake = await startFake();
  const { instance, job } = await runningInstance(fake);
  const before = (await fake.get(job)).body;
  await fake.remove(instance);
  expect((await fake.get(job)).body).toEqual(before);
});

test('a registry that is the deleted instance is not reached any more', async () => {
  const fake = await startFake();
  const second = (await fake.get(`/v2/${fake.swr.projectId}/instances`)).body.instances[1].id;
  await fake.remove(`/v2/${fake.swr.projectId}/instances/${second}`);
  const { body } = await fake.get(`${fake.instance}/registries`, { name: 'second-instance' });
  expect(body.registries).toMatchObject([{ instance_id: second, status: 'unhealthy' }]);
});
