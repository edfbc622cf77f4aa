import { expect, test } from 'vitest';
import { startFake } from '../../support/fake.ts';
import { createInstance, instanceBody, runningInstance } from '../../support/instance-bodies.ts';

const empty = { seed: { instances: [] } };

test('the job of a new instance names it, and ends when it runs', async () => {
  const fake = await startFake(empty);
  const { instance_id, job_id, job } = await runningInstance(fake);
  const { status, body } = await fake.get(job);
  expect(status).toBe(200);
  expect(body).toEqual({
    ...{ id: job_id, instance_id, resource_id: instance_id, resource_name: instanceBody.name, type: 'CreateInstance' },
    ...{ status: 'Success', reason: '' },
    ...{ created_at: '2026-03-01T12:00:00.000000Z', updated_at: '2026-03-01T12:00:05.000000Z' },
  });
  expect((await fake.get(`/v2/${fake.swr.projectId}/jobs`)).body).toEqual({ jobs: [body], total: 1 });
});

test('jobs are filtered by the status that they have by now, and paged', async () => {
  const fake = await startFake(empty);
  for (const name of ['one', 'two', 'three']) {
    await createInstance(fake, { name });
    fake.clock.advance(1000);
  }
  const jobs = `/v2/${fake.swr.projectId}/jobs`;
  const names = async (query: object) => {
    const { body } = await fake.get(jobs, { ...query });
    return [body.jobs.map((job: { readonly resource_name: string }) => job.resource_name), body.total];
  };
  expect(await names({})).toEqual([['three', 'two', 'one'], 3]);
  expect(await names({ offset: 1, limit: 1 })).toEqual([['two'], 3]);
  expect(await names({ offset: 3, limit: 2 })).toEqual([[], 3]);
  expect(await names({ status: 'Initializing' })).toEqual([['three', 'two'], 2]);
  expect(await names({ status: 'Running' })).toEqual([['one'], 1]);
  expect(await names({ status: 'Success' })).toEqual([[], 0]);
  fake.clock.advance(5000);
  expect(await names({ status: 'Success', limit: 2 })).toEqual([['three', 'two'], 3]);
});

test('a status that no job can have is refused', async () => {
  const fake = await startFake(empty);
  const { status, body } = await fake.get(`/v2/${fake.swr.projectId}/jobs`, { status: 'Succeed' });
  expect(status).toBe(400);
  expect(body.error_msg).toContain('must be one of Creating, Initializing, Running, Failed, Success');
});

test('a deleted job is listed and shown for another minute, and then gone; the instance stays', async () => {
  const fake = await startFake(empty);
  const { instance, job } = await runningInstance(fake);
  const jobs = `/v2/${fake.swr.projectId}/jobs`;
  const before = (await fake.get(jobs)).body;
  expect([(await fake.remove(job)).status, (await fake.remove(job)).status]).toEqual([204, 204]);
  fake.clock.advance(59_999);
  expect((await fake.get(jobs)).body).toEqual(before);
  expect((await fake.get(job)).status).toBe(200);
  fake.clock.advance(1);
  expect((await fake.get(jobs)).body).toEqual({ jobs: [], total: 0 });
  expect([(await fake.get(job)).status, (await fake.remove(job)).status]).toEqual([404, 404]);
  expect((await fake.get(instance)).body.status).toBe('Running');
});

test('of deleted jobs nothing is kept once they cannot be seen, and of those that have ended everything', async () => {
  const fake = await startFake(empty);
  const kept = async (): Promise<number> => ((await fake.swr.snapshot()).tables.jobs ?? []).length;
  const created = [];
  for (const name of ['one', 'two', 'three']) created.push(await runningInstance(fake, { name }));
  for (const { job } of created.slice(1)) expect((await fake.remove(job)).status).toBe(204);
  fake.clock.advance('1h');
  await createInstance(fake, { name: 'four' });
  expect(await kept()).toBe(2);
  fake.clock.advance('365d');
  expect((await fake.get(`/v2/${fake.swr.projectId}/jobs`)).body.total).toBe(2);
  expect((await fake.remove(created[0]?.job ?? '')).status).toBe(204);
  fake.clock.advance('1h');
  await fake.remove(created[0]?.instance ?? '', {});
  expect(await kept()).toBe(2);
});

test('an unknown job is not found, and the answer names it', async () => {
  const fake = await startFake(empty);
  const { status, body } = await fake.get(`/v2/${fake.swr.projectId}/jobs/j-9`);
  expect(status).toBe(404);
  expect(body).toEqual({ error_code: 'SVCSTG.SWR.4040083', error_msg: 'Job j-9 was not found.' });
});
