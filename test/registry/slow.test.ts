/** Uploads that take their time, and one that stops. */
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { createCore } from '../../mock/compose.ts';
import { listenAll } from '../../mock/http/server.ts';
import { completed } from '../../mock/options/options.ts';
import { exchange } from '../support/raw-request.ts';
import { demoLogin, sha256 } from './registry.ts';

const timeouts = { headersTimeout: 100, requestTimeout: 200, connectionsCheckingInterval: 20 };

const start = async (): Promise<string> => {
  const options = completed({});
  const { listener, refuse, closeRegistry } = await createCore(options);
  const listening = await listenAll(listener, { ...options, refuse, timeouts });
  onTestFinished(async () => {
    await listening.close();
    await closeRegistry();
  });
  return listening.url;
};

const pathOf = (text: string): string => `/v2/library/slow/blobs/uploads/?digest=${sha256(text)}`;

test('one that moves may take longer than a request that does not', async () => {
  const url = await start();
  const drops = async function* () {
    for (const drop of 'slowly') {
      yield drop;
      await new Promise((resolve) => setTimeout(resolve, 80));
    }
  };
  const status = await new Promise((resolve, reject) => {
    const headers = { authorization: demoLogin, 'content-length': '6' };
    const sending = request(`${url}${pathOf('slowly')}`, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sending.once('error', reject);
    Readable.from(drops()).pipe(sending);
  });
  expect(status).toBe(201);
});

test('one that stops is answered 408, and its connection closed', async () => {
  const url = await start();
  const head = `POST ${pathOf('slowly')} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${demoLogin}\r\nContent-Length: 6`;
  expect(await exchange(url, `${head}\r\n\r\nslo`)).toMatch(/^HTTP\/1\.1 408 /);
});
