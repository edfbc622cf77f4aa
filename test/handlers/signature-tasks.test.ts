import { expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import document from '../../spec/generated/openapi.json' with { type: 'json' };
import { policyBody } from '../support/bodies.ts';
import { startFake } from '../support/fake.ts';

const path =
  '/v2/{project_id}/instances/{instance_id}/namespaces/{namespace_name}/signature/policies/{policy_id}/executions/{execution_id}/tasks';

test('the documented example is answered field for field', async () => {
  const { get, instance } = await startFake();
  const { body } = await get(`${instance}/namespaces/root/signature/policies/3/executions/8/tasks`, {
    offset: 1,
    limit: 1,
  });
  expect(body).toEqual(document.paths[path].get.responses['200'].content['application/json'].example);
});

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

const seed: Seed = {
  instances: [
    {
      name: 'one',
      namespaces: [
        {
          name: 'library',
          repositories: [
            { name: 'web/frontend', artifacts: [{ digest: digest('a'), tags: ['1.0', '1', 'latest'] }] },
            { name: 'empty' },
            {
              name: 'redis',
              artifacts: [
                { digest: digest('b'), tags: ['7'] },
                { digest: digest('c'), tags: ['8'] },
              ],
            },
          ],
        },
      ],
    },
  ],
};

const execute = async () => {
  const fake = await startFake({ seed });
  const policies = `${fake.instance}/namespaces/library/signature/policies`;
  const { body: policy } = await fake.post(policies, policyBody());
  const executions = `${policies}/${policy.id}/executions`;
  const { status, body } = await fake.post(executions);
  return { ...fake, executions, accepted: { status, body }, tasks: `${executions}/${body.id}/tasks` };
};

const start = '2026-03-01T12:00:00Z';
const jobId = expect.stringMatching(/^[0-9a-f]{24}$/);
const fresh = {
  namespace: 'library',
  job_id: jobId,
  status: 'Initialized',
  status_text: '',
  created_at: start,
  updated_at: start,
};

test('executing a policy is accepted with a number as id, and the execution is listed at once', async () => {
  const { accepted, executions, get } = await execute();
  expect(accepted).toEqual({ status: 202, body: { id: expect.any(Number) } });
  const { status, body } = await get(executions);
  expect(status).toBe(200);
  expect(body).toEqual({
    total: 1,
    executions: [
      {
        id: accepted.body.id,
        policy_id: expect.any(Number),
        status: 'Initialized',
        status_text: '',
        total: 2,
        failed: 0,
        succeed: 0,
        in_progress: 2,
        stopped: 0,
        trigger: 'manual',
        created_at: start,
        updated_at: '0001-01-01T00:00:00Z',
      },
    ],
  });
});

test('an execution has a task for each repository with something to sign', async () => {
  const { accepted, tasks, get } = await execute();
  const { status, body } = await get(tasks);
  expect(status).toBe(200);
  const shared = { ...fresh, id: expect.any(Number), execution_id: accepted.body.id };
  expect(body).toEqual({
    total: 2,
    tasks: [
      { ...shared, repository: 'web/frontend' },
      { ...shared, repository: 'redis' },
    ],
  });
});

test('a task has a sub-task for each version, which names its digest and its tags in one string', async () => {
  const { tasks, get } = await execute();
  const { body: list } = await get(tasks);
  const [frontend, redis] = await Promise.all(
    list.tasks.map(({ id }: { id: number }) => get(`${tasks}/${id}/subtasks`)),
  );
  const shared = { ...fresh, id: expect.any(Number) };
  const version = (repository: string, letter: string, tags: string) => ({
    ...shared,
    repository,
    digest: digest(letter),
    tags,
  });
  expect(frontend.body).toEqual({ total: 1, sub_tasks: [version('web/frontend', 'a', '1.0,1,latest')] });
  expect(redis.body).toEqual({ total: 2, sub_tasks: [version('redis', 'b', '7'), version('redis', 'c', '8')] });
});

test('tasks and sub-tasks have ids and jobs of their own', async () => {
  const { tasks, get, post, executions } = await execute();
  const again = `${executions}/${(await post(executions)).body.id}/tasks`;
  const rows: { id: number; job_id: string }[][] = [[], []];
  for (const path of [tasks, again]) {
    const { body } = await get(path);
    rows[0]?.push(...body.tasks);
    for (const { id } of body.tasks) rows[1]?.push(...(await get(`${path}/${id}/subtasks`)).body.sub_tasks);
  }
  expect(rows.map((group) => new Set(group.map(({ id }) => id)).size)).toEqual([4, 6]);
  expect(new Set(rows.flat().map(({ job_id }) => job_id)).size).toBe(10);
});

// 1800 ms on, frontend's version is signed and the first of redis's two is being signed.
const filters: readonly [query: Record<string, string>, tags: readonly string[]][] = [
  [{}, ['7', '8']],
  [{ status: 'Initialized' }, []],
  [{ status: 'Pending' }, ['8']],
  [{ status: 'InProgress' }, ['7']],
  [{ status: 'Succeed' }, []],
  [{ status: 'Failed' }, []],
  [{ status: 'Stopped' }, []],
];

test.each(filters)('the sub-tasks that %j leaves are listed and counted', async (query, tags) => {
  const { tasks, clock, get } = await execute();
  const { body: list } = await get(tasks);
  clock.advance(1800);
  const { status, body } = await get(`${tasks}/${list.tasks[1].id}/subtasks`, query);
  expect(status).toBe(200);
  expect(body.sub_tasks.map((row: { tags: string }) => row.tags)).toEqual(tags);
  expect(body.total).toBe(tags.length);
});

test.each(['Success', 'succeed', 'Running'])(
  'a status filter of "%s" is refused, and the statuses are named',
  async (wanted) => {
    const { tasks, get } = await execute();
    const { status, body } = await get(`${tasks}/1/subtasks`, { status: wanted });
    expect(status).toBe(400);
    expect(body.error_msg).toContain(
      `status is "${wanted}" but must be one of Initialized, Pending, InProgress, Succeed, Failed, Stopped`,
    );
  },
);

test('tasks know no status filter, so one is ignored', async () => {
  const { tasks, get } = await execute();
  expect((await get(tasks, { status: 'Failed' })).body.total).toBe(2);
});

test.each(['Succeed', 'Failed', 'Stopped', 'InProgress', 'Pending', 'Initialized'])(
  'the demo world keeps an execution that is %s, counters and tasks agreeing',
  async (wanted) => {
    const { instance, get } = await startFake();
    const executions = `${instance}/namespaces/library/signature/policies/1/executions`;
    const { body } = await get(executions);
    const found = body.executions.filter(({ status }: { status: string }) => status === wanted);
    expect(found).toHaveLength(1);
    const { id, total, succeed, failed, stopped, in_progress } = found[0];
    expect(succeed + failed + stopped + in_progress).toBe(total);
    const { body: list } = await get(`${executions}/${id}/tasks`, { limit: 100 });
    const count = (...statuses: readonly string[]) =>
      list.tasks.filter(({ status }: { status: string }) => statuses.includes(status)).length;
    expect([list.total, count('Succeed'), count('Failed'), count('Stopped')]).toEqual([
      total,
      succeed,
      failed,
      stopped,
    ]);
    expect(count('Initialized', 'Pending', 'InProgress')).toBe(in_progress);
  },
);
