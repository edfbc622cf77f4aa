import { expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import schema from '../../spec/generated/seed.schema.json' with { type: 'json' };
import { policyBody } from '../support/bodies.ts';
import { startFake } from '../support/fake.ts';
import { seedFiles } from './files.ts';
import { executions, type Instance, repositories, seedOf } from './seeds.ts';

const fileWith = seedFiles();

test('ids that a seed gives are kept, and no other record gets one of them, nor that of a record that is gone', async () => {
  const seed = seedOf(
    { name: 'a' },
    { name: 'b', namespace_id: 1 },
    {
      name: 'c',
      namespace_id: 50,
      signature_policies: [{ name: 'a' }, { name: 'b', id: 1 }, { name: 'c', id: 50 }],
    },
  );
  const { get, post, remove, instance } = await startFake({ seed });
  const path = `${instance}/namespaces/c/signature/policies`;
  const idsIn = (records: readonly { readonly name: string; readonly id?: number; readonly namespace_id?: number }[]) =>
    Object.fromEntries(records.map(({ name, id, namespace_id }) => [name, id ?? namespace_id]));

  const ofPolicies = idsIn((await get(`${instance}/signature/policies`)).body.policies);
  await remove(`${path}/50`);
  const made = [(await post(path, policyBody())).body.id, (await post(path, policyBody())).body.id];
  expect(ofPolicies).toMatchObject({ b: 1, c: 50 });
  expect(new Set([1, 50, ofPolicies.a, ...made]).size).toBe(5);

  const ofNamespaces = idsIn((await get(`${instance}/namespaces`)).body.namespaces);
  const { id } = (await post(`${instance}/namespaces`, { namespace_name: 'd', metadata: { public: 'false' } })).body;
  expect(ofNamespaces).toMatchObject({ b: 1, c: 50 });
  expect(new Set([1, 50, ofNamespaces.a, id]).size).toBe(4);
});

test('every field of an instance that a seed gives comes back as it was given', async () => {
  const children = ['namespaces', 'registries', 'replication_policies', 'credentials', 'audit_logs'] as const;
  const given: Required<Omit<Instance, (typeof children)[number]>> = {
    id: 'my-id',
    name: 'my-name',
    description: 'my description',
    spec: 'swr.ee.basic',
    version: '1.2.3',
    charge_mode: 'postPaid',
    status: 'Unavailable',
    access_address: 'access.example.com',
    mirror_address: 'mirror.example.com',
    vpc_id: 'my-vpc-id',
    vpc_name: 'my-vpc',
    vpc_cidr: '10.0.0.0/8',
    subnet_id: 'my-subnet-id',
    subnet_name: 'my-subnet',
    subnet_cidr: '10.1.0.0/16',
    vpcep_service_id: 'my-endpoint',
    obs_bucket_name: 'my-bucket',
    obs_in_resaccount: true,
    user_def_obs: true,
    project_name: 'my-project',
    enterprise_project_id: 'my-enterprise-project',
    product_id: 'my-product',
    order_id: 'my-order',
    created_at: '2021-02-03T04:05:06.789012+08:00',
    updated_at: '2022-02-03T04:05:06Z',
    expires_at: '2032-02-03T04:05:06.7Z',
  };
  const { get, swr } = await startFake({ seed: { project_id: 'mine', instances: [given] } });
  const { body } = await get('/v2/mine/instances/my-id');
  expect(body).toEqual({ ...given, project_id: 'mine' });
  expect((await get('/v2/mine/instances')).body.instances).toEqual([body]);
  expect(swr.instanceId).toBe('my-id');
  expect([...Object.keys(given), ...children].sort()).toEqual(
    Object.keys(schema.definitions.SeedInstance.properties).sort(),
  );
});

test.each<[string, Seed, string, string]>([
  ['many pulls', repositories({ name: 'r', pull_count: 2 ** 31 }), 'get', '/repositories'],
  ['many tasks', executions({ total: 2 ** 31 }), 'get', '/namespaces/n/signature/policies/1/executions'],
  ['the last id', executions({ id: 2 ** 31 - 1 }), 'post', '/namespaces/n/signature/policies/1/executions'],
])('a seed with %s is refused, or what it says can be shown', async (_, seed, method, path) => {
  const fake = await startFake({ seed }).catch((error: Error) => error.message);
  if (typeof fake === 'string') expect(fake).toContain('seed');
  else expect((await fake.send(method as 'get' | 'post', `${fake.instance}${path}`)).status).toBeLessThan(300);
});

test('a seed file may use an anchor for all that its repositories have in common', async () => {
  const head = 'instances:\n- name: i\n  namespaces:\n  - name: n\n    repositories:\n';
  const first = '    - { name: r, artifacts: &common [{ tags: ["1.10"] }] }\n';
  const more = Array.from({ length: 1_000 }, (_, i) => `    - { name: r${i}, artifacts: *common }\n`);
  const { get, instance } = await startFake({ seed: fileWith(`${head}${first}${more.join('')}`) });
  expect((await get(`${instance}/repositories?limit=1`)).body).toMatchObject({ total: 1_001 });
  const { body } = await get(`${instance}/namespaces/n/repositories/r999/artifacts`);
  expect(body.artifacts).toMatchObject([{ tags: [{ name: '1.10' }] }]);
});
