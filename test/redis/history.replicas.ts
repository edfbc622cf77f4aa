import { expect, test } from 'vitest';
import { RedisError } from '../../mock/index.ts';
import { fieldsOf } from '../../mock/redis/entry.ts';
import { keys } from '../../mock/redis/target.ts';
import { eventually, namespace, ready, rowsOf, startReplica } from './replica.ts';
import { startRedisServer } from './server.ts';

test('a replica whose history Redis has lost makes its state anew and says how much is gone', async () => {
  const server = await startRedisServer();
  const [a, b] = [await startReplica(server.url), await startReplica(server.url)];
  for (const name of ['one', 'two', 'three']) await a.call('POST', 'namespaces', namespace(name));
  await server.restart({ isEmpty: true });
  await Promise.all([ready(a), ready(b)]);
  expect((await a.call('GET', 'namespaces/one')).status).toBe(404);
  expect((await b.call('POST', 'namespaces', namespace('one'))).status).toBe(201);
  expect((await a.call('GET', 'namespaces/one')).status).toBe(200);
  expect(await rowsOf(b)).toEqual(await rowsOf(a));
  for (const { losses } of [a, b])
    expect(losses).toEqual([
      expect.stringContaining(`${server.url} has lost 4 commands that this replica had applied`),
    ]);
});

test('a replica that has applied what Redis lost the end of goes back to what there is', async () => {
  const server = await startRedisServer();
  const [a, b] = [await startReplica(server.url), await startReplica(server.url)];
  await a.call('POST', 'namespaces', namespace('stays'));
  await a.call('POST', 'namespaces', namespace('goes'));
  expect((await b.call('GET', 'namespaces/goes')).status).toBe(200);
  const client = await server.client().connect();
  const [last] = (await client.xRevRange(keys.log, '+', '-', { COUNT: 1 })) ?? [];
  await client.xDel(keys.log, last?.id ?? '');
  client.destroy();
  await server.restart();
  await Promise.all([ready(a), ready(b)]);
  for (const { call, losses } of [a, b]) {
    expect((await call('GET', 'namespaces/stays')).status).toBe(200);
    expect((await call('GET', 'namespaces/goes')).status).toBe(404);
    expect(losses).toEqual([expect.stringContaining('has lost 1 command that this replica had applied')]);
  }
  expect((await a.call('POST', 'namespaces', namespace('goes'))).status).toBe(201);
  expect((await b.call('GET', 'namespaces/goes')).status).toBe(200);
});

test('the log that somebody has emptied is begun anew', async () => {
  const server = await startRedisServer();
  const a = await startReplica(server.url);
  await a.call('POST', 'namespaces', namespace('one'));
  const client = await server.client().connect();
  await client.flushAll();
  client.destroy();
  const { status } = await eventually(
    () => a.call('GET', 'namespaces/one'),
    (answer) => answer.status !== 503 && answer.status !== 200,
  );
  expect(status).toBe(404);
  expect(a.losses).toHaveLength(1);
});

test('an entry that comes twice counts once at every replica', async () => {
  const server = await startRedisServer();
  const [a, b] = [await startReplica(server.url), await startReplica(server.url)];
  await a.call('POST', '/_fake/worlds', {});
  const client = await server.client().connect();
  const [made] = (await client.xRevRange(keys.log, '+', '-', { COUNT: 1 })) ?? [];
  for (let count = 0; count < 3; count += 1) await client.xAdd(keys.log, '*', made?.message ?? {});
  client.destroy();
  for (const { call } of [a, b, await startReplica(server.url)])
    expect((await call('GET', '/_fake/worlds')).body.total).toBe(2);
});

test('a replica of other rules is refused, and one that meets an entry of theirs stops', async () => {
  const server = await startRedisServer();
  const told: string[] = [];
  const a = await startReplica(server.url, { onBug: ({ message }) => told.push(message) });
  const client = await server.client().connect();
  const command = { kind: 'tick', project_id: a.swr.projectId, input: undefined, commandId: 'x' };
  await client.xAdd(keys.log, '*', { ...fieldsOf([{ id: 'other 1', command }]), rules: '999' });
  client.destroy();
  const refused = await eventually(
    () => a.call('GET', 'namespaces/library'),
    ({ status }) => status === 503,
  );
  expect(refused.body.error_msg).toContain('all replicas must be of one version');
  expect(told).toEqual([expect.stringContaining('the rules of version 999')]);
  await expect(startReplica(server.url)).rejects.toThrow(RedisError);
  await expect(startReplica(server.url)).rejects.toThrow('the rules of version 999');
});
