/** The client of the benchmark, against a server that answers in pieces. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { connect, expecting } from '../../bench/registry/connection.ts';
import { inParallel } from '../../bench/registry/pool.ts';

const serve = async (answer: (request: IncomingMessage, response: ServerResponse, body: string) => void) => {
  let connections = 0;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    answer(request, response, body);
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, opened: () => connections };
};

const opened = (url: string) => {
  const connection = connect(url);
  onTestFinished(connection.close);
  return connection;
};

test('one connection asks again and again, and reads each answer whole', async () => {
  const { url, opened: count } = await serve((request, response, body) => {
    const text = `${request.method} ${request.url} ${body} ${'x'.repeat(300_000)}`;
    response.writeHead(200, { 'Content-Length': text.length, 'X-Own': 'yes' });
    response.write(text.slice(0, 10));
    response.end(text.slice(10));
  });
  const connection = opened(url);
  for (const body of ['a', 'b'.repeat(1000)]) {
    const answer = await connection.ask({ method: 'PUT', path: '/p', body: Buffer.from(body) });
    expect([answer.status, answer.header('x-own'), answer.header('none')]).toEqual([200, 'yes', undefined]);
    expect(answer.bytes).toBe(`PUT /p ${body} `.length + 300_000);
    expect(answer.text.startsWith(`PUT /p ${body} xx`)).toBe(true);
  }
  expect(count()).toBe(1);
});

test('a body that is made while it is sent arrives whole', async () => {
  const { url } = await serve((_, response, body) => {
    response.writeHead(201, { 'Content-Length': 0, Location: String(body.length) });
    response.end();
  });
  const body = { size: 3_000_000, chunks: Array.from({ length: 30 }, () => Buffer.alloc(100_000, 'x')) };
  const answer = await opened(url).ask({ method: 'PATCH', path: '/', body });
  expect([answer.status, answer.header('location'), answer.bytes]).toEqual([201, '3000000', 0]);
});

test('HEAD and 204 have no body, whatever length they say', async () => {
  const { url } = await serve((request, response) => {
    response.writeHead(request.method === 'HEAD' ? 200 : 204, request.method === 'HEAD' ? { 'Content-Length': 9 } : {});
    response.end();
  });
  const connection = opened(url);
  expect((await connection.ask({ method: 'HEAD', path: '/' })).bytes).toBe(0);
  expect((await connection.ask({ method: 'DELETE', path: '/' })).status).toBe(204);
});

test('another status than the expected is told with the request and the answer', async () => {
  const { url } = await serve((_, response) => {
    response.writeHead(404, { 'Content-Length': 7 });
    response.end('nowhere');
  });
  const asked = expecting(200, opened(url), { method: 'GET', path: '/v2/' });
  await expect(asked).rejects.toThrow('GET /v2/: 404 nowhere');
});

test.each([
  [
    'an answer without a length',
    /an answer without a length: HTTP\/1\.1 200/,
    (response: ServerResponse) => response.write('a'),
  ],
  ['a connection that is closed', /closed the connection/, (response: ServerResponse) => response.destroy()],
])('%s is an error', async (_, message, answer) => {
  const { url } = await serve((_request, response) => {
    answer(response);
    response.end();
  });
  await expect(opened(url).ask({ method: 'GET', path: '/' })).rejects.toThrow(message);
});

test('items are shared among so many connections, each taken once', async () => {
  const { url, opened: count } = await serve((_, response) => {
    response.writeHead(200, { 'Content-Length': 0 });
    response.end();
  });
  const items = Array.from({ length: 50 }, (_, index) => index);
  const taken: number[] = [];
  await inParallel(url, 4, items, async (connection, item) => {
    await connection.ask({ method: 'GET', path: `/${item}` });
    taken.push(item);
  });
  expect(taken.toSorted((a, b) => a - b)).toEqual(items);
  expect(count()).toBe(4);
});
