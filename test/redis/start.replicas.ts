import { expect, test } from 'vitest';
import { createFakeSwr, RedisError } from '../../mock/index.ts';
import { keys } from '../../mock/redis/target.ts';
import { namespace, rowsOf, startReplica } from './replica.ts';
import { startRedisServer } from './server.ts';

test('of replicas that start at once one begins the log', async () => {
  const { url } = await startRedisServer();
  const replicas = await Promise.all(Array.from({ length: 5 }, () => startReplica(url)));
  expect(replicas.filter(({ swr }) => swr.redis?.isNew)).toHaveLength(1);
  expect(replicas[0]?.swr.redis).toMatchObject({ url, seed: 'demo', reads: 'barrier', commands: 1 });
});

test('a start that says otherwise than the first is refused with both values; one that says nothing is not', async () => {
  const { url } = await startRedisServer();
  const profile = { 'request.trailing_slash': 'not_found' } as const;
  const first = await startReplica(url, { seed: 'empty', keepExecutions: 7, profile });
  const refused = (options: object) => expect(startReplica(url, options)).rejects;
  await refused({ seed: 'demo' }).toThrow(`seed is demo but the log in ${url} began with empty`);
  await refused({ keepExecutions: 8 }).toThrow(`keepExecutions is 8 but the log in ${url} began with 7`);
  await refused({ webhooks: 'deliver' }).toThrow(`webhooks is deliver but the log in ${url} began with record`);
  await refused({ profile: {} }).toThrow(`profile is {} but the log in ${url} began with ${JSON.stringify(profile)}`);
  await refused({ profile: {} }).toThrow(RedisError);
  const second = await startReplica(url);
  expect((await second.call('GET', `/v2/${first.swr.projectId}/instances/`)).status).toBe(404);
  expect(await rowsOf(second)).toEqual(await rowsOf(first));
});

test.each([
  ['http://127.0.0.1:1', 'redis is "http://127.0.0.1:1" but must be redis://'],
  ['redis://user:secret@127.0.0.1/x', 'redis is "redis://***@127.0.0.1/x" but must be redis://'],
])('%s is refused with the form that it must have', async (redis, message) => {
  await expect(createFakeSwr({ redis })).rejects.toThrow(message);
});

test('what a replica needs and has not is one clear sentence', async () => {
  await expect(createFakeSwr({ reads: 'local' })).rejects.toThrow('reads is "local" but redis is not given');
  const clock = { now: () => 0 };
  await expect(createFakeSwr({ redis: 'redis://127.0.0.1', clock })).rejects.toThrow('the time is that of Redis');
  const evicting = await startRedisServer({ settings: ['--maxmemory-policy', 'allkeys-lru'] });
  await expect(createFakeSwr({ redis: evicting.url })).rejects.toThrow(
    'maxmemory-policy allkeys-lru but must have noeviction',
  );
});

test('a Redis that nobody runs, and one that asks for a password, are named without the password', async () => {
  const gone = await startRedisServer();
  await gone.kill();
  await expect(createFakeSwr({ redis: gone.url })).rejects.toThrow(`${gone.url} cannot be reached: `);
  const { url } = await startRedisServer({ settings: ['--requirepass', 'secret'] });
  const withPassword = url.replace('//', '//:wrong@');
  const problem = await createFakeSwr({ redis: withPassword }).catch((error: Error) => error);
  expect(problem).toBeInstanceOf(RedisError);
  expect(String(problem)).not.toContain('wrong');
  const { swr } = await startReplica(url.replace('//', '//:secret@'));
  expect(swr.redis?.url).toBe(url.replace('//', '//:***@'));
});

test.each([
  ['always', 'what is answered is on the disk of Redis (appendfsync always)'],
  ['everysec', 'may lose the last second of what was answered (appendfsync everysec)'],
] as const)('with appendfsync %s a start says what is guaranteed', async (appendfsync, guarantee) => {
  const { url } = await startRedisServer({ appendfsync });
  const { swr } = await startReplica(url);
  expect(swr.redis?.guarantee).toContain(guarantee);
});

test('databases of one Redis are fakes of their own', async () => {
  const { url } = await startRedisServer();
  const [a, b] = [await startReplica(`${url}/1`), await startReplica(`${url}/2`)];
  await a.call('POST', 'namespaces', namespace('one'));
  expect((await b.call('GET', 'namespaces/one')).status).toBe(404);
});

test('what somebody else has put in the place of the log is not touched', async () => {
  const server = await startRedisServer();
  const client = await server.client().connect();
  await client.xAdd(keys.log, '*', { of: 'somebody else' });
  await expect(startReplica(server.url)).rejects.toThrow("is not one of fake-swr's");
  expect(await client.xLen(keys.log)).toBe(1);
  client.destroy();
});
