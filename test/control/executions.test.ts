import { describe, expect, test } from 'vitest';
import type { FakeWorld } from '../../mock/index.ts';
import { byEachClient, type Client, clientOf, executionsOf, policiesOf, startOfTime } from '../support/clients.ts';

type NewExecution = NonNullable<Parameters<FakeWorld['executions']['create']>[0]>;

/** The execution and its first and last tasks, as a client sees them. */
const shown = async (client: Client, { policyId, executionId }: { policyId: number; executionId: number }) => {
  const policy = `${policiesOf(client)}/${policyId}`;
  const [execution] = await executionsOf(client, policy);
  const path = `${policy}/executions/${executionId}/tasks`;
  const { body } = await client.get(path, { limit: 100 });
  return { execution, tasks: body.tasks, total: body.total, path };
};

byEachClient('an execution that is made', (start) => {
  const made = async (options: NewExecution) => {
    const { swr } = await start({ seed: 'empty' });
    const client = clientOf(swr);
    const ids = await swr.executions.create(options);
    return { swr, client, ids, ...(await shown(client, ids)) };
  };

  test('has one task with one sub-task unless more are asked for, and starts at once', async () => {
    const { execution, total, tasks, path, client, ids } = await made({});
    expect(total).toBe(1);
    expect(execution).toMatchObject({ id: ids.executionId, policy_id: ids.policyId, status: 'Initialized', total: 1 });
    expect(execution?.created_at).toBe('2026-03-01T12:00:00Z');
    expect((await client.get(`${path}/${tasks[0].id}/subtasks`)).body.total).toBe(1);
  });

  test('has as many tasks and sub-tasks as asked for, each with ids and digests of its own', async () => {
    const { tasks, total, path, client } = await made({ tasks: 30, sub_tasks: 4 });
    expect(total).toBe(30);
    const subTasks = [];
    for (const { id } of tasks) subTasks.push(...(await client.get(`${path}/${id}/subtasks`)).body.sub_tasks);
    const count = (values: readonly unknown[]) => new Set(values).size;
    expect(subTasks).toHaveLength(120);
    expect([
      count(tasks.map(({ repository }: { repository: string }) => repository)),
      count(subTasks.map(({ id }) => id)),
    ]).toEqual([30, 120]);
    expect(count(subTasks.map(({ digest }) => digest))).toBe(120);
  });

  test.each([
    [1, 10],
    [2, 5],
    [3, 3],
    [11, 0],
  ])('fails every task that is a multiple of %i: %i of ten', async (fail_every, failed) => {
    const options = { tasks: 10, sub_tasks: 2, fail_every, status_text: 'no key', life_cycle: 'immediate' } as const;
    const { execution, tasks } = await made(options);
    const expected = Array.from({ length: 10 }, (_, index) =>
      (index + 1) % fail_every === 0 ? ['Failed', 'no key'] : ['Succeed', ''],
    );
    expect(tasks.map((task: Record<string, string>) => [task.status, task.status_text])).toEqual(expected);
    expect(execution).toMatchObject({ total: 10, failed, succeed: 10 - failed, in_progress: 0 });
    expect(execution?.status).toBe(failed > 0 ? 'Failed' : 'Succeed');
  });

  test('can have a million tasks, whose last page is answered at once', async () => {
    const { path, client } = await made({ tasks: 1_000_000, life_cycle: 'immediate' });
    const started = performance.now();
    const { body } = await client.get(path, { offset: 999_990, limit: 10 });
    expect(performance.now() - started).toBeLessThan(500);
    expect(body.total).toBe(1_000_000);
    expect(body.tasks).toHaveLength(10);
    expect(body.tasks[9]).toMatchObject({ id: 1_000_000, repository: 'image-1000000', status: 'Succeed' });
    expect((await client.get(`${path}/1000000/subtasks`)).body.sub_tasks).toMatchObject([{ status: 'Succeed' }]);
  });

  test('can be of a policy that is there, in any namespace, with any trigger', async () => {
    const { swr } = await start();
    const options = { namespace_name: 'staging', policy_id: 6, trigger: 'scheduled', tasks: 2 } as const;
    const { policyId, executionId } = await swr.executions.create(options);
    const client = clientOf(swr);
    const [execution] = await executionsOf(client, `${policiesOf(client, 'staging')}/6`);
    expect(policyId).toBe(6);
    expect(execution).toMatchObject({ id: executionId, trigger: 'scheduled', total: 2 });
  });

  describe('wrongly', () => {
    test.each([
      [{ namespace_name: 'nowhere' }, 404, /Namespace nowhere was not found/],
      [{ instance_id: 'nowhere' }, 404, /Instance nowhere was not found/],
      [{ policy_id: 4711 }, 404, /policy 4711 was not found/],
      [{ tasks: -1 }, 400, /tasks is -1 but must be at least 0/],
      [{ tasks: 10_000_001 }, 400, /tasks is 10000001 but must be at most 10000000/],
      [{ sub_tasks: 0 }, 400, /sub_tasks is 0 but must be at least 1/],
      [{ fail_every: 0 }, 400, /fail_every is 0 but must be at least 1/],
      [{ task: 3 }, 400, /task is not known; did you mean tasks\?/],
      [{ life_cycle: 'imediate' }, 400, /"immediate", "timed", "manual", "after-polls"/],
      [{ life_cycle: { stuck: 'Succeed' } }, 400, /life_cycle is {"stuck":"Succeed"} but must be/],
    ] as const)('by %j is refused with a sentence', async (options, status, message) => {
      const { swr } = await start();
      const before = await swr.snapshot();
      const refusal = swr.executions.create(options as NewExecution);
      await expect(refusal).rejects.toMatchObject({ status, message: expect.stringMatching(message) });
      expect(await swr.snapshot()).toEqual(before);
      expect((await swr.clock.show()).now).toBe(startOfTime);
    });
  });
});
