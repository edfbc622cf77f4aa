/** Does a client read the whole of a long list, and no more often than it must? */
import { expect } from 'vitest';
// Users write: import { test } from 'fake-swr/vitest';
import { test } from '../../mock/fixtures/vitest.ts';
// Users write: import type { FakeWorld } from 'fake-swr';
import type { FakeWorld } from '../../mock/index.ts';
import { readAll } from './paging.ts';

interface Task {
  readonly id: number;
  readonly status: string;
}

const match = { operationId: 'ListInstanceSignPolicyExecTasks' };

const readTasks = async (world: FakeWorld, tasks: number, limit?: number): Promise<readonly Task[]> => {
  const { url, projectId, instanceId, token } = world;
  const { policyId, executionId } = await world.executions.create({ tasks, fail_every: 100, life_cycle: 'immediate' });
  const policy = `${url}/v2/${projectId}/instances/${instanceId}/namespaces/library/signature/policies/${policyId}`;
  const read = async (offset: number, size: number) => {
    const page = `${policy}/executions/${executionId}/tasks?offset=${offset}&limit=${size}`;
    const answer = await fetch(page, { headers: { 'X-Auth-Token': token } });
    const { tasks: items, total } = (await answer.json()) as { tasks: readonly Task[]; total: number };
    return { items, total };
  };
  return readAll(read, limit);
};

test('a client reads a thousand tasks, each once, in ten requests', async ({ world }) => {
  const tasks = await readTasks(world, 1000);
  expect(new Set(tasks.map(({ id }) => id)).size).toBe(1000);
  expect(tasks.filter(({ status }) => status === 'Failed')).toHaveLength(10);
  await world.journal.verify({ match: { ...match, status: 200 }, times: 10 });
});

test.for([
  [0, 1],
  [1, 1],
  [10, 1],
  [11, 2],
  [20, 2],
] as const)('a client that reads %i tasks ten at a time asks %i time(s)', async ([tasks, requests], { world }) => {
  expect(await readTasks(world, tasks, 10)).toHaveLength(tasks);
  await world.journal.verify({ match, times: requests });
});
