/** Connections that never become a request, or too large a one. */
import { connect } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createCore } from '../../mock/compose.ts';
import { listenAll } from '../../mock/http/server.ts';
import { completed } from '../../mock/options/options.ts';
import { exchange } from '../support/raw-request.ts';

const timeouts = { headersTimeout: 100, requestTimeout: 200, connectionsCheckingInterval: 20 };

const start = async (more: object = {}) => {
  const options = completed({});
  const { listener, refuse, planes } = await createCore(options);
  const listening = await listenAll(listener, { ...options, refuse, ...more });
  onTestFinished(() => listening.close());
  return { ...listening, planes };
};

const statusOf = (said: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1]);
const long = (length: number): string => 'x'.repeat(length);

describe('a request that is not finished in time is answered 408, and its connection closed', () => {
  test.each([
    ['nothing', ''],
    ['half a line', 'GET /v2'],
    ['half a head', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow'],
    ['half a body', 'POST /v2/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n{'],
  ])('%s', async (_, bytes) => {
    const { url } = await start({ timeouts });
    expect(statusOf(await exchange(url, bytes))).toBe(408);
  });

  test('nor does a client stay that says nothing where TLS is expected', async () => {
    const { tls } = await start({ timeouts, tls: {} });
    expect(await exchange(tls?.url ?? '', '')).toBe('');
  });
});

describe('what is refused is closed, though the client does not close', () => {
  test.each([
    ['garbage', '\x16\x03\x01\x02\r\n\r\n', 400],
    ['garbage without an end', 'garbage garbage', 400],
    [
      'a URI of 66,000 characters',
      `GET /${long(66_000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
      414,
    ],
    [
      'a URI of 66,000 characters and more headers',
      `GET /${long(66_000)} HTTP/1.1\r\nHost: localhost\r\nX: ${long(66_000)}\r\nConnection: close\r\n\r\n`,
      414,
    ],
    ['a URI of two million characters', `GET /${long(2_000_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 414],
    ['a URI of just more than Node takes', `GET /${long(1_048_570)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 414],
    [
      'one header of 66,000 characters',
      `GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX: ${long(66_000)}\r\n\r\n`,
      494,
    ],
    [
      'many headers',
      `GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${`X: ${long(100)}\r\n`.repeat(1000)}\r\n`,
      494,
    ],
    [
      'many headers, more than Node takes',
      `GET / HTTP/1.1\r\nHost: localhost\r\n${`X: ${long(1000)}\r\n`.repeat(2000)}\r\n`,
      494,
    ],
    ['no Host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['two Hosts', 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n', 400],
    ['the same Host twice', 'GET / HTTP/1.1\r\nHost: a\r\nhOST: a\r\nConnection: close\r\n\r\n', 400],
    ['two Hosts in one', 'GET / HTTP/1.1\r\nHost: a, b\r\nConnection: close\r\n\r\n', 400],
    [
      'a body that never ends',
      `POST /v2/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n${long(13_000_000)}`,
      413,
    ],
  ])('%s', async (_, bytes, status) => {
    const { url } = await start();
    expect(statusOf(await exchange(url, bytes))).toBe(status);
  });

  test('two hundred of them at once', async () => {
    const { url } = await start({ timeouts });
    const all = Array.from({ length: 100 }, () => [exchange(url, 'garbage\r\n\r\n'), exchange(url, 'GET /')]).flat();
    const statuses = (await Promise.all(all)).map(statusOf);
    expect([...new Set(statuses)].toSorted()).toEqual([400, 408]);
  });
});

test('HTTP/1.0 needs no Host', async () => {
  const { url } = await start();
  expect(statusOf(await exchange(url, 'GET /_fake/health HTTP/1.0\r\n\r\n'))).toBe(200);
});

test('a client that resets what was refused leaves no trace', async () => {
  const { url } = await start();
  const { port } = new URL(url);
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write('garbage\r\n\r\n', () => socket.resetAndDestroy());
    });
    socket.once('close', () => resolve());
  });
  expect(statusOf(await exchange(url, 'GET /_fake/health HTTP/1.0\r\n\r\n'))).toBe(200);
});
