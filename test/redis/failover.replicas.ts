import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { eventually, namespace, type Replica, ready, rowsOf, startReplica } from './replica.ts';
import { type RedisServer, startRedisServer } from './server.ts';

/** An address that leads to one server and, from a moment on, to another, as a failover has it. */
const addressOf = async (first: RedisServer) => {
  let port = Number(new URL(first.url).port);
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(socket);
      socket.on('error', () => other.destroy()).on('close', () => other.destroy() && open.delete(socket));
    }
    client.pipe(upstream).pipe(client);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `redis://127.0.0.1:${address.port}`,
    leadTo: (next: RedisServer): void => {
      port = Number(new URL(next.url).port);
      for (const socket of open) socket.destroy();
    },
  };
};

const tell = async (server: RedisServer, command: readonly string[]): Promise<unknown> => {
  const client = await server.client().connect();
  const answer = await client.sendCommand([...command]);
  client.destroy();
  return answer;
};

const isFollowing = async (copy: RedisServer): Promise<boolean> =>
  String(await tell(copy, ['INFO', 'replication'])).includes('master_link_status:up');

/** Two replicas on a Redis that has a copy. */
const withCopy = async () => {
  const [first, copy] = [await startRedisServer(), await startRedisServer()];
  await tell(copy, ['REPLICAOF', '127.0.0.1', new URL(first.url).port]);
  await eventually(() => isFollowing(copy), Boolean);
  const address = await addressOf(first);
  const replicas: readonly Replica[] = [await startReplica(address.url), await startReplica(address.url)];
  const failOver = async (): Promise<void> => {
    await first.kill();
    await tell(copy, ['REPLICAOF', 'NO', 'ONE']);
    address.leadTo(copy);
    await Promise.all(replicas.map(ready));
  };
  return { first, copy, address, replicas, failOver };
};

const statusOf = async (replica: Replica | undefined, name: string) =>
  (await replica?.call('GET', `namespaces/${name}`))?.status;

test('replicas go on at a copy that has all of what was answered', async () => {
  const { first, replicas, failOver } = await withCopy();
  const [a, b] = replicas;
  for (let count = 0; count < 20; count += 1) await a?.call('POST', 'namespaces', namespace(`kept-${count}`));
  expect(await tell(first, ['WAIT', '1', '10000'])).toBe(1);
  await failOver();
  for (let count = 0; count < 20; count += 1) expect(await statusOf(b, `kept-${count}`)).toBe(200);
  expect((await b?.call('POST', 'namespaces', namespace('after')))?.status).toBe(201);
  expect(await statusOf(a, 'after')).toBe(200);
  expect(replicas.flatMap(({ losses }) => losses)).toEqual([]);
});

test('what a copy had not got is lost, and each replica says so and goes back to what the copy has', async () => {
  const { first, copy, replicas, failOver } = await withCopy();
  const [a, b] = replicas;
  await a?.call('POST', 'namespaces', namespace('copied'));
  expect(await tell(first, ['WAIT', '1', '10000'])).toBe(1);
  await tell(copy, ['REPLICAOF', 'NO', 'ONE']);
  for (const name of ['late-1', 'late-2']) await a?.call('POST', 'namespaces', namespace(name));
  expect(await statusOf(b, 'late-2')).toBe(200);
  await failOver();
  for (const replica of replicas) {
    expect([await statusOf(replica, 'copied'), await statusOf(replica, 'late-1')]).toEqual([200, 404]);
    expect(replica.losses).toEqual([expect.stringContaining('has lost 2 commands that this replica had applied')]);
  }
  expect((await b?.call('POST', 'namespaces', namespace('late-1')))?.status).toBe(201);
  const [one, other] = await Promise.all(replicas.map(rowsOf));
  expect(other).toEqual(one);
});

test('a copy that is not promoted yet takes no changes: 503 with its reason, until it is', async () => {
  const { first, copy, address, replicas } = await withCopy();
  const [a] = replicas;
  expect(await tell(first, ['WAIT', '1', '10000'])).toBe(1);
  await first.kill();
  address.leadTo(copy);
  const refused = await eventually(
    async () => a?.call('POST', 'namespaces', namespace('too-early')),
    (answer) => JSON.stringify(answer?.body).includes('READONLY'),
  );
  expect(refused).toMatchObject({ status: 503, body: { error_code: 'FAKE.0503' } });
  await tell(copy, ['REPLICAOF', 'NO', 'ONE']);
  await Promise.all(replicas.map(ready));
  expect(await statusOf(a, 'too-early')).toBe(404);
  expect((await a?.call('POST', 'namespaces', namespace('in-time')))?.status).toBe(201);
});
