/** What Terraform's provider asks of instances, with its bodies, in its order. */
import { expect, test } from 'vitest';
import { type Fake, startFake } from '../support/fake.ts';
import { instanceBody } from '../support/instance-bodies.ts';

const bodyOf = (name: string) => ({ ...instanceBody, name, resource_tags: [{ key: 'key', value: 'value' }] });

/** Waits for two minutes, and then asks every twenty seconds. */
const untilSuccess = async ({ get, swr, clock }: Fake, jobId: string): Promise<void> => {
  clock.advance(120_000);
  for (let tries = 0; tries < 3; tries += 1) {
    const { status, body } = await get(`/v2/${swr.projectId}/jobs/${jobId}`);
    expect(status).toBe(200);
    if (body.status === 'Success') return;
    expect(body.status).not.toBe('Failed');
    clock.advance(20_000);
  }
  throw new Error('the job did not end');
};

const create = async (fake: Fake, name: string): Promise<string> => {
  const { status, body } = await fake.post(`/v2/${fake.swr.projectId}/instances`, bodyOf(name));
  expect(status).toBe(202);
  expect(body).toEqual({ instance_id: expect.stringMatching(/\S/), job_id: expect.stringMatching(/\S/) });
  await untilSuccess(fake, body.job_id);
  return `/v2/${fake.swr.projectId}/instances/${body.instance_id}`;
};

const addresses = [
  { ip: '192.168.0.0/24', description: 'first' },
  { ip: '192.168.1.2/32', description: 'second' },
];

/** Asks every five seconds until the access is as wanted. */
const switchPublicAccess = async ({ post, get, clock }: Fake, instance: string, enable: boolean): Promise<void> => {
  expect((await post(`${instance}/endpoint-policy`, { enable })).status).toBe(202);
  for (let tries = 0; tries < 20; tries += 1) {
    clock.advance(5000);
    if ((await get(`${instance}/endpoint-policy`)).body.status === (enable ? 'Enable' : 'Disable')) return;
  }
  throw new Error('the access did not change');
};

/** What the provider keeps of an instance; it would plan a change where this is not what the configuration says. */
const stateOf = async ({ get }: Fake, instance: string) => {
  const { name, spec, vpc_id, subnet_id, enterprise_project_id, charge_mode, description, user_def_obs } = (
    await get(instance)
  ).body;
  const { anonymous_access } = (await get(`${instance}/configurations`)).body;
  return {
    ...{ name, spec, vpc_id, subnet_id, enterprise_project_id, charge_mode, description, user_def_obs },
    anonymous_access,
  };
};

test('swr_enterprise_instance: is created, configured, read, updated, imported, deleted, and then gone', async () => {
  const fake = await startFake();
  const instance = await create(fake, 'tf-test-abcde');
  expect((await fake.put(`${instance}/configurations`, { anonymous_access: true })).status).toBe(200);
  await switchPublicAccess(fake, instance, true);
  expect((await fake.put(`${instance}/endpoint-policy`, { ip_list: addresses })).status).toBe(200);
  const state = {
    ...{ name: 'tf-test-abcde', spec: 'swr.ee.professional', vpc_id: 'vpc-12345678', subnet_id: 'subnet-87654321' },
    ...{ enterprise_project_id: '0', charge_mode: 'postPaid', description: '', user_def_obs: false },
  };
  expect(await stateOf(fake, instance)).toEqual({ ...state, anonymous_access: true });
  expect((await fake.get(`${instance}/endpoint-policy`)).body).toEqual({ status: 'Enable', ip_list: addresses });
  const read = (await fake.get(instance)).body;
  for (const field of ['access_address', 'created_at', 'expires_at', 'status', 'version', 'vpc_name', 'vpc_cidr'])
    expect(read[field], field).toMatch(/\S/);
  expect(read.status).toBe('Running');
  expect((await fake.get(`${instance}/statistics`)).body).toMatchObject({
    ...{ storage_used: 0, total_namespace_count: 1, total_image_count: 0, namespace_quota: 10_000 },
    ...{ intranet_endpoint_count: 1, intranet_endpoint_quota: 100 },
  });
  expect((await fake.get(`${instance}/feature-gates`)).body).toMatchObject({ enableDomainName: true });

  expect((await fake.put(`${instance}/configurations`, { anonymous_access: false })).status).toBe(200);
  expect((await fake.put(`${instance}/endpoint-policy`, { ip_list: [] })).status).toBe(200);
  await switchPublicAccess(fake, instance, false);
  const updated = await stateOf(fake, instance);
  expect(updated).toEqual({ ...state, anonymous_access: false });
  expect(await stateOf(fake, instance)).toEqual(updated);

  const body = { delete_obs: false, delete_dns: false };
  expect((await fake.send('delete', instance, { body })).status).toBe(202);
  expect((await fake.get(instance)).status).toBe(404);
  expect((await fake.send('delete', instance, { body })).status).toBe(404);
});

test('nine of its tests create instances with underscores in the name', async () => {
  const fake = await startFake();
  const instance = await create(fake, 'tf_test_abcde');
  expect((await fake.get(instance)).body.name).toBe('tf_test_abcde');
});

test('an instance whose creation fails is a job that says why', async () => {
  const fake = await startFake();
  await fake.send('post', '/_fake/life-cycle', { body: { family: 'instances', fail: {} } });
  const { body } = await fake.post(`/v2/${fake.swr.projectId}/instances`, bodyOf('tf-test-abcde'));
  await expect(untilSuccess(fake, body.job_id)).rejects.toThrow('Failed');
});

test('a fault answers for the job that the creation has failed', async () => {
  const fake = await startFake();
  const { body } = await fake.post(`/v2/${fake.swr.projectId}/instances`, bodyOf('tf-test-abcde'));
  const job = `/v2/${fake.swr.projectId}/jobs/${body.job_id}`;
  const answer = { status: 200, body: { ...(await fake.get(job)).body, status: 'Failed', reason: 'no cluster' } };
  await fake.send('post', '/_fake/faults', {
    body: { match: { operationId: 'ShowInstanceJob' }, when: { times: 1 }, do: { answer } },
  });
  await expect(untilSuccess(fake, body.job_id)).rejects.toThrow('Failed');
  await untilSuccess(fake, body.job_id);
});

const ofList = [
  ...['id', 'name', 'vpc_id', 'vpc_name', 'vpc_cidr', 'subnet_id', 'subnet_name', 'subnet_cidr', 'obs_bucket_name'],
  ...['version', 'charge_mode', 'access_address', 'expires_at', 'status', 'spec', 'created_at', 'project_id'],
  ...['enterprise_project_id'],
];

test('data source swr_enterprise_instances: each field is set, and its filters are exact', async () => {
  const fake = await startFake();
  const instances = `/v2/${fake.swr.projectId}/instances`;
  await create(fake, 'tf-test-abcde');
  const list = async (query: object) => (await fake.get(instances, { ...query, limit: 100, offset: 0 })).body.instances;
  const all = await list({});
  for (const row of all) {
    for (const field of ofList) expect(row[field], field).toMatch(/\S/);
    expect(row.user_def_obs).toBe(false);
  }
  for (const filter of ['status', 'enterprise_project_id'] as const) {
    const wanted = all[0][filter];
    const found = await list({ [filter]: wanted });
    expect(found.length).toBeGreaterThan(0);
    for (const row of found) expect(row[filter]).toBe(wanted);
  }
  const beyond = await fake.get(instances, { limit: 100, offset: 100 });
  expect([beyond.status, beyond.body.instances]).toEqual([200, []]);
});

test('data source swr_enterprise_feature_gates needs no instance', async () => {
  const { get, swr } = await startFake({ seed: { instances: [] } });
  const { status, body } = await get(`/v2/${swr.projectId}/feature-gates`);
  expect(status).toBe(200);
  for (const gate of ['cerAvailable', 'enableEnterprise', 'enableUserDefObs'])
    expect(typeof body[gate]).toBe('boolean');
});
