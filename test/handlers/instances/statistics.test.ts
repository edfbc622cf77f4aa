import { expect, test } from 'vitest';
import { registryBody } from '../../../contracts/resources/registry-bodies.ts';
import { startFake } from '../../support/fake.ts';
import { runningInstance } from '../../support/instance-bodies.ts';

const quotas = {
  ...{ namespace_quota: 10_000, image_repo_quota: 5000, replica_policy_quota: 20, retention_policy_quota: 10 },
  ...{ notify_policy_quota: 5, replica_registry_quota: 2, sign_policy_quota: 10 },
  ...{ intranet_endpoint_quota: 100, long_term_quota: 500 },
};

const nothing = {
  ...{ storage_used: 0, total_namespace_count: 1, total_image_count: 0, replica_policy_count: 0 },
  ...{ retention_policy_count: 0, notify_policy_count: 0, replica_registry_count: 0, sign_policy_count: 0 },
};

test('a fresh instance has one namespace and the quotas of the sample', async () => {
  const fake = await startFake();
  const { instance } = await runningInstance(fake);
  expect((await fake.get(`${instance}/statistics`)).body).toMatchObject({ ...quotas, ...nothing });
});

test('each counter counts what the lists have', async () => {
  const fake = await startFake();
  const total = async (path: string): Promise<number> => (await fake.get(`${fake.instance}/${path}`)).body.total;
  expect((await fake.get(`${fake.instance}/statistics`)).body).toMatchObject({
    total_namespace_count: await total('namespaces'),
    total_image_count: await total('repositories'),
    replica_policy_count: await total('replication/policies'),
    retention_policy_count: await total('retention/policies'),
    notify_policy_count: await total('webhook/policies'),
    replica_registry_count: await total('registries'),
    sign_policy_count: await total('signature/policies'),
    intranet_endpoint_count: await total('internal-endpoints'),
  });
});

test('what is made and deleted is counted at once; one digest takes its storage once', async () => {
  const fake = await startFake();
  const { instance, instance_id } = await runningInstance(fake);
  const counted = async () => (await fake.get(`${instance}/statistics`)).body;
  const digest = `sha256:${'a'.repeat(64)}`;
  const pushed = { instance_id, namespace_name: 'library' };
  const image = { ...pushed, digest, size: 1000, tags: ['1'] };
  for (const repository_name of ['one', 'two']) await fake.post('/_fake/artifacts', { ...image, repository_name });
  await fake.post('/_fake/artifacts', { ...pushed, repository_name: 'two', size: 24, tags: ['2'] });
  await fake.post(`${instance}/registries`, registryBody);
  await fake.post(`${instance}/namespaces`, { namespace_name: 'more', metadata: { public: 'false' } });
  expect(await counted()).toMatchObject({
    ...{ storage_used: 1024, total_image_count: 2, total_namespace_count: 2, replica_registry_count: 1 },
  });
  await fake.remove(`${instance}/namespaces/library/repositories/two`);
  await fake.remove(`${instance}/namespaces/more`);
  expect(await counted()).toMatchObject({ storage_used: 1000, total_image_count: 1, total_namespace_count: 1 });
});
