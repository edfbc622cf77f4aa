/** What Terraform's provider asks of registries and replication, with its bodies, in its order. */
import { describe, expect, test } from 'vitest';
import { type Fake, startFake } from '../support/fake.ts';
import { expectFilled, readAll } from './data-source.ts';

const credential = { type: 'basic', access_key: 'user', access_secret: 'token' };

/** The target of the provider's test is the instance itself. */
const enterprise = ({ swr }: Fake) => ({
  ...{ credential, description: 'demo', insecure: true, name: 'tf_test_registry', type: 'swr-pro-internal' },
  ...{ url: 'https://demo.swr-pro.myhuaweicloud.com', region_id: 'cn-north-4' },
  ...{ project_id: swr.projectId, instance_id: swr.instanceId },
});

const newRegistry = async (fake: Fake): Promise<number> =>
  (await fake.post(`${fake.instance}/registries`, enterprise(fake))).body.id;

const scheduled = { type: 'scheduled', trigger_settings: { cron: '0 0 0 1 * ?' } };
const policyBody = (sides: object, changes: object = {}) => ({
  ...{ name: 'tf_test_replication', description: 'demo', dest_namespace: '', override: false, enabled: true, ...sides },
  filters: [
    { type: 'name', value: 'library/**' },
    { type: 'tag', value: '**' },
  ],
  ...{ repo_scope_mode: 'regular', trigger: scheduled, ...changes },
});

describe('swr_enterprise_instance_registry', () => {
  test('of the basic edition is created, read, updated with null for what it is not, imported and deleted', async () => {
    const fake = await startFake();
    const registries = `${fake.instance}/registries`;
    const basic = { credential, description: 'demo', insecure: true, name: 'tf_basic', type: 'huawei-SWR' };
    const created = await fake.post(registries, { ...basic, url: 'https://swr.cn-north-4.myhuaweicloud.com' });
    expect([created.status, created.body]).toEqual([201, { id: expect.any(Number) }]);
    const registry = `${registries}/${created.body.id}`;
    expect((await fake.get(registry)).body).toMatchObject({
      ...basic,
      credential: { access_key: 'user', type: 'basic' },
    });
    const none = { region_id: null, project_id: null, instance_id: null };
    const url = 'https://swr.cn-north-4.myhuaweicloud.com';
    const updated = await fake.put(registry, { ...basic, url, ...none, name: 'tf_update', description: '' });
    expect([updated.status, updated.text]).toEqual([200, '']);
    const imported = (await fake.get(registry)).body;
    expect(imported).toMatchObject({ name: 'tf_update', description: '' });
    expect((await fake.get(registry)).body).toEqual(imported);
    expect((await fake.remove(registry)).status).toBe(204);
    expect((await fake.get(registry)).status).toBe(404);
  });

  test('that is an instance has region, project and instance read back', async () => {
    const fake = await startFake();
    const id = await newRegistry(fake);
    const { credential: _, ...read } = enterprise(fake);
    expect((await fake.get(`${fake.instance}/registries/${id}`)).body).toMatchObject(read);
  });

  test('its data source finds registries, their secrets masked but not empty', async () => {
    const fake = await startFake();
    const rows = await readAll(fake, `${fake.instance}/registries`, 'registries');
    expectFilled(rows, 'id', 'name', 'type', 'url', 'created_at', 'updated_at', 'status', 'credential');
    for (const { credential: shown } of rows)
      expectFilled([shown as Record<string, unknown>], 'access_key', 'access_secret');
    expect(await readAll(fake, `${fake.instance}/registries`, 'registries', { type: rows[0]?.type })).toHaveLength(1);
  });
});

describe('swr_enterprise_replication_policy', () => {
  test('pushes, then pulls by another body that names only the other side, and goes with its registry', async () => {
    const fake = await startFake();
    const id = await newRegistry(fake);
    const policies = `${fake.instance}/replication/policies`;
    const created = await fake.post(policies, policyBody({ dest_registry: { id } }));
    expect(created.status).toBe(201);
    const policy = `${policies}/${created.body.id}`;
    expect((await fake.get(policy)).body).toMatchObject(policyBody({ src_registry: { id: 0 }, dest_registry: { id } }));
    const sent = { description: '', enabled: false, trigger: { type: 'manual' } };
    expect((await fake.put(policy, policyBody({ src_registry: { id } }, sent))).status).toBe(200);
    const pulls = (await fake.get(policy)).body;
    expect(pulls).toMatchObject({ ...sent, src_registry: { id }, dest_registry: { id: 0 } });
    expect(pulls.trigger).not.toHaveProperty('trigger_settings');
    const both = { src_registry: { id }, dest_registry: { id: 0 } };
    expect((await fake.put(policy, policyBody(both, sent))).status).toBe(200);
    expect((await fake.remove(policy)).status).toBe(204);
    expect((await fake.get(policy)).status).toBe(404);
    expect((await fake.remove(`${fake.instance}/registries/${id}`)).status).toBe(204);
  });

  test('its data source filters by name and by registry', async () => {
    const fake = await startFake();
    const id = await newRegistry(fake);
    const policies = `${fake.instance}/replication/policies`;
    await fake.post(policies, policyBody({ dest_registry: { id } }));
    for (const query of [{ name: 'tf_test_replication' }, { registry_id: id }]) {
      const rows = await readAll(fake, policies, 'policies', query);
      expect(rows).toMatchObject([{ name: 'tf_test_replication', description: 'demo', dest_registry: { id } }]);
    }
  });
});

test('a policy is executed, stopped right away, and everything is destroyed at once', async () => {
  const fake = await startFake();
  const id = await newRegistry(fake);
  const { id: policy_id } = (
    await fake.post(`${fake.instance}/replication/policies`, policyBody({ dest_registry: { id } }))
  ).body;
  const executions = `${fake.instance}/replication/executions`;
  const executed = await fake.post(executions, { policy_id });
  expect([executed.status, executed.body]).toEqual([202, { id: expect.any(Number) }]);
  expect((await fake.put(`${executions}/${executed.body.id}`, undefined)).status).toBe(200);
  const rows = await readAll(fake, executions, 'executions', { policy_id });
  expect(rows.map((row) => row.policy_id)).toEqual([policy_id]);
  expectFilled(rows, 'trigger', 'status');
  expect((await fake.remove(`${fake.instance}/replication/policies/${policy_id}`)).status).toBe(204);
  expect((await fake.remove(`${fake.instance}/registries/${id}`)).status).toBe(204);
});

test('a minute after a run its first task and sub-task are complete', async () => {
  const fake = await startFake();
  const id = await newRegistry(fake);
  const policy = policyBody({ dest_registry: { id } }, { trigger: { type: 'manual' } });
  const { id: policy_id } = (await fake.post(`${fake.instance}/replication/policies`, policy)).body;
  const executions = `${fake.instance}/replication/executions`;
  const execution = (await fake.post(executions, { policy_id })).body.id;
  fake.clock.advance(60_000);
  const tasks = await readAll(fake, `${executions}/${execution}/tasks`, 'tasks');
  expectFilled(tasks, 'operation', 'resource_type', 'job_id', 'src_resource', 'dst_resource', 'status', 'start_time');
  expectFilled(tasks, 'end_time', 'StatusRevision');
  const subTasks = `${executions}/${execution}/tasks/${tasks[0]?.id}/subtasks`;
  const rows = await readAll(fake, subTasks, 'sub_tasks');
  expectFilled(
    rows.slice(0, 1),
    'job_id',
    'namespace',
    'repository',
    'digest',
    'tag',
    'status',
    'start_time',
    'end_time',
  );
  expect(rows[0]?.job_id).toBe(String(tasks[0]?.id));
  expect(await readAll(fake, subTasks, 'sub_tasks', { status: 'Succeed' })).toEqual(rows);
  expect(await readAll(fake, subTasks, 'sub_tasks', { status: 'Failed' })).toEqual([]);
});
