import { expect, test } from 'vitest';
import { startFake } from '../../support/fake.ts';
import { createInstance, instanceBody, runningInstance } from '../../support/instance-bodies.ts';

test('a new instance goes from Initial by Creating to Running, and its job says how far it is', async () => {
  const fake = await startFake();
  const { instance, job } = await createInstance(fake);
  const seen = async () => [(await fake.get(instance)).body.status, (await fake.get(job)).body.status];
  expect(await seen()).toEqual(['Initial', 'Creating']);
  fake.clock.advance(999);
  expect(await seen()).toEqual(['Initial', 'Creating']);
  fake.clock.advance(1);
  expect(await seen()).toEqual(['Creating', 'Initializing']);
  fake.clock.advance(2000);
  expect(await seen()).toEqual(['Creating', 'Running']);
  fake.clock.advance(1999);
  expect(await seen()).toEqual(['Creating', 'Running']);
  fake.clock.advance(1);
  expect(await seen()).toEqual(['Running', 'Success']);
});

test('an instance is listed from the beginning, by the status that it has then', async () => {
  const fake = await startFake();
  const { instance_id } = await createInstance(fake);
  const listed = async (status: string) => {
    const { body } = await fake.get(`/v2/${fake.swr.projectId}/instances`, { status });
    return body.instances.some(({ id }: { readonly id: string }) => id === instance_id);
  };
  expect([await listed('Initial'), await listed('Running')]).toEqual([true, false]);
  fake.clock.advance(5000);
  expect([await listed('Initial'), await listed('Running')]).toEqual([false, true]);
});

test('an instance is shown with what it was created with, and with all that a list of instances has', async () => {
  const fake = await startFake();
  const { instance, instance_id } = await runningInstance(fake, { description: 'mine', name: 'my-instance' });
  const { body } = await fake.get(instance);
  const { obs_encrypt: _, project_id: __, ...sent } = instanceBody;
  expect(body).toMatchObject({
    ...{ ...sent, id: instance_id, name: 'my-instance', description: 'mine', project_id: fake.swr.projectId },
    ...{ obs_bucket_name: `swr-ee-${instance_id}-registry`, user_def_obs: false, version: '25.6.7', order_id: '' },
    ...{ created_at: '2026-03-01T20:00:00.000000+08:00', updated_at: '2026-03-01T20:00:05.000000+08:00' },
    expires_at: '0001-01-01T00:00:00Z',
  });
  expect(body.access_address).toMatch(/^my-instance-[0-9a-f]{6}\.swr-pro\.myhuaweicloud\.com$/);
  for (const field of ['vpc_name', 'vpc_cidr', 'subnet_name', 'subnet_cidr']) expect(body[field], field).toMatch(/\S/);
  expect(body).not.toHaveProperty('creation');
});

test('an instance has the bucket of its own that it was given', async () => {
  const fake = await startFake();
  const { instance } = await runningInstance(fake, { obs_bucket_name: 'mine', obs_encrypt: true, encrypt_type: 'gm' });
  expect((await fake.get(instance)).body).toMatchObject({ obs_bucket_name: 'mine', user_def_obs: true });
});

test('a fresh instance holds the public namespace library, a domain name and an internal endpoint', async () => {
  const fake = await startFake();
  const { instance } = await runningInstance(fake);
  const { body } = await fake.get(`${instance}/namespaces`);
  expect(body).toMatchObject({
    total: 1,
    namespaces: [{ name: 'library', metadata: { public: 'true' }, repo_count: 0 }],
  });
  expect((await fake.get(`${instance}/repositories`)).body.total).toBe(0);
  expect((await fake.get(`${instance}/registries`)).body.total).toBe(0);
  expect((await fake.get(`${instance}/domainname`)).body.domain_name_infos).toHaveLength(1);
  expect((await fake.get(`${instance}/internal-endpoints`)).body.total).toBe(1);
  const closed = await runningInstance(fake, { name: 'closed', enable_intranet_access: false });
  expect((await fake.get(`${closed.instance}/internal-endpoints`)).body.total).toBe(0);
});

test('two instances have two ids, in two worlds too', async () => {
  const fake = await startFake();
  const world = (await fake.send('post', '/_fake/worlds', { body: {} })).body;
  const ids = [await createInstance(fake), await createInstance(fake, { name: 'other' })].map(
    (made) => made.instance_id,
  );
  const { status, body } = await fake.send('post', `/v2/${world.project_id}/instances`, {
    ...{ body: instanceBody, headers: { 'X-Auth-Token': world.token } },
  });
  expect(status).toBe(202);
  expect(new Set([...ids, body.instance_id]).size).toBe(3);
});

const optional = { resource_tags: [{ key: 'a', value: 'b' }], encrypt_type: '', enable_intranet_access: false };

test.each(Object.entries(optional))('%s may be sent', async (field, value) => {
  const fake = await startFake();
  await createInstance(fake, { [field]: value });
});

const refused: readonly [changes: object, message: string][] = [
  [{ name: undefined }, 'body field name is required'],
  [{ spec: 'swr.ee.huge' }, 'body field spec is "swr.ee.huge" but must be one of swr.ee.basic, swr.ee.professional'],
  [{ charge_mode: 'prePaid' }, 'body field charge_mode is "prePaid" but must be'],
  [{ vpc_id: undefined }, 'body field vpc_id is required'],
  [{ subnet_id: undefined }, 'body field subnet_id is required'],
  [{ project_id: undefined }, 'body field project_id is required'],
  [{ enterprise_project_id: undefined }, 'body field enterprise_project_id is required'],
  [{ encrypt_type: 'aes' }, 'body field encrypt_type is "aes"'],
  [{ resource_tags: [{ key: 'a' }] }, 'body field resource_tags.0.value is required'],
  [{ name: '-first' }, 'body field name is "-first" but must be 3 to 64'],
  [{ name: 'last_' }, 'body field name is "last_" but must be 3 to 64'],
  [{ name: 'ab' }, 'body field name is "ab" but must be 3 to 64'],
  [{ name: 'a'.repeat(65) }, 'but must be 3 to 64'],
  [{ name: 'a b' }, 'body field name is "a b" but must be 3 to 64'],
  [{ obs_enc_kms_key_id: 'k' }, 'body field obs_encrypt must be true where obs_enc_kms_key_id is given'],
  [
    { obs_enc_kms_key_id: 'k', obs_encrypt: true, obs_bucket_name: 'mine' },
    'body field obs_bucket_name must be left out where obs_enc_kms_key_id is given',
  ],
];

test.each(refused)('an instance with %j is refused', async (changes, message) => {
  const fake = await startFake();
  const instances = `/v2/${fake.swr.projectId}/instances`;
  const before = (await fake.get(instances)).body.total;
  const { status, body } = await fake.post(instances, { ...instanceBody, ...changes });
  expect(status).toBe(400);
  expect(body.error_msg).toContain(message);
  expect((await fake.get(instances)).body.total).toBe(before);
});
