import { expect, test } from 'vitest';
import { byEachClient, clientOf } from '../support/clients.ts';

byEachClient('an execution of retention that is made', (start) => {
  test('is of the policy of its namespace, which is made where there is none', async () => {
    const { swr } = await start({ seed: 'empty' });
    const client = clientOf(swr);
    const options = { family: 'retention', tasks: 30, sub_tasks: 4, life_cycle: 'immediate' } as const;
    const { policyId, executionId } = await swr.executions.create(options);
    const again = await swr.executions.create(options);
    expect(again).toEqual({ policyId, executionId: executionId + 1 });
    const path = `${client.instance}/namespaces/library/retention/policies/${policyId}/executions`;
    expect((await client.get(path)).body.executions[1]).toMatchObject({ id: executionId, status: 'Succeed' });
    const { tasks, total } = (await client.get(`${path}/${executionId}/tasks`)).body;
    expect(total).toBe(30);
    expect(tasks[0]).toMatchObject({ status: 'Succeed', total: 4, retained: 0 });
    const { body } = await client.get(`${path}/${executionId}/tasks/${tasks[0].id}/subtasks`);
    expect(body.sub_tasks.map(({ action }: { readonly action: string }) => action)).toEqual(Array(4).fill('DEL'));
  });

  test('goes by steps, and deletes nothing that nobody made', async () => {
    const { swr } = await start();
    const client = clientOf(swr);
    const made = { family: 'retention', policy_id: 1, tasks: 2, life_cycle: 'manual' } as const;
    const { executionId } = await swr.executions.create(made);
    const executions = `${client.instance}/namespaces/library/retention/policies/1/executions`;
    const statuses = async () => {
      const { tasks } = (await client.get(`${executions}/${executionId}/tasks`)).body;
      return tasks.map(({ status }: { readonly status: string }) => status);
    };
    const seen = [await statuses()];
    for (let step = 0; step < 4; step += 1) {
      await swr.executions.step(executionId, 1, { family: 'retention' });
      seen.push(await statuses());
    }
    expect(seen.at(0)).toEqual(['Initialized', 'Initialized']);
    expect(seen.at(-1)).toEqual(['Succeed', 'Succeed']);
    expect((await client.get(`${client.instance}/repositories`)).body.total).toBe(47);
  });

  test('runs as the life cycle of its family says, which signing does not follow', async () => {
    const { swr } = await start();
    const client = clientOf(swr);
    await swr.lifeCycle({ family: 'retention', life_cycle: 'immediate' });
    const path = (family: string, policy: number) =>
      `${client.instance}/namespaces/library/${family}/policies/${policy}/executions`;
    await client.send('post', path('retention', 1), { body: { dry_run: true } });
    await client.send('post', path('signature', 2));
    expect((await client.get(path('retention', 1))).body.executions[0].status).toBe('Succeed');
    expect((await client.get(path('signature', 2))).body.executions[0].status).toBe('Initialized');
  });

  test('of a policy that another namespace has is refused', async () => {
    const { swr } = await start();
    await expect(swr.executions.create({ family: 'retention', policy_id: 2 })).rejects.toMatchObject({ status: 404 });
  });
});
