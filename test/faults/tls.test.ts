import { request } from 'node:https';
import { expect, onTestFinished, test } from 'vitest';
import { createFakeSwr, type FakeWorld } from '../../mock/index.ts';

type Do = Parameters<FakeWorld['fault']>[0]['do'];

const startTls = async () => {
  const swr = await createFakeSwr({ tls: {} });
  onTestFinished(() => swr.close());
  const { url, certificate } = swr.tls ?? { url: '', certificate: '' };
  const headers = { 'X-Auth-Token': swr.token };
  /** The status of an answer, or the code of the error in its place. */
  const call = (): Promise<number | string | undefined> =>
    new Promise((resolve) => {
      const sent = request(`${url}/v2/${swr.projectId}/instances`, { ca: certificate, headers, agent: false });
      sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
      sent.on('response', (response) => {
        response.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
        response.on('end', () => resolve(response.statusCode));
        response.resume();
      });
      sent.end();
    });
  return { swr, call };
};

const resets: readonly Do[] = [
  { reset: true },
  { reset: 'before' },
  { reset: 'middle' },
  { reset: 'before', latency_ms: 5 },
  { reset: 'middle', latency_ms: 5 },
];

test.each(resets)('over TLS, %j breaks the connection, and the fake goes on', async (effect) => {
  const { swr, call } = await startTls();
  await swr.fault({ when: { times: 1 }, do: effect });
  expect(await call()).toBe('ECONNRESET');
  expect(await call()).toBe(200);
});
