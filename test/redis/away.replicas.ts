import { expect, test } from 'vitest';
import { eventually, health, namespace, ready, rowsOf, startReplica } from './replica.ts';
import { startRedisServer } from './server.ts';

test('without Redis everything is refused with 503 and the reason, and the replica recovers by itself', async () => {
  const server = await startRedisServer();
  const a = await startReplica(server.url);
  expect((await a.call('POST', 'namespaces', namespace('before'))).status).toBe(201);
  await server.kill();
  const away = await eventually(
    () => health(a),
    ({ status }) => status === 503,
  );
  expect(away.body).toMatchObject({ status: 'live', reason: expect.stringContaining(`${server.url} is away: `) });
  expect((await a.call('GET', '/_fake/health?live')).status).toBe(200);

  const write = await a.call('POST', 'namespaces', namespace('during'));
  expect(write).toMatchObject({ status: 503, body: { error_code: 'FAKE.0503' } });
  expect(write.body.error_msg).toContain('has done nothing');
  expect((await a.call('GET', 'namespaces/before')).status).toBe(503);
  const control = await a.call('POST', '/_fake/worlds', {});
  expect([control.status, control.body.error]).toEqual([503, expect.stringContaining('is away')]);
  const manifest = await a.call('GET', '/v2/library/app/manifests/latest');
  expect([manifest.status, manifest.body.errors[0].code]).toEqual([503, 'UNAVAILABLE']);
  await expect(a.swr.worlds()).rejects.toThrow('is away');
  expect((await a.call('GET', '/_fake/journal')).status).toBe(200);
  expect((await a.call('GET', '/_fake/openapi.json')).status).toBe(200);

  await server.restart();
  await ready(a);
  expect((await a.call('GET', 'namespaces/before')).status).toBe(200);
  expect((await a.call('GET', 'namespaces/during')).status).toBe(404);
  expect((await a.call('POST', 'namespaces', namespace('after'))).status).toBe(201);
  expect(a.losses).toEqual([]);
});

test('with local reads a replica goes on showing what it has, unless something is due', async () => {
  const server = await startRedisServer();
  const a = await startReplica(server.url, { reads: 'local' });
  const made = await a.call('POST', '/_fake/executions', { namespace_name: 'library', tasks: 5, life_cycle: 'timed' });
  expect(made.status).toBe(201);
  await a.call('POST', '/_fake/clock', { freeze: true });
  await server.kill();
  await eventually(
    () => health(a),
    ({ status }) => status === 503,
  );
  expect((await a.call('GET', 'namespaces/library')).status).toBe(200);
  const write = await a.call('POST', 'namespaces', namespace('during'));
  expect([write.status, write.body.error_code]).toEqual([503, 'FAKE.0503']);
  await server.restart();
  await ready(a);
  await a.call('POST', '/_fake/clock', { resume: true });
  await a.call('POST', '/_fake/clock', { scale: 1_000_000 });
  await server.kill();
  // A million times as fast, something is always due.
  const { status, body } = await eventually(
    () => a.call('GET', 'namespaces/library'),
    (answer) => answer.status === 503,
  );
  expect([status, body.error_code]).toEqual([503, 'FAKE.0503']);
});

test('no answered write is lost when Redis is killed under load, and the replicas end up alike', async () => {
  const server = await startRedisServer({ appendfsync: 'always' });
  const replicas = [await startReplica(server.url), await startReplica(server.url), await startReplica(server.url)];
  const answered: string[] = [];
  const refusals = new Set<string>();
  let isOver = false;
  const writer = async (number: number): Promise<void> => {
    for (let count = 0; !isOver; count += 1) {
      const name = `w${number}-${count}`;
      const answer = await replicas[number % 3]?.call('POST', 'namespaces', namespace(name));
      if (answer?.status === 201) answered.push(name);
      else refusals.add(`${answer?.status} ${answer?.body.error_msg.replace(/:.*/, '')}`);
    }
  };
  const writers = Array.from({ length: 12 }, (_, number) => writer(number));
  for (const want of [60, 180, 300]) {
    await eventually(
      async () => answered.length,
      (count) => count >= want,
    );
    await server.restart();
    await Promise.all(replicas.map(ready));
  }
  isOver = true;
  await Promise.all(writers);
  for (const status of refusals) expect(status).toMatch(/^503 /);
  const [first, ...others] = replicas;
  if (first === undefined) throw new Error('there are three');
  for (const name of answered)
    expect([name, (await first.call('GET', `namespaces/${name}`)).status]).toEqual([name, 200]);
  const rows = await rowsOf(first);
  for (const other of others) expect(await rowsOf(other)).toEqual(rows);
  const joined = await startReplica(server.url);
  expect(await rowsOf(joined)).toEqual(rows);
  expect(replicas.flatMap(({ losses }) => losses)).toEqual([]);
});

test('a write whose answer was lost is said to be of unknown outcome', async () => {
  const server = await startRedisServer();
  const a = await startReplica(server.url);
  server.pause();
  const pending = a.call('POST', '/_fake/worlds', {});
  // It has not passed the barrier: nothing of it is in doubt.
  await server.kill();
  expect(await pending).toMatchObject({ status: 503, body: { error: expect.stringContaining('has done nothing') } });

  await server.restart();
  await ready(a);
  const client = await server.client().connect();
  // Redis takes the entry and does not answer before it is killed.
  await client.sendCommand(['CLIENT', 'PAUSE', '60000', 'WRITE']);
  const doubtful = a.call('POST', 'namespaces', namespace('doubtful'));
  const metrics = async (): Promise<string> => (await fetch(`${a.swr.url}/_fake/metrics`)).text();
  await eventually(metrics, (text) => text.includes('fake_swr_log_pending_commands 1'));
  client.destroy();
  await server.kill();
  await server.restart();
  const { status, body } = await doubtful;
  expect([status, body.error_code]).toEqual([503, 'FAKE.0503']);
  expect(body.error_msg).toContain('outcome unknown');
});
