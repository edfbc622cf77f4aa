/** What a push makes of webhook policies: a job for each target, with the payload. */
import { describe, expect, test } from 'vitest';
import type { Seed } from '../../../mock/index.ts';
import { scopeRule } from '../../support/bodies.ts';
import { type Fake, startFake } from '../../support/fake.ts';
import { target, webhookBody } from '../../support/webhook-bodies.ts';

const inRoot = ({ instance }: Fake) => `${instance}/namespaces/root/webhook/policies`;

interface Job {
  readonly id: number;
  readonly job_detail: string;
}

const create = async (fake: Fake, changes: Readonly<Record<string, unknown>> = {}): Promise<number> =>
  (await fake.post(inRoot(fake), webhookBody(changes))).body.id;

const jobsOf = async (fake: Fake, id: number): Promise<readonly Job[]> =>
  (await fake.get(`${inRoot(fake)}/${id}/jobs`)).body.jobs;

const push = ({ swr }: Fake, repository_name: string, tags: string[], digest?: string) =>
  swr.artifacts.push({ namespace_name: 'root', repository_name, tags, ...(digest !== undefined && { digest }) });

const resourceIn = ({ job_detail }: Job) => JSON.parse(job_detail).event_data.resources[0];

test('a push makes a job that has told of it', async () => {
  const fake = await startFake();
  const id = await create(fake);
  const { digest } = await push(fake, 'libz', ['1.4']);
  const instance = (await fake.get(fake.instance)).body;
  const repository = (await fake.get(`${fake.instance}/namespaces/root/repositories/libz`)).body;
  const jobs = await jobsOf(fake, id);
  expect(jobs).toEqual([
    {
      ...{ id: expect.any(Number), policy_id: id, event_type: 'PUSH_ARTIFACT', notify_type: 'http' },
      ...{ status: 'Succeed', status_text: 'recorded only; nothing was sent', job_detail: expect.any(String) },
      ...{ created_at: '2026-03-01T12:00:00.000Z', updated_at: '2026-03-01T12:00:00.000Z' },
    },
  ]);
  expect(JSON.parse(jobs[0]?.job_detail ?? '')).toEqual({
    ...{ type: 'PUSH_ARTIFACT', occur_at: Date.parse('2026-03-01T12:00:00Z') / 1000, operator: 'demo' },
    event_data: {
      resources: [{ digest, tag: '1.4', resource_url: `${instance.access_address}/root/libz:1.4` }],
      repository: {
        date_created: Math.floor(Date.parse(repository.created_at) / 1000),
        ...{ name: 'libz', namespace: 'root', repo_full_name: 'root/libz', repo_type: 'private' },
      },
    },
  });
});

test('one job for each target of each policy, the newest first', async () => {
  const fake = await startFake();
  const one = await create(fake, { targets: [target, { ...target, address: 'http://10.0.0.1' }] });
  const other = await create(fake);
  await push(fake, 'libz', ['2.0']);
  await push(fake, 'libz', ['2.1']);
  expect((await jobsOf(fake, one)).map((job) => resourceIn(job).tag)).toEqual(['2.1', '2.1', '2.0', '2.0']);
  expect((await jobsOf(fake, other)).map((job) => resourceIn(job).tag)).toEqual(['2.1', '2.0']);
  const ids = (await jobsOf(fake, one)).map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted((a, b) => b - a));
});

describe('which pushes', () => {
  test.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['every push', {}, ['web:1', 'web:2', 'api/v1:1', 'web:@']],
    [
      'of repositories that the pattern selects',
      { scope_rules: [scopeRule({ repository: 'web*' })] },
      ['web:1', 'web:2', 'web:@'],
    ],
    [
      'of tags that the pattern selects, and without tag',
      { scope_rules: [scopeRule({ tag: '2' })] },
      ['web:2', 'web:@'],
    ],
    ['without tag only if asked', { scope_rules: [scopeRule({ tag: '2', extras: '{"untagged":false}' })] }, ['web:2']],
    [
      'that any rule selects',
      { scope_rules: [scopeRule({ repository: 'api/*' }), scopeRule({ repository: 'web', tag: '2' })] },
      ['web:2', 'api/v1:1', 'web:@'],
    ],
    ['none, of what matches nothing', { scope_rules: [scopeRule({ repository: '{}' })] }, []],
    ['none, if it is not enabled', { enabled: false }, []],
  ])('%s', async (_, changes, expected) => {
    const fake = await startFake();
    const id = await create(fake, changes);
    await push(fake, 'web', ['1']);
    await push(fake, 'web', ['2']);
    await push(fake, 'api/v1', ['1']);
    await push(fake, 'web', []);
    const told = (await jobsOf(fake, id)).toReversed().map((job) => {
      const { repository } = JSON.parse(job.job_detail).event_data;
      const { tag } = resourceIn(job);
      return `${repository.name}:${tag.startsWith('sha256:') ? '@' : tag}`;
    });
    expect(told).toEqual(expected);
  });

  test('in another namespace are not told of', async () => {
    const fake = await startFake();
    const id = await create(fake);
    await fake.swr.artifacts.push({ namespace_name: 'library', repository_name: 'nginx', tags: ['x'] });
    expect(await jobsOf(fake, id)).toEqual([]);
  });
});

test('an untagged push is told of by its digest', async () => {
  const fake = await startFake();
  const id = await create(fake);
  const { digest } = await push(fake, 'libz', []);
  const { access_address } = (await fake.get(fake.instance)).body;
  const [job] = await jobsOf(fake, id);
  expect(job && resourceIn(job)).toEqual({
    ...{ digest, tag: digest, resource_url: `${access_address}/root/libz@${digest}` },
  });
});

test('a further tag of an artifact is told of by that tag, and selected by it alone', async () => {
  const fake = await startFake();
  const every = await create(fake);
  const first = await create(fake, { scope_rules: [scopeRule({ tag: 'a' })] });
  const digest = `sha256:${'5'.repeat(64)}`;
  await push(fake, 'libz', ['a'], digest);
  await push(fake, 'libz', ['b', 'c'], digest);
  expect((await jobsOf(fake, every)).map((job) => resourceIn(job).tag)).toEqual(['b', 'a']);
  expect((await jobsOf(fake, first)).map((job) => resourceIn(job).tag)).toEqual(['a']);
});

test('a public namespace is said to be public', async () => {
  const seed: Seed = {
    instances: [
      { name: 'i', namespaces: [{ name: 'root', metadata: { public: 'true' }, webhook_policies: [{ name: 'p' }] }] },
    ],
  };
  const fake = await startFake({ seed });
  await push(fake, 'new', ['1']);
  const [job] = await jobsOf(fake, 1);
  expect(JSON.parse(job?.job_detail ?? '').event_data.repository.repo_type).toBe('public');
});

test('status filters the jobs, and total counts those', async () => {
  const { get, instance } = await startFake();
  const jobs = `${instance}/namespaces/library/webhook/policies/3/jobs`;
  for (const status of ['Initialized', 'Pending', 'InProgress', 'Succeed', 'Failed', 'Stopped']) {
    const { body } = await get(jobs, { status });
    expect(body).toMatchObject({ jobs: [{ status, policy_id: 3 }], total: 1 });
  }
});

test('the newest jobs of a policy are kept, as many as executions are', async () => {
  const fake = await startFake({ keepExecutions: 2 });
  const id = await create(fake);
  for (const tag of ['1', '2', '3']) await push(fake, 'libz', [tag]);
  expect((await jobsOf(fake, id)).map((job) => resourceIn(job).tag)).toEqual(['3', '2']);
});

test('with a policy its jobs go, and with a namespace both', async () => {
  const fake = await startFake();
  const rows = async () => {
    const { tables } = (await fake.get(`/_fake/worlds/${fake.swr.projectId}/snapshot`)).body;
    return [tables['webhooks.policies'].length, tables['webhooks.jobs'].length];
  };
  await fake.post(`${fake.instance}/namespaces`, { namespace_name: 'mine', metadata: { public: 'false' } });
  const policies = `${fake.instance}/namespaces/mine/webhook/policies`;
  const before = await rows();
  const { id } = (await fake.post(policies, webhookBody())).body;
  await fake.swr.artifacts.push({ namespace_name: 'mine', repository_name: 'r', tags: ['1'] });
  expect(await rows()).toEqual([4, 7]);
  expect((await fake.remove(`${policies}/${id}`)).status).toBe(204);
  expect(await rows()).toEqual(before);
});

test('deleting a namespace takes its policies and their jobs with it', async () => {
  const fake = await startFake({ profile: { 'namespaces.delete_while_not_empty': 'allow' } });
  await fake.remove(`${fake.instance}/namespaces/library`);
  const { tables } = (await fake.get(`/_fake/worlds/${fake.swr.projectId}/snapshot`)).body;
  expect(tables['webhooks.policies'].map(({ name }: { readonly name: string }) => name)).not.toContain('notify-ci');
  expect(tables['webhooks.jobs']).toEqual([]);
});
