import { expect, test } from 'vitest';
import { type Fake, startFake } from '../support/fake.ts';
import { createInstance, instanceBody } from '../support/instance-bodies.ts';

const lifeCycle = ({ send }: Fake, body: object) =>
  send('post', '/_fake/life-cycle', { body: { family: 'instances', ...body } });

/** What a new instance and its job are, and after how long; `ms` is from one look to the next. */
const seen = async (fake: Fake, name: string, ...spans: readonly number[]) => {
  const { instance, job } = await createInstance(fake, { name });
  const statuses: string[] = [];
  for (const ms of [0, ...spans]) {
    fake.clock.advance(ms);
    statuses.push(`${(await fake.get(instance)).body.status} ${(await fake.get(job)).body.status}`);
  }
  return statuses;
};

const cycles: readonly [life_cycle: unknown, spans: readonly number[], expected: readonly string[]][] = [
  ['immediate', [], ['Running Success']],
  ['timed', [1000, 4000], ['Initial Creating', 'Creating Initializing', 'Running Success']],
  [
    { initial_ms: 10, creating_ms: 20 },
    [9, 1, 10, 9, 1],
    [
      'Initial Creating',
      'Initial Creating',
      'Creating Initializing',
      'Creating Running',
      'Creating Running',
      'Running Success',
    ],
  ],
  [{ initial_ms: 0 }, [3999, 1], ['Creating Initializing', 'Creating Running', 'Running Success']],
  [{ creating_ms: 0 }, [999, 1], ['Initial Creating', 'Initial Creating', 'Running Success']],
  [{ stuck: 'Initial' }, [1e9], ['Initial Creating', 'Initial Creating']],
  [{ stuck: 'Creating' }, [1e9], ['Creating Running', 'Creating Running']],
];

test.each(cycles)('instances are created under the life cycle %j', async (life_cycle, spans, expected) => {
  const fake = await startFake();
  expect((await lifeCycle(fake, { life_cycle })).status).toBe(204);
  expect(await seen(fake, 'one', ...spans)).toEqual(expected);
});

test('an empty body goes back to the usual, and what is under way goes on as it began', async () => {
  const fake = await startFake();
  await lifeCycle(fake, { life_cycle: { stuck: 'Creating' } });
  const { instance } = await createInstance(fake, { name: 'stuck' });
  await lifeCycle(fake, {});
  expect(await seen(fake, 'usual', 5000)).toEqual(['Initial Creating', 'Running Success']);
  expect((await fake.get(instance)).body.status).toBe('Creating');
});

test.each([
  [{}, 'failed to select cce cluster'],
  [{ reason: 'no more addresses' }, 'no more addresses'],
])('a creation fails under the life cycle with %j, and its job says why', async (fail, reason) => {
  const fake = await startFake();
  await lifeCycle(fake, { fail });
  const { instance, job } = await createInstance(fake);
  fake.clock.advance(4999);
  expect((await fake.get(job)).body).toMatchObject({ status: 'Running', reason: '' });
  fake.clock.advance(1);
  expect((await fake.get(job)).body).toMatchObject({
    ...{ status: 'Failed', reason, updated_at: '2026-03-01T12:00:05.000000Z' },
  });
  expect((await fake.get(instance)).body.status).toBe('Unavailable');
  expect((await fake.remove(instance)).status).toBe(202);
});

test('a life cycle is that of its world, and is gone with a reset', async () => {
  const fake = await startFake();
  await lifeCycle(fake, { life_cycle: { stuck: 'Initial' } });
  const { project_id, token } = (await fake.send('post', '/_fake/worlds', { body: {} })).body;
  const headers = { 'X-Auth-Token': token };
  const { instance_id } = (await fake.send('post', `/v2/${project_id}/instances`, { body: instanceBody, headers }))
    .body;
  fake.clock.advance(5000);
  const { body: shown } = await fake.send('get', `/v2/${project_id}/instances/${instance_id}`, { headers });
  expect(shown.status).toBe('Running');
  await fake.send('post', '/_fake/reset', { body: {} });
  expect(await seen(fake, 'after', 5000)).toEqual(['Initial Creating', 'Running Success']);
});

const refused: readonly [body: object, message: string][] = [
  [{ life_cycle: 'manual' }, 'life_cycle is "manual" but that of family instances must be immediate, timed'],
  [{ life_cycle: 'after-polls' }, 'life_cycle is "after-polls" but'],
  [{ life_cycle: { after_polls: 2 } }, 'life_cycle is {"after_polls":2} but'],
  [{ life_cycle: { stuck: 'Pending' } }, 'life_cycle is {"stuck":"Pending"} but'],
  [{ life_cycle: { item_ms: 5 } }, 'life_cycle is {"item_ms":5} but'],
  [{ policy_id: 3 }, 'policy_id is 3 but family instances has no policies'],
  [{ fail: { repositories: '**' } }, 'fail.repositories is not for family instances, which has fail.reason'],
  [{ fail: { status_text: 'x' } }, 'fail.status_text is not for family instances, which has fail.reason'],
  [{ family: 'signature', life_cycle: { stuck: 'Creating' } }, 'which is for family instances alone'],
  [{ family: 'retention', life_cycle: { initial_ms: 5 } }, 'life_cycle is {"initial_ms":5}, which is for family'],
  [{ family: 'signature', fail: { reason: 'x' } }, 'family signature has fail.status_text'],
  [{ family: 'replication', fail: { status_text: 'x' } }, 'fail.repositories is required for family replication'],
];

test.each(refused)('the life cycle %j is refused, with the rule', async (body, message) => {
  const fake = await startFake();
  const answer = await lifeCycle(fake, body);
  expect(answer.status).toBe(400);
  expect(answer.body.error).toContain(message);
});
