import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { sendTo } from '../../mock/http/send.ts';
import { atEndOfTurn } from '../../mock/http/turn.ts';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

test('what is put off is done in its order, at the end of the turn', async () => {
  const done: string[] = [];
  const later = atEndOfTurn();
  later(() => {
    done.push('first');
    later(() => done.push('of the next turn'));
  });
  later(() => done.push('second'));
  expect(done).toEqual([]);
  await nextTurn();
  expect(done).toEqual(['first', 'second']);
  await nextTurn();
  expect(done).toEqual(['first', 'second', 'of the next turn']);
});

test('answers to requests that came in together are sent when all are read, in their order', async () => {
  const steps: string[] = [];
  const send = sendTo(new Set(), () => undefined);
  const server = createServer((request, response) => {
    steps.push(`read ${request.url}`);
    response.once('finish', () => steps.push(`sent ${request.url}`));
    send(response, { status: 200, headers: {}, body: request.url ?? '' });
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').setEncoding('utf8');
  socket.write(['/1', '/2', '/3'].map((path) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n`).join('\r\n'));
  socket.end('Connection: close\r\n\r\n');
  let said = '';
  for await (const part of socket) said += part;
  expect(steps).toEqual(['read /1', 'read /2', 'read /3', 'sent /1', 'sent /2', 'sent /3']);
  expect(said.match(/(?<=\r\n\r\n)\/\d/g)).toEqual(['/1', '/2', '/3']);
});
