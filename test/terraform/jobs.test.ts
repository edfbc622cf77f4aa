/** What Terraform's provider asks of jobs, in its order. */
import { expect, test } from 'vitest';
import { type Fake, startFake } from '../support/fake.ts';
import { createInstance } from '../support/instance-bodies.ts';

const listed = async ({ get, swr }: Fake, query: object = {}) =>
  (await get(`/v2/${swr.projectId}/jobs`, { ...query, limit: 100, offset: 0 })).body.jobs;

const created = async (fake: Fake, name: string) => {
  const made = await createInstance(fake, { name });
  fake.clock.advance(120_000);
  return made;
};

test('data source swr_enterprise_jobs: the job of a new instance is there, and status is exact', async () => {
  const fake = await startFake();
  const { instance_id } = await created(fake, 'tf_test_abcde');
  const [job] = await listed(fake);
  expect(job).toMatchObject({ instance_id, resource_id: instance_id, resource_name: 'tf_test_abcde' });
  for (const field of ['id', 'type', 'status', 'created_at', 'updated_at']) expect(job[field], field).toMatch(/\S/);
  const found = await listed(fake, { status: job.status });
  expect(found).toContainEqual(job);
  for (const { status } of found) expect(status).toBe(job.status);
});

test('swr_enterprise_job_delete: the list does not change right after, so that nothing is planned', async () => {
  const fake = await startFake();
  const { instance } = await created(fake, 'tf_test_abcde');
  const before = await listed(fake);
  expect((await fake.remove(`/v2/${fake.swr.projectId}/jobs/${before[0].id}`)).status).toBe(204);
  fake.clock.advance(10_000);
  expect(await listed(fake)).toEqual(before);
  expect((await fake.send('delete', instance, { body: { delete_obs: false, delete_dns: false } })).status).toBe(202);
});
