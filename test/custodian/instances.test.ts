/** What Cloud Custodian asks of instances: it walks all of them, and what is in each, however far each is. */
import { expect, test } from 'vitest';
import { type Fake, startFake } from '../support/fake.ts';
import { createInstance } from '../support/instance-bodies.ts';

/** By pages of a hundred, until one has fewer; any refusal ends the run. */
const walk = async ({ get }: Fake, path: string, list: string) => {
  const rows: Readonly<Record<string, string>>[] = [];
  for (let offset = 0; ; offset += 100) {
    const { status, body } = await get(path, { limit: 100, offset });
    expect([path, status]).toEqual([path, 200]);
    rows.push(...body[list]);
    if (body[list].length < 100) return rows;
  }
};

const namespacesOfAll = async (fake: Fake): Promise<readonly string[]> => {
  const project = `/v2/${fake.swr.projectId}`;
  const names: string[] = [];
  for (const { id, name, project_id } of await walk(fake, `${project}/instances`, 'instances')) {
    // Those of another project are shared ones, and skipped.
    expect(project_id).toBe(fake.swr.projectId);
    for (const row of await walk(fake, `${project}/instances/${id}/namespaces`, 'namespaces'))
      names.push(`${name}/${row.name}`);
  }
  return names;
};

test('namespaces of all instances are found, also where one is being created or has failed', async () => {
  const fake = await startFake();
  await createInstance(fake, { name: 'begun' });
  await fake.send('post', '/_fake/life-cycle', { body: { family: 'instances', life_cycle: 'immediate', fail: {} } });
  await createInstance(fake, { name: 'failed' });
  const demo = ['library', 'root', 'staging'].map((name) => `fake-swr-demo/${name}`);
  expect(await namespacesOfAll(fake)).toEqual([...demo, 'begun/library', 'failed/library']);
});

test('an instance is shown in the forms that recorded calls have', async () => {
  const fake = await startFake();
  const { instance } = await createInstance(fake, { name: 'recorded' });
  fake.clock.advance(5000);
  expect((await fake.get(instance)).body).toMatchObject({
    ...{ spec: 'swr.ee.professional', version: '25.6.7', charge_mode: 'postPaid', order_id: '' },
    created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+08:00$/),
    expires_at: '0001-01-01T00:00:00Z',
    access_address: expect.stringMatching(/^recorded-\w{6}\.swr-pro\.myhuaweicloud\.com$/),
    mirror_address: expect.stringMatching(/^recorded-\w{6}-mirror\.swr-pro\.myhuaweicloud\.com$/),
  });
});
