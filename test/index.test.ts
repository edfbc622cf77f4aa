import { once } from 'node:events';
import { Agent, get as httpGet } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import request from 'supertest';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createFakeSwr, type FakeSwrOptions } from '../mock/index.ts';
import { startFake } from './support/fake.ts';

/** A fake that the test closes itself. */
const start = async (options: FakeSwrOptions = {}) => {
  const swr = await createFakeSwr(options);
  const instances = `/v2/${swr.projectId}/instances`;
  return { ...swr, instances, instance: `${instances}/${swr.instanceId}` };
};

const hasIpv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'));

const isListening = async (url: string): Promise<boolean> => {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
};

describe('several fakes in one process', () => {
  test('do not see what is done to another', async () => {
    const [one, other] = await Promise.all([startFake(), startFake()]);
    const path = `${one.instance}/namespaces`;
    await one.post(path, { namespace_name: 'mine', metadata: { public: 'true' } });
    await one.remove(`${one.instance}/namespaces/root/signature/policies/3`);
    expect((await one.get(`${path}/mine`)).status).toBe(200);
    expect((await other.get(`${path}/mine`)).status).toBe(404);
    expect((await other.get(`${path}/root/signature/policies/3`)).status).toBe(200);
  });

  test('have a port, credentials and a clock of their own', async () => {
    const [one, other] = await Promise.all([
      startFake({ seed: { project_id: 'p1', token: 't1', ak: 'a1', instances: [{ name: 'one' }] } }),
      startFake({ seed: { project_id: 'p2', token: 't2', ak: 'a2', instances: [{ name: 'two' }] } }),
    ]);
    expect(one.swr.url).not.toBe(other.swr.url);
    expect([one.swr.projectId, one.swr.token, one.swr.ak]).toEqual(['p1', 't1', 'a1']);
    expect((await other.send('get', '/v2/p2/instances', { headers: { 'X-Auth-Token': 't1' } })).status).toBe(401);
    expect((await one.get('/v2/p1/instances')).body.instances).toMatchObject([{ name: 'one', project_id: 'p1' }]);
    one.clock.advance(1000);
    expect(one.clock.now() - other.clock.now()).toBe(1000);
  });

  test('can have different profiles', async () => {
    const fakes = [
      await startFake(),
      await startFake({ profile: { 'repositories.name': 'with_namespace', 'errors.code_family': 'short' } }),
    ];
    const answers = await Promise.all(
      fakes.map(async ({ get, instance }) => [
        (await get(`${instance}/namespaces/root/repositories/libz`)).body.name,
        (await get(`${instance}x`)).body.error_code,
      ]),
    );
    expect(answers).toEqual([
      ['libz', 'SVCSTG.SWR.4040083'],
      ['root/libz', 'SWR.404000'],
    ]);
  });
});

describe('closing', () => {
  test('frees the port, so that another fake can have it', async () => {
    const first = await start();
    await first.close();
    expect(await isListening(first.url)).toBe(false);
    const second = await start({ port: Number(new URL(first.url).port) });
    expect([second.url, await isListening(second.url)]).toEqual([first.url, true]);
    await second.close();
  });

  test('finishes although a client keeps its connection open', async () => {
    const { url, close } = await start();
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    const [answer] = await once(httpGet(`${url}/v2`, { agent }), 'response');
    await once(answer.resume(), 'end');
    await close();
    expect(await isListening(url)).toBe(false);
  });

  test('twice does no harm', async () => {
    const { close } = await start();
    await close();
    await expect(close()).resolves.toBeUndefined();
  });
});

test('the application answers without its address being listened to', async () => {
  const { app, close, instance, instanceId, token } = await start();
  await close();
  const response = await request(app).get(instance).set('X-Auth-Token', token);
  expect([response.status, response.body.id]).toEqual([200, instanceId]);
});

test('every answered request is told, with what came of it', async () => {
  const lines: unknown[] = [];
  const { swr, send, get, instance } = await startFake({ onAnswer: (line) => lines.push(line) });
  await get(instance, { a: 1 });
  await send('delete', '/x', { headers: {} });
  const known = {
    requestId: expect.stringMatching(/^[0-9a-f]{32}$/),
    projectId: swr.projectId,
    world: 'demo',
    durationMs: expect.any(Number),
  };
  expect(lines).toEqual([
    { method: 'GET', target: `${instance}?a=1`, status: 200, operationId: 'ShowInstance', ...known },
    { method: 'DELETE', target: '/x', status: 404, cause: expect.stringContaining('has this path'), ...known },
  ]);
});

test.skipIf(!hasIpv6)('an IPv6 address is bound and its URL can be called', async () => {
  const { url, close, instance, token } = await start({ host: '::1' });
  onTestFinished(() => close());
  expect(url).toMatch(/^http:\/\/\[::1\]:\d+$/);
  expect((await fetch(url + instance, { headers: { 'X-Auth-Token': token } })).status).toBe(200);
});
