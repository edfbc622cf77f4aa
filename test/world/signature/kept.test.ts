import { expect, test } from 'vitest';
import { policyBody } from '../../support/bodies.ts';
import { clientOf, policiesOf, startEmbedded } from '../../support/clients.ts';

const scheduled = (cron: string) => policyBody({ trigger: { type: 'scheduled', trigger_settings: { cron } } });

const idle = async () => {
  const { swr, clock } = await startEmbedded({ seed: 'empty' });
  const client = clientOf(swr);
  const policies = policiesOf(client);
  const create = async (cron: string): Promise<string> =>
    `${policies}/${(await client.post(policies, scheduled(cron))).body.id}`;
  return { swr, clock, client, create };
};

test('a policy can be due as often as time is scaled, and while nobody looks', async () => {
  const { swr, clock, create, client } = await idle();
  const policy = await create('* * * * * *');
  await swr.artifacts.push({ namespace_name: 'library', repository_name: 'web' });
  await swr.clock.scale(1e6);
  for (const _ of Array(10)) {
    clock.advance(100);
    expect((await client.get(`${policy}/executions`)).body.total).toBe(1000);
  }
  clock.advance(86_400_000);
  expect((await client.get(`${policy}/executions`)).body.total).toBe(1000);
  expect((await swr.clock.show()).dropped_executions).toBe(1e6 + 86_400e6 - 1000);
});

test('time that is scaled ends with the calendar, and the fake still answers', async () => {
  const { swr, clock, create, client } = await idle();
  const policy = await create('* * * * * *');
  await swr.clock.scale(1e6);
  clock.advance(366 * 86_400_000);
  const { body } = await client.get(`${policy}/executions`);
  expect([body.total, body.executions[0].status]).toEqual([1000, 'Succeed']);
  expect((await client.get(`${policy}/executions/${body.executions[0].id}/tasks`)).status).toBe(200);
  expect(await swr.clock.show()).toMatchObject({ now: '9999-12-31T23:59:59.999Z', scale: 1e6 });
  clock.advance(1000);
  expect((await client.get(policy)).status).toBe(200);
  await expect(swr.clock.advance('1ms')).rejects.toMatchObject({ status: 400 });
});

test('each policy keeps as many executions as the fake was told to keep', async () => {
  const { swr, clock } = await startEmbedded({ seed: 'empty', keepExecutions: 5 });
  const client = clientOf(swr);
  const { body } = await client.post(policiesOf(client), scheduled('0 * * * * *'));
  const policy = `${policiesOf(client)}/${body.id}`;
  clock.advance(3_600_000);
  expect((await client.get(`${policy}/executions`)).body).toMatchObject({
    total: 5,
    executions: [{ id: 60 }, {}, {}, {}, { id: 56 }],
  });
  const by = async () => (await client.post(`${policy}/executions`)).body.id;
  expect([await by(), await by()]).toEqual([61, 62]);
  expect((await client.get(`${policy}/executions/57/tasks`)).status).toBe(404);
  expect((await client.get(`${policy}/executions/58/tasks`)).status).toBe(200);
  expect(await swr.clock.show()).toMatchObject({ dropped_executions: 57 });
});

test.each([0, -1, 1.5, Number.NaN, '5'])('a fake cannot keep %s executions', async (keepExecutions) => {
  await expect(startEmbedded({ keepExecutions: keepExecutions as number })).rejects.toThrow(
    /must be a whole number from 1/,
  );
});
