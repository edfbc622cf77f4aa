/** What GET /_fake/metrics answers. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { startEmbedded } from '../support/clients.ts';
import { startFake } from '../support/fake.ts';
import { parsedExposition } from './parsed.ts';

const metricsOf = async (url: string) => parsedExposition(await (await fetch(`${url}/_fake/metrics`)).text());

const requests = (operation: string, status: number) =>
  ['fake_swr_requests_total', { operation, status: String(status) }] as const;

test('it is in the text form of Prometheus', async () => {
  const { swr } = await startFake();
  const answer = await fetch(`${swr.url}/_fake/metrics`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  const { types, samples, value } = parsedExposition(await answer.text());
  expect(Object.fromEntries(types)).toMatchObject({
    fake_swr_requests_total: 'counter',
    fake_swr_request_duration_seconds: 'histogram',
    fake_swr_worlds: 'gauge',
    fake_swr_rows: 'gauge',
    fake_swr_journal_bytes: 'gauge',
    fake_swr_blob_bytes: 'gauge',
    fake_swr_log_position: 'gauge',
  });
  for (const { name } of samples) expect(name).toMatch(/^fake_swr_/);
  expect(samples.find(({ name }) => name === 'fake_swr_info')?.labels).toEqual({ version: expect.any(String) });
  expect(value('fake_swr_worlds')).toBe(1);
});

describe('requests are counted by operation and status', () => {
  test('of the API, refusals and what is not an operation too', async () => {
    const { swr, get, send, instance } = await startFake();
    for (let call = 0; call < 3; call += 1) await get(instance);
    await send('get', instance, { headers: {} });
    await send('get', '/nowhere', { headers: {} });
    await fetch(`${swr.url}/${'x'.repeat(70_000)}`);
    const { value } = await metricsOf(swr.url);
    expect(value(...requests('ShowInstance', 200))).toBe(3);
    expect(value(...requests('ShowInstance', 401))).toBe(1);
    expect(value(...requests('none', 404))).toBe(1);
    expect(value(...requests('none', 414))).toBe(1);
  });

  test('of the registry', async () => {
    const { swr } = await startFake();
    await fetch(`${swr.url}/v2/`);
    const { user, password } = swr.registry ?? { user: '', password: '' };
    await request(swr.url).get('/v2/').auth(user, password);
    const { value } = await metricsOf(swr.url);
    expect([value(...requests('OciPing', 401)), value(...requests('OciPing', 200))]).toEqual([1, 1]);
  });

  test('of the control plane, health included', async () => {
    const { swr } = await startFake();
    await fetch(`${swr.url}/_fake/health`);
    await fetch(`${swr.url}/_fake/health?live=x`);
    await request(swr.url).post('/_fake/worlds').send({});
    await request(swr.url).post('/_fake/worlds').send({ seed: 1 });
    await metricsOf(swr.url);
    const { value } = await metricsOf(swr.url);
    expect([value(...requests('health', 200)), value(...requests('health', 400))]).toEqual([1, 1]);
    expect([value(...requests('createWorld', 201)), value(...requests('createWorld', 400))]).toEqual([1, 1]);
    expect(value(...requests('metrics', 200))).toBe(1);
  });

  test('of all worlds, and no reset takes them back', async () => {
    const { swr, get, instance } = await startFake();
    await get(instance);
    const world = await swr.world();
    await fetch(`${swr.url}/v2/${world.projectId}/instances`, { headers: { 'X-Auth-Token': world.token } });
    await world.forget();
    await swr.reset();
    const { value } = await metricsOf(swr.url);
    expect([value(...requests('ShowInstance', 200)), value(...requests('ListInstance', 200))]).toEqual([1, 1]);
  });

  test('with the status that a fault answers', async () => {
    const { swr, instance } = await startFake();
    await swr.fault({ when: { times: 1 }, do: { error: 'APIGW.0308' } });
    await fetch(`${swr.url}${instance}`);
    const { value } = await metricsOf(swr.url);
    expect(value(...requests('ShowInstance', 429))).toBe(1);
  });
});

test('a histogram counts each request once, its buckets growing', async () => {
  const { swr, get, instance } = await startFake();
  for (let call = 0; call < 5; call += 1) await get(instance);
  const { samples, value } = await metricsOf(swr.url);
  const name = 'fake_swr_request_duration_seconds';
  const buckets = samples.filter((one) => one.name === `${name}_bucket` && one.labels.operation === 'ShowInstance');
  const counts = buckets.map((one) => one.value);
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect([buckets.at(-1)?.labels.le, counts.at(-1)]).toEqual(['+Inf', 5]);
  expect(value(`${name}_count`, { operation: 'ShowInstance' })).toBe(5);
  expect(value(`${name}_sum`, { operation: 'ShowInstance' })).toBeGreaterThan(0);
});

describe('what the fake holds', () => {
  test('worlds and rows grow and shrink with it', async () => {
    const { swr } = await startFake({ seed: 'empty' });
    const before = await metricsOf(swr.url);
    const world = await swr.world({ seed: 'empty' });
    const between = await metricsOf(swr.url);
    await world.forget();
    const after = await metricsOf(swr.url);
    const rows = ({ value }: typeof before) => value('fake_swr_rows', { table: 'instances' }) ?? 0;
    expect([rows(before), rows(between), rows(after)]).toEqual([1, 2, 1]);
    expect([before, between, after].map(({ value }) => value('fake_swr_worlds'))).toEqual([1, 2, 1]);
  });

  test('the memory of the journal', async () => {
    const { swr, get, instance } = await startFake();
    const bytes = async () => (await metricsOf(swr.url)).value('fake_swr_journal_bytes') ?? -1;
    expect(await bytes()).toBe(0);
    await get(instance);
    expect(await bytes()).toBeGreaterThan(0);
    await swr.journal.clear();
    expect(await bytes()).toBe(0);
  });

  test('the bytes of images', async () => {
    const { swr } = await startFake();
    const { user, password } = swr.registry ?? { user: '', password: '' };
    const held = async () => {
      const { value } = await metricsOf(swr.url);
      return [value('fake_swr_blobs'), value('fake_swr_blob_bytes')];
    };
    expect(await held()).toEqual([0, 0]);
    await request(swr.url)
      .post('/v2/library/alpine/blobs/uploads/')
      .query({ digest: 'sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824' })
      .auth(user, password)
      .set('Content-Type', 'application/octet-stream')
      .send(Buffer.from('hello'))
      .expect(201);
    expect(await held()).toEqual([1, 5]);
  });

  test('with the log in memory its position is the number of commands, and there is nothing else to tell', async () => {
    const { swr } = await startFake();
    const before = await metricsOf(swr.url);
    await swr.clock.freeze();
    const after = await metricsOf(swr.url);
    const position = ({ value }: typeof before) => value('fake_swr_log_position') ?? 0;
    expect(position(after) - position(before)).toBe(1);
    const others = after.samples.filter(({ name }) => /^fake_swr_log_(?!position)/.test(name));
    expect(others).toEqual([]);
  });
});

test('each fake has its own', async () => {
  const [one, other] = await Promise.all([startFake(), startFake()]);
  await one.get(one.instance);
  const { value } = await metricsOf(other.swr.url);
  expect(value(...requests('ShowInstance', 200))).toBeUndefined();
  expect((await metricsOf(one.swr.url)).value(...requests('ShowInstance', 200))).toBe(1);
});

test('it is for those who may use the control plane', async () => {
  const { swr } = await startEmbedded({ control: { token: 'secret' } });
  expect((await fetch(`${swr.url}/_fake/metrics`)).status).toBe(401);
  const headers = { 'X-Fake-Control-Token': 'secret' };
  expect((await fetch(`${swr.url}/_fake/metrics`, { headers })).status).toBe(200);
});
