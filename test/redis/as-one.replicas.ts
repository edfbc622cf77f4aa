import { expect, test } from 'vitest';
import { sign, temporaryKey } from '../support/sign.ts';
import { namespace, type Replica, rowsOf, startReplica } from './replica.ts';
import { startRedisServer } from './server.ts';

const three = async (): Promise<readonly [Replica, Replica, Replica]> => {
  const { url } = await startRedisServer();
  return [await startReplica(url), await startReplica(url), await startReplica(url)];
};

test('of 64 creates of one namespace at three replicas one wins', async () => {
  const replicas = await three();
  const answers = await Promise.all(
    Array.from({ length: 64 }, (_, index) => replicas[index % 3]?.call('POST', 'namespaces', namespace('one'))),
  );
  const statuses = answers.map((answer) => answer?.status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(1);
  expect(statuses.filter((status) => status === 409)).toHaveLength(63);
});

test('what one replica has answered the others show at once', async () => {
  const [a, b, c] = await three();
  for (let round = 0; round < 20; round += 1) {
    const name = `round-${round}`;
    expect((await a.call('POST', 'namespaces', namespace(name))).status).toBe(201);
    expect((await b.call('GET', `namespaces/${name}`)).status).toBe(200);
    expect((await c.call('DELETE', `namespaces/${name}`)).status).toBe(204);
    expect((await a.call('GET', `namespaces/${name}`)).status).toBe(404);
  }
  expect(await rowsOf(b)).toEqual(await rowsOf(a));
  expect(await rowsOf(c)).toEqual(await rowsOf(a));
});

test('a world that one replica made, and its credentials, are good at the others at once', async () => {
  const [a, b, c] = await three();
  for (let round = 0; round < 10; round += 1) {
    const { body: world } = await a.call('POST', '/_fake/worlds', {});
    const path = `/v2/${world.project_id}/instances`;
    expect((await b.call('GET', path, undefined, world.token)).status).toBe(200);
    expect(
      (await c.call('POST', `${path}/${world.instance_id}/namespaces`, namespace('mine'), world.token)).status,
    ).toBe(201);
    expect((await a.call('DELETE', `/_fake/worlds/${world.project_id}`)).status).toBe(204);
    expect((await b.call('GET', path, undefined, world.token)).status).toBe(401);
  }
});

test('an access key that one replica has made signs at another at once', async () => {
  const [a, b, c] = await three();
  const { body: world } = await a.call('POST', '/_fake/worlds', {});
  const { key, securityToken } = await temporaryKey({ url: c.swr.url, token: world.token });
  const target = `/v2/${world.project_id}/instances`;
  const date = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const answers = await Promise.all([
    fetch(`${b.swr.url}${target}`, { headers: sign(world, { target, date }) }),
    fetch(`${b.swr.url}${target}`, { headers: sign(key, { target, date, securityToken }) }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
});

test('a fault that happens once happens once among all', async () => {
  const replicas = await three();
  const [a, b] = replicas;
  const fault = { match: { operationId: 'ListInstance' }, when: { times: 1 }, do: { status: 500 } };
  expect((await a.call('POST', '/_fake/faults', fault)).status).toBe(201);
  const path = `/v2/${a.swr.projectId}/instances`;
  const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => replicas[index % 3]?.call('GET', path)));
  expect(answers.filter((answer) => answer?.status === 500)).toHaveLength(1);
  expect((await b.call('GET', '/_fake/faults')).body.faults).toMatchObject([{ matched: 30, fired: 1 }]);
});

test('a clock that is frozen at one replica stands still at all, and time never goes backwards', async () => {
  const [a, b, c] = await three();
  await a.call('POST', '/_fake/clock', { freeze: true });
  const { now } = (await b.call('GET', '/_fake/clock')).body;
  await c.call('POST', '/_fake/clock', { advance: '5m' });
  const later = (await a.call('GET', '/_fake/clock')).body.now;
  expect(Date.parse(later) - Date.parse(now)).toBe(300_000);
  await a.call('POST', '/_fake/clock', { resume: true });
  let last = '';
  for (let round = 0; round < 30; round += 1) {
    const shown = (await [a, b, c][round % 3]?.call('GET', '/_fake/clock'))?.body.now;
    expect(shown >= last).toBe(true);
    last = shown;
  }
});

test('what is due happens once, whichever replica is asked', async () => {
  const [a, b, c] = await three();
  const made = await a.call('POST', '/_fake/executions', { namespace_name: 'library', tasks: 5, life_cycle: 'timed' });
  expect(made.status).toBe(201);
  await b.call('POST', '/_fake/clock', { advance: '1h' });
  const { policy_id, execution_id } = made.body;
  const path = `namespaces/library/signature/policies/${policy_id}/executions/${execution_id}/tasks?limit=10`;
  const [atA, atB, atC] = await Promise.all([a, b, c].map(({ call }) => call('GET', path)));
  expect(atA).toMatchObject({ status: 200, body: { total: 5 } });
  expect(new Set(atA?.body.tasks.map(({ status }: { status: string }) => status))).toEqual(new Set(['Succeed']));
  expect([atB?.body, atC?.body]).toEqual([atA?.body, atA?.body]);
  expect(await rowsOf(b)).toEqual(await rowsOf(a));
});

test('ids of requests differ between replicas, and each journal says whose it is', async () => {
  const [a, b] = await three();
  const path = `/v2/${a.swr.projectId}/instances`;
  await a.call('GET', path);
  await b.call('GET', path);
  const [atA, atB] = [await a.call('GET', '/_fake/journal'), await b.call('GET', '/_fake/journal')];
  expect([atA.body.total, atB.body.total]).toEqual([1, 1]);
  expect(atA.body.entries[0].request_id).not.toBe(atB.body.entries[0].request_id);
  expect([atA.body.replica, atB.body.replica]).toEqual([a.swr.redis?.replica, b.swr.redis?.replica]);
});

test('a reset at one replica forgets what the others have seen', async () => {
  const [a, b] = await three();
  await b.call('GET', `/v2/${b.swr.projectId}/instances`);
  await a.call('POST', '/_fake/reset', {});
  expect((await b.call('GET', '/_fake/journal')).body.total).toBe(0);
});
