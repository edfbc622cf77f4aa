import { expect, onTestFinished, test } from 'vitest';
import { beginCommand } from '../../mock/begin.ts';
import { createCore, thisMachine } from '../../mock/compose.ts';
import type { FakeSwrOptions } from '../../mock/options/options.ts';
import { startRedis } from '../../mock/redis/start.ts';
import { keys } from '../../mock/redis/target.ts';
import { callOf } from '../world/replay/recorded.ts';
import { eventually, namespace } from './replica.ts';
import { type RedisServer, startRedisServer } from './server.ts';
import { startWire } from './wire.ts';

/** A replica that writes a snapshot after every few commands, without a port. */
const start = async (redis: string, options: FakeSwrOptions = {}) => {
  const bugs: Error[] = [];
  const given = { ...options, redis, onBug: (error: Error) => bugs.push(error) };
  const snapshotEvery = { commands: 20, ms: Number.POSITIVE_INFINITY };
  const { log, joined, options: all } = await startRedis(given, { ...thisMachine, snapshotEvery, begin: beginCommand });
  const core = await createCore(all, log, thisMachine);
  onTestFinished(log.close);
  const call = callOf(core);
  const instance = `/v2/${core.worlds.home().tenant.project_id}/instances/11111111-2222-4333-8444-555555555555`;
  const make = (name: string) => call('POST', `${instance}/namespaces`, namespace(name));
  const rows = async () => (await call('GET', `/_fake/worlds/${core.worlds.home().tenant.project_id}/snapshot`)).body;
  return { log, joined, bugs, make, rows, call };
};

const snapshotsIn = async (
  server: RedisServer,
): Promise<readonly { readonly place: { readonly id: string; readonly position: number } }[]> => {
  const client = await server.client().connect();
  const found = JSON.parse((await client.get(keys.snapshots)) ?? '[]');
  client.destroy();
  return found;
};

const many = async ({ make }: Awaited<ReturnType<typeof start>>, from: number, count: number): Promise<void> => {
  for (let index = from; index < from + count; index += 1) expect((await make(`n${index}`)).status).toBe(201);
};

test('a replica joins from the newest snapshot and what is behind it', async () => {
  const server = await startRedisServer();
  const a = await start(server.url);
  await many(a, 0, 50);
  await eventually(
    () => snapshotsIn(server),
    (snapshots) => snapshots.length === 2,
  );
  const b = await start(server.url);
  expect(b.joined).toMatchObject({ commands: 51, isNew: false });
  expect(b.joined.replayed).toBeLessThan(20);
  expect(await b.rows()).toBe(await a.rows());
  // A repeat of what is only in the snapshot is still known as one.
  const client = await server.client().connect();
  const [first] = (await client.xRange(keys.log, '-', '+', { COUNT: 2 }))?.slice(1) ?? [];
  await client.xAdd(keys.log, '*', first?.message ?? {});
  client.destroy();
  const c = await start(server.url);
  await many(a, 50, 1);
  expect(await c.rows()).toBe(await a.rows());
  expect([...a.bugs, ...b.bugs, ...c.bugs]).toEqual([]);
});

test('two snapshots are kept, and what only older ones needed goes', async () => {
  const server = await startRedisServer();
  const a = await start(server.url);
  await many(a, 0, 100);
  const [older, newer] = await eventually(
    () => snapshotsIn(server),
    (snapshots) => (snapshots.at(-1)?.place.position ?? 0) > 80,
  );
  expect((newer?.place.position ?? 0) - (older?.place.position ?? 0)).toBeGreaterThanOrEqual(20);
  const client = await server.client().connect();
  const pieces = await client.keys('fake-swr:snapshot:*');
  const lasting = (await Promise.all(pieces.map((key) => client.ttl(key)))).filter((seconds) => seconds < 0);
  expect(lasting).toHaveLength(2);
  expect(await client.exists(keys.snapshotLock)).toBe(0);
  client.destroy();
});

test('a start that finds a snapshot that is not whole is refused and says which piece is missing', async () => {
  const server = await startRedisServer();
  const a = await start(server.url);
  await many(a, 0, 30);
  await eventually(
    () => snapshotsIn(server),
    (snapshots) => snapshots.length > 0,
  );
  const client = await server.client().connect();
  for (const key of await client.keys('fake-swr:snapshot:*')) await client.rPop(key);
  client.destroy();
  await expect(start(server.url)).rejects.toThrow(/the snapshot .* in Redis is not whole: piece \d+ of \d+ is missing/);
});

test('a start that finds a gap behind the snapshot is refused', async () => {
  const server = await startRedisServer();
  const a = await start(server.url);
  await many(a, 0, 30);
  const [snapshot] = await eventually(
    () => snapshotsIn(server),
    (snapshots) => snapshots.length > 0,
  );
  const client = await server.client().connect();
  await client.xDel(keys.log, snapshot?.place.id ?? '');
  client.destroy();
  await expect(start(server.url)).rejects.toThrow('has lost what is behind its newest snapshot');
});

test('a replica whose place was trimmed while it was cut off joins anew, and loses nothing', async () => {
  const server = await startRedisServer();
  const wire = await startWire(server.url);
  const [a, b] = [await start(server.url), await start(wire.url)];
  await many(a, 0, 3);
  expect(await b.rows()).toBe(await a.rows());
  const { position } = b.log.status?.() ?? {};
  wire.cut();
  await many(a, 3, 60);
  const [older] = await eventually(
    () => snapshotsIn(server),
    (snapshots) => snapshots.length === 2,
  );
  expect(older?.place.position).toBeGreaterThan(position ?? 0);
  const client = await server.client().connect();
  await client.xTrim(keys.log, 'MINID', Number(older?.place.id.split('-')[0]));
  expect(await client.xLen(keys.log)).toBeLessThan(60);
  client.destroy();
  expect((await b.call('GET', '/_fake/health')).status).toBe(503);
  wire.mend();
  await eventually(
    () => b.call('GET', '/_fake/health'),
    ({ status }) => status === 200,
  );
  expect(await b.rows()).toBe(await a.rows());
  await many(b, 63, 2);
  expect(await a.rows()).toBe(await b.rows());
  expect([...a.bugs, ...b.bugs]).toEqual([]);
});

test('replicas tell each other digests of their states, and one that has another stops', async () => {
  const server = await startRedisServer();
  const [a, b] = [await start(server.url), await start(server.url)];
  const worlds = await Promise.all(Array.from({ length: 990 }, (_, index) => a.make(`d${index}`)));
  expect(worlds.every(({ status }) => status === 201)).toBe(true);
  await b.rows();
  await many(a, 1000, 30);
  await b.rows();
  const client = await server.client().connect();
  const entries = (await client.xRange(keys.log, '-', '+')) ?? [];
  const digest = entries.find(({ message }) => message.commands?.includes('"kind":"digest"'));
  expect(digest?.message.commands).toMatch(/"position":1000,"digest":"[0-9a-f]{8}"/);
  expect([...a.bugs, ...b.bugs]).toEqual([]);
  const wrong = JSON.parse(digest?.message.commands ?? '[]').map((one: { command: { input: { digest: string } } }) => ({
    ...one,
    id: 'somebody 1',
    command: { ...one.command, input: { position: 1000, digest: 'ffffffff' } },
  }));
  await client.xAdd(keys.log, '*', { ...digest?.message, commands: JSON.stringify(wrong) });
  client.destroy();
  const { status } = await eventually(
    () => b.call('GET', '/_fake/health'),
    (answer) => answer.status === 503,
  );
  expect(status).toBe(503);
  expect(b.bugs.map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /^the first 1000 commands have made another state at this replica \([0-9a-f]{8}\) than .* \(ffffffff\)$/,
    ),
  ]);
});
