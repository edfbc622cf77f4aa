/** What is told of requests that no operation answers, and of those that nobody wants to hear of. */
import request from 'supertest';
import { expect, test } from 'vitest';
import type { FakeSwrOptions } from '../../mock/index.ts';
import { startFake } from '../support/fake.ts';
import { exchange } from '../support/raw-request.ts';

type Told = Parameters<NonNullable<FakeSwrOptions['onAnswer']>>[0];

const started = async (options: FakeSwrOptions = {}) => {
  const told: Told[] = [];
  const { swr, instance } = await startFake({ ...options, onAnswer: (answer) => told.push(answer) });
  return { swr, told, instance, client: request(swr.url) };
};

test('a call of the control plane, and why it is refused', async () => {
  const { told, client } = await started();
  await client.post('/_fake/worlds').send({});
  await client.post('/_fake/worlds').send({ nmae: 'x' });
  await client.get('/_fake/nothing');
  expect(told).toMatchObject([
    { method: 'POST', target: '/_fake/worlds', status: 201, operationId: 'createWorld' },
    { status: 400, operationId: 'createWorld', cause: expect.stringContaining('did you mean name?') },
    { status: 404, cause: expect.stringContaining('is not a call of the control plane') },
  ]);
  expect(told[0]?.cause).toBeUndefined();
});

test('a call of the registry', async () => {
  const { told, client, swr } = await started();
  await client.get('/v2/_catalog?n=1');
  expect(told).toMatchObject([
    { target: '/v2/_catalog?n=1', status: 401, operationId: 'OciListCatalog', projectId: swr.projectId },
  ]);
  expect(told[0]?.cause).toMatch(/./);
});

test('a name that is refused before anything else', async () => {
  const { told, swr } = await started({ auth: 'off' });
  await exchange(swr.url, 'GET /v2/x HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n');
  expect(told).toEqual([
    { method: 'GET', target: '/v2/x', status: 403, cause: expect.stringContaining('"evil.example"') },
  ]);
});

test('a fault that fired', async () => {
  const { told, swr, client, instance } = await started();
  const id = await swr.fault({ when: { times: 1 }, do: { error: 'APIGW.0308' } });
  const stub = await swr.fault({
    when: { times: 1 },
    do: { answer: { status: 200, body: { custom: 1 }, custom: true } },
  });
  await client.get(instance);
  await client.get(instance);
  expect(told.map(({ status, cause }) => [status, cause])).toEqual([
    [429, expect.stringMatching(new RegExp(`^fault ${id}: .`))],
    [200, `fault ${stub}`],
  ]);
});

test('whoever asks for health or metrics is not told of', async () => {
  const { told, client } = await started();
  for (const path of ['health', 'health?live', 'metrics', 'metrics?x']) await client.get(`/_fake/${path}`);
  await client.head('/_fake/health');
  await client.get('/_fake/metricss');
  expect(told.map(({ target }) => target)).toEqual(['/_fake/metricss']);
});
