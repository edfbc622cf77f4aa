/** What is thrown while a request is answered ends its connection and nothing else. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { describe, expect, onTestFinished, test } from 'vitest';
import { sendTo } from '../../mock/http/send.ts';
import { createFakeSwr, type FakeSwrOptions, manualClock } from '../../mock/index.ts';
import { rawClients } from '../support/raw-clients.ts';
import { ask } from '../support/raw-request.ts';

const start = async (options: FakeSwrOptions = {}) => {
  const bugs: string[] = [];
  const swr = await createFakeSwr({ onBug: ({ message }) => bugs.push(message), ...options });
  onTestFinished(() => swr.close());
  const instances = `${swr.url}/v2/${swr.projectId}/instances`;
  const get = () => rawClients['node:http'](instances, { 'X-Auth-Token': swr.token });
  return { swr, bugs, get };
};

const askTls = (url: string): Promise<string> =>
  new Promise((resolve) => {
    const { port } = new URL(url);
    const socket = connectTls({ port: Number(port), host: '127.0.0.1', rejectUnauthorized: false });
    let said = '';
    socket.setEncoding('utf8').on('data', (part) => {
      said += part;
    });
    socket.once('error', () => {});
    socket.once('close', () => resolve(said.endsWith('}') ? said.slice(0, 12) : 'broken'));
    socket.write('GET /v2/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  });

describe('a fault that cuts the connection, over TLS', () => {
  test.each([{ reset: true }, { reset: 'middle' }, { reset: true, latency_ms: 1 }])('%j', async (effect) => {
    const { swr, bugs } = await start({ tls: {} });
    await swr.fault({ when: { times: 1 }, do: effect as { reset: true } });
    const url = swr.tls?.url ?? '';
    expect(await askTls(url)).toBe('broken');
    expect(await askTls(url)).toBe('HTTP/1.1 404');
    expect(bugs).toEqual([]);
  });
});

test('the time of the world cannot be told: the connection is closed, the cause told, and the next call answered', async () => {
  const clock = manualClock('2026-03-01T12:00:00Z');
  let isBroken = false;
  const now = () => {
    if (isBroken) throw new Error('no time');
    return clock.now();
  };
  const { bugs, get } = await start({ clock: { ...clock, now } });
  isBroken = true;
  expect((await get()).broke).toBe('ECONNRESET');
  isBroken = false;
  expect([(await get()).status, bugs]).toEqual([200, ['no time']]);
});

const thrown = () => {
  throw new Error('of the user');
};
const rejected = async () => thrown();

test.each([
  ['onAnswer throws', { onAnswer: thrown }, 1],
  ['onAnswer rejects', { onAnswer: rejected }, 1],
  ['onRefusal throws', { onRefusal: thrown }, 1],
  ['onRefusal rejects', { onRefusal: rejected }, 1],
] as const)('%s: the call is answered and the cause told', async (_, callbacks, times) => {
  const { swr, bugs } = await start(callbacks);
  expect((await ask(`${swr.url}/v2/x`, {})).status).toBe(404);
  await swr.close();
  expect(bugs).toEqual(Array(times).fill('of the user'));
});

test.each([0, 1])('a header that cannot be sent, after %i ms', async (latencyMs) => {
  const bugs: string[] = [];
  const send = sendTo(new Set(), ({ message }) => bugs.push(message));
  const reply = { status: 200, headers: { 'Content-Type': 'a\r\nb: c' }, body: '{}', transmission: { latencyMs } };
  const server = createServer((_request, response) => send(response, reply)).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { broke } = await rawClients['node:http'](`http://127.0.0.1:${port}/`, {});
  expect([broke, bugs]).toEqual(['ECONNRESET', [expect.stringContaining('Content-Type')]]);
});

test.each([{ latencyMs: 0, dripMs: 1 }, { latencyMs: 0, cut: 'middle' }, { latencyMs: 0 }] as const)(
  'bytes that cannot be read to their end break the connection: %j',
  async (transmission) => {
    async function* open() {
      yield Buffer.from('first');
      throw new Error('the file is gone');
    }
    const send = sendTo(new Set(), () => undefined);
    const reply = { status: 200, headers: {}, body: '', bytes: { size: 100, open }, transmission };
    const server = createServer((_request, response) => send(response, reply)).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { broke } = await rawClients['node:http'](`http://127.0.0.1:${port}/`, {});
    expect(broke).toBe('ECONNRESET');
  },
);
