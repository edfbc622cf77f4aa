import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { onceGone } from '../../mock/http/gone.ts';

/** Two requests at once over one connection, which is broken off when both have come. Resolves when the server knows. */
const brokenOff = (answer: (response: ServerResponse, target: string) => void): Promise<void> =>
  new Promise((resolve) => {
    let count = 0;
    const server = createServer((request, response) => {
      answer(response, request.url ?? '');
      count += 1;
      if (count === 2) client.destroy();
    });
    server.on('connection', (connection) => connection.once('close', () => setImmediate(resolve)));
    onTestFinished(() => void server.close());
    const client = new Socket().on('error', () => {});
    server.listen(0, '127.0.0.1', () => {
      client.connect((server.address() as AddressInfo).port, '127.0.0.1');
      for (const target of ['/first', '/second']) client.write(`GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`);
    });
  });

test('a response that waits behind another is told when their connection closes', async () => {
  const gone: string[] = [];
  await brokenOff((response, target) => onceGone(response, () => gone.push(target)));
  expect(gone.sort()).toEqual(['/first', '/second']);
});

test('it is told once, and not at all once that was taken back', async () => {
  const gone: string[] = [];
  await brokenOff((response, target) => {
    const forget = onceGone(response, () => gone.push(target));
    if (target === '/first') response.end('sent');
    else forget();
  });
  expect(gone).toEqual(['/first']);
});
