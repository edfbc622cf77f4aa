/** Blobs of many pieces keep every byte, by whatever way they come: their memory is given back as soon as they are written. */
import { createHash } from 'node:crypto';
import { createServer, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { createFakeSwr } from '../../mock/index.ts';

const bytes = Buffer.concat(
  Array.from({ length: 48 }, (_, at) => createHash('sha512').update(`${at}`).digest()),
).toString('hex');
const blob = Buffer.from(bytes.repeat(1500));
const digest = `sha256:${createHash('sha256').update(blob).digest('hex')}`;

interface Answer {
  readonly status: number | undefined;
  readonly body: Buffer;
}

const send = (method: string, url: string, body?: Buffer): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const ask = url.startsWith('https:') ? requestHttps : requestHttp;
    const sending = ask(url, { method, rejectUnauthorized: false }, async (response) =>
      resolve({ status: response.statusCode, body: await buffer(response) }),
    );
    sending.on('error', reject).end(body);
  });

const expectKept = async (base: string): Promise<void> => {
  const path = `${base}/v2/library/large/blobs`;
  expect((await send('POST', `${path}/uploads/?digest=${digest}`, blob)).status).toBe(201);
  const pulled = await send('GET', `${path}/${digest}`);
  expect(pulled.status).toBe(200);
  expect(pulled.body.equals(blob)).toBe(true);
};

const start = async () => {
  const swr = await createFakeSwr({ auth: 'off', tls: {} });
  onTestFinished(() => swr.close());
  return swr;
};

test('over http', async () => {
  await expectKept((await start()).url);
});

test('over https', async () => {
  await expectKept((await start()).tls?.url ?? '');
});

test('mounted in an application, behind a parser of bodies', async () => {
  const { app } = await start();
  const server = createServer(express().use(express.json(), app)).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  await expectKept(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
