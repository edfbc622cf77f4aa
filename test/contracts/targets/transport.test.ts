/** An answer may be anything: it is read no further than it may be long, deep and slow. */
import type { ServerResponse } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { BadAnswer, Unreachable } from '../../../contracts/service/exchange.ts';
import { httpTransport, type TransportOptions } from '../../../contracts/targets/transport.ts';
import { rawServer } from '../support/raw-server.ts';

const get = { method: 'GET', target: '/', headers: {}, body: undefined };
const mebibyte = 1024 * 1024;
const json = { 'content-type': 'application/json' };

const failure = async (answer: (response: ServerResponse) => void, options: TransportOptions = {}) =>
  httpTransport(
    await rawServer(answer),
    options,
  )(get).then(
    () => undefined,
    (error: Error) => error,
  );

describe('an answer is refused', () => {
  const endless = (response: ServerResponse): void => {
    response.writeHead(200, json);
    const more = (): void => {
      while (response.write(Buffer.alloc(65_536, 'a')));
    };
    response.on('drain', more);
    more();
  };
  const zeros = Buffer.alloc(64 * mebibyte);
  const packed = { gzip: gzipSync(zeros), br: brotliCompressSync(zeros), 'gzip, gzip': gzipSync(gzipSync(zeros)) };

  test('where it has no end', async () => {
    const error = await failure(endless);
    expect(error).toBeInstanceOf(BadAnswer);
    expect(error?.message).toBe('an answer is larger than 8 MiB, and was not read to its end');
  });

  test.each(Object.entries(packed))('where it is large only once unpacked (%s)', async (encoding, body) => {
    const error = await failure((response) => response.writeHead(200, { 'content-encoding': encoding }).end(body));
    expect(error?.message).toMatch(/larger than 8 MiB/);
  });

  test.each([
    ['lists', '['.repeat(200_000)],
    ['objects', '{"a":'.repeat(5_000)],
    ['closed lists', '['.repeat(101) + ']'.repeat(101)],
  ])('where it is nested too deep: %s', async (_, body) => {
    const error = await failure((response) => response.writeHead(200, json).end(body));
    expect(error).toBeInstanceOf(BadAnswer);
    expect(error?.message).toBe('an answer is nested more than 100 levels deep');
  });

  test.each([
    ['not begun', () => {}],
    ['begun and not ended', (response: ServerResponse) => void response.writeHead(200).write('[')],
  ])('where it takes too long: %s', async (_, answer) => {
    const error = await failure(answer, { timeoutMs: 50 });
    expect(error).toBeInstanceOf(Unreachable);
    expect(error?.message).toMatch(/did not answer within 0\.05 s \(--timeout\)$/);
  });

  test.each([
    [
      'gzip that is none',
      (response: ServerResponse) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('this is not gzip'),
    ],
    ['no HTTP', (response: ServerResponse) => response.socket?.end('SSH-2.0-OpenSSH\r\n\r\n')],
  ])('where it is not what it says: %s', async (_, answer) => {
    expect(await failure(answer)).toBeInstanceOf(BadAnswer);
  });
});

test('brackets in texts are not levels', async () => {
  const text = JSON.stringify({ a: `${'['.repeat(500)}\\"${'{'.repeat(500)}` });
  const answer = await httpTransport(await rawServer((response) => response.writeHead(200, json).end(text)))(get);
  expect(answer.body).toEqual(JSON.parse(text));
});
