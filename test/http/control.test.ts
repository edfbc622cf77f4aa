import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { startFake } from '../support/fake.ts';

describe('a method that a path of the control plane does not have', () => {
  test.each([
    ['get', 'reset', 'POST'],
    ['put', 'clock', 'GET, HEAD, POST'],
    ['post', 'worlds/p1', 'DELETE'],
    ['delete', 'worlds/p1/snapshot', 'GET, HEAD, PUT'],
    ['patch', 'health', 'GET, HEAD'],
    ['options', 'journal', 'GET, HEAD, DELETE'],
  ] as const)('%s /_fake/%s is answered 405 with Allow: %s', async (method, path, allow) => {
    const { swr } = await startFake();
    const { status, headers, body } = await request(swr.url)[method](`/_fake/${path}`);
    expect([status, headers.allow]).toEqual([405, allow]);
    expect(body.error).toContain(`${method.toUpperCase()} /_fake/${path} is not a call of the control plane`);
  });
});

test.each(['health', 'worlds', 'control.json'])(
  'HEAD /_fake/%s is answered as its GET, without the body',
  async (path) => {
    const { swr } = await startFake();
    const get = await request(swr.url).get(`/_fake/${path}`);
    const head = await request(swr.url).head(`/_fake/${path}`);
    const said = ({ status, headers }: typeof get) => [status, headers['content-type'], headers['content-length']];
    expect(said(get)[0]).toBe(200);
    expect(said(head)).toEqual(said(get));
    expect(head.text ?? '').toBe('');
  },
);

describe('who may not use the control plane', () => {
  test.each([
    ['asks for what is not there', 'get', 'nothing', ''],
    ['uses another method', 'delete', 'reset', ''],
    ['sends half a body', 'post', 'worlds', '{'],
    ['sends a wrong parameter', 'get', 'journal?limit=0', ''],
  ] as const)('is told only that, if it %s', async (_, method, path, body) => {
    const { swr } = await startFake({ control: { token: 'secret' } });
    const { status, body: answer } = await request(swr.url)[method](`/_fake/${path}`).send(body);
    expect([status, answer]).toEqual([401, { error: 'X-Fake-Control-Token is missing or wrong' }]);
  });
});

test('a parameter in the path or the query comes in its declared type', async () => {
  const { swr } = await startFake();
  const id = await swr.fault({ do: { status: 500 } });
  expect((await request(swr.url).delete(`/_fake/faults/${id}`)).status).toBe(204);
  await request(swr.url).get('/v2/x');
  await request(swr.url).get('/v2/y');
  const { body } = await request(swr.url).get('/_fake/journal?status=404&limit=1');
  expect([body.total, body.entries.length]).toEqual([2, 1]);
});

test('a body is read only by the calls that take one', async () => {
  const { swr } = await startFake();
  const { status } = await request(swr.url).delete('/_fake/journal').set('Content-Type', 'application/json').send('{');
  expect(status).toBe(204);
});
