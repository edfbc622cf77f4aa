/** Jobs, and what else a seed says of instances. */
import { expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import { startFake } from '../support/fake.ts';
import { refusalOf } from './seeds.ts';

type Instance = NonNullable<Seed['instances']>[number];

const started = (instance: Partial<Instance>, seed: Seed = {}) =>
  startFake({ seed: { ...seed, instances: [{ id: 'i-1', name: 'one', ...instance }] } });

const jobsOf = async ({ get, swr }: Awaited<ReturnType<typeof started>>) =>
  (await get(`/v2/${swr.projectId}/jobs`)).body.jobs;

test('a job of an instance of which nothing is said has created it', async () => {
  const [job] = await jobsOf(await started({ created_at: '2026-02-01T08:00:00.5+08:00', jobs: [{}] }));
  expect(job).toMatchObject({
    ...{ instance_id: 'i-1', resource_id: 'i-1', resource_name: 'one', type: 'CreateInstance', status: 'Success' },
    ...{ reason: '', created_at: '2026-02-01T00:00:00.500000Z', updated_at: '2026-02-01T00:00:05.500000Z' },
  });
});

test('a creation that failed: the instance is Unavailable, and its job says why', async () => {
  const fake = await started({ status: 'Unavailable', jobs: [{ status: 'Failed' }] });
  expect(await jobsOf(fake)).toMatchObject([{ status: 'Failed', reason: 'failed to select cce cluster' }]);
  expect((await fake.get(fake.instance)).body.status).toBe('Unavailable');
});

test('every field of a job that a seed gives is shown as it was given, for ever', async () => {
  const job: NonNullable<Seed['jobs']>[number] = {
    ...{ id: 'j-1', instance_id: 'i-9', resource_id: 'r-9', resource_name: 'gone', type: 'UpgradeInstance' },
    status: 'Running',
    ...{ reason: 'slow', created_at: '2021-02-03T04:05:06Z', updated_at: '2022-02-03T04:05:06Z' },
  };
  const fake = await started({}, { jobs: [job] });
  fake.clock.advance(1e9);
  expect(await jobsOf(fake)).toEqual([job]);
  expect((await fake.get(`/v2/${fake.swr.projectId}/jobs/j-1`)).body).toEqual(job);
});

test('a fork has the jobs as its own, of its own instances', async () => {
  const fake = await started({ jobs: [{ id: 'j-1' }] });
  const { project_id, instance_id, token } = (await fake.send('post', '/_fake/worlds', { body: {} })).body;
  const { body } = await fake.send('get', `/v2/${project_id}/jobs`, { headers: { 'X-Auth-Token': token } });
  expect(body).toMatchObject({ total: 1, jobs: [{ id: 'j-1', instance_id, resource_id: instance_id }] });
});

test('configuration, feature gates and quotas are what the seed says', async () => {
  const { get, instance } = await started({
    ...{ anonymous_access: true, feature_gates: { enableArtifactGc: false }, quotas: { sign_policy_quota: 3 } },
  });
  expect((await get(`${instance}/configurations`)).body).toEqual({ anonymous_access: true });
  expect((await get(`${instance}/feature-gates`)).body).toMatchObject({
    enableArtifactGc: false,
    enableDomainName: true,
  });
  expect((await get(`${instance}/statistics`)).body).toMatchObject({ sign_policy_quota: 3, namespace_quota: 10_000 });
});

test('the demo world has a job in every status', async () => {
  const jobs = await jobsOf(await startFake());
  const statuses = jobs.map(({ status }: { readonly status: string }) => status);
  expect(statuses.toSorted()).toEqual(['Creating', 'Failed', 'Initializing', 'Running', 'Success']);
});

test.each<[seed: Seed, message: RegExp]>([
  [{ jobs: [{ id: 'j' }, { id: 'j' }] }, /job j is given twice/],
  [{ jobs: [{ id: 'j' }], instances: [{ name: 'i', jobs: [{ id: 'j' }] }] }, /job j is given twice/],
  [
    { instances: [{ name: 'i', jobs: [{ status: 'Succeed' as 'Success' }] }] },
    /status is "Succeed" but must be one of/,
  ],
  [{ instances: [{ name: 'i', quotas: { namespace_quota: -1 } }] }, /namespace_quota is -1 but must be/],
])('the seed %j is refused', async (seed, message) => {
  expect(await refusalOf(seed)).toMatch(message);
});
