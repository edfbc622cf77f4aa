import { expect, test } from 'vitest';
import { byEachClient, clientOf } from '../support/clients.ts';

byEachClient('an execution of replication that is made', (start) => {
  test('is of an instance and asks for no namespace; policy and registry are made where there are none', async () => {
    const { swr } = await start({ seed: { instances: [{ name: 'bare' }] } });
    const client = clientOf(swr);
    const options = { family: 'replication', tasks: 30, sub_tasks: 4, life_cycle: 'immediate' } as const;
    const { policyId, executionId } = await swr.executions.create(options);
    const executions = `${client.instance}/replication/executions`;
    expect((await client.get(executions)).body.executions).toMatchObject([
      { id: executionId, policy_id: policyId, status: 'Succeed', total: 30, succeed: 30 },
    ]);
    const { tasks } = (await client.get(`${executions}/${executionId}/tasks`)).body;
    const { body } = await client.get(`${executions}/${executionId}/tasks/${tasks[0].id}/subtasks`);
    expect(body.sub_tasks.map(({ tag }: { readonly tag: string }) => tag)).toEqual(['v1', 'v2', 'v3', 'v4']);
    expect((await client.get(`${client.instance}/registries`)).body.total).toBe(1);
  });

  test('goes by steps, fails where it is told to, and is stopped', async () => {
    const { swr } = await start();
    const client = clientOf(swr);
    const made = { family: 'replication', policy_id: 1, tasks: 4, fail_every: 2, life_cycle: 'manual' } as const;
    const { executionId } = await swr.executions.create(made);
    await swr.executions.step(executionId, 4, { family: 'replication' });
    const execution = `${client.instance}/replication/executions/${executionId}`;
    const statuses = async () =>
      (await client.get(`${execution}/tasks`)).body.tasks.map(({ status }: { readonly status: string }) => status);
    expect(await statuses()).toEqual(['Succeed', 'Failed', 'InProgress', 'Pending']);
    await client.send('put', execution);
    expect(await statuses()).toEqual(['Succeed', 'Failed', 'Stopped', 'Stopped']);
  });

  test('goes on by being polled, whether the list names its policy or not', async () => {
    for (const query of [{ policy_id: 1 }, {}]) {
      const { swr } = await start();
      const client = clientOf(swr);
      const made = { family: 'replication', policy_id: 1, tasks: 2, life_cycle: { after_polls: 2 } } as const;
      const { executionId } = await swr.executions.create(made);
      const seen = [];
      for (let poll = 0; poll < 2; poll += 1) {
        const { executions } = (await client.get(`${client.instance}/replication/executions`, query)).body;
        seen.push(executions.find(({ id }: { readonly id: number }) => id === executionId).status);
      }
      expect(seen).toEqual(['InProgress', 'Succeed']);
    }
  });

  test('of a policy that the instance has not is refused', async () => {
    const { swr } = await start();
    await expect(swr.executions.create({ family: 'replication', policy_id: 4711 })).rejects.toMatchObject({
      status: 404,
      message: expect.stringContaining('the replication policy 4711 was not found in instance'),
    });
  });
});
