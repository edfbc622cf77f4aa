import express, { type RequestHandler } from 'express';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { startFake } from '../support/fake.ts';
import { sign } from '../support/sign.ts';

const paths = ['/', '/swr', '/deep/down'];

/** A fake in an application of its own, below a path and behind what comes before it. */
const mounted = async (path: string, ...before: readonly RequestHandler[]) => {
  const { swr, instance } = await startFake();
  const app = express();
  for (const handler of before) app.use(handler);
  app.use(path, swr.app);
  return { swr, instance, client: request(app), base: path === '/' ? '' : path };
};

describe.each(paths)('mounted at %s', (path) => {
  test('a token opens what it opens elsewhere', async () => {
    const { swr, client, base, instance } = await mounted(path);
    const { status, body } = await client.get(`${base}${instance}?x=%2F`).set('X-Auth-Token', swr.token);
    expect([status, body.id]).toEqual([200, swr.instanceId]);
  });

  test('a client signs the path that it sends', async () => {
    const { swr, client, base, instance } = await mounted(path);
    const get = (signedTarget: string) =>
      client.get(`${base}${instance}/namespaces?limit=1`).set(sign(swr, { target: signedTarget }));
    expect((await get(`${base}${instance}/namespaces?limit=1`)).status).toBe(200);
    expect((await get(`/elsewhere${instance}/namespaces?limit=1`)).status).toBe(401);
  });

  test('the control plane, IAM and the refusal of what is not found are there', async () => {
    const { swr, client, base } = await mounted(path);
    expect((await client.get(`${base}/_fake/health`)).body.status).toBe('ready');
    expect((await client.post(`${base}/_fake/worlds`).send({ name: 'mine' })).body.name).toBe('mine');
    expect((await client.put(`${base}/_fake/reset`)).headers.allow).toBe('POST');
    const { body } = await client.get(`${base}/v3/projects`).set('X-Auth-Token', swr.token);
    expect(body.projects[0].id).toBe(swr.projectId);
    expect((await client.get(`${base}/nothing`)).body.error_code).toBe('APIGW.0101');
  });

  test('the journal tells the path below it', async () => {
    const { swr, client, base, instance } = await mounted(path);
    await client.get(`${base}${instance}`).set('X-Auth-Token', swr.token);
    expect(await swr.journal.find({})).toMatchObject([{ path: instance, status: 200, operationId: 'ShowInstance' }]);
  });
});

describe('behind a body parser', () => {
  const keepRaw = (request_: object, _response: unknown, rawBody: Buffer) => Object.assign(request_, { rawBody });
  const leaveEmpty: RequestHandler = (request_, _response, next) => {
    request_.body = {};
    next();
  };
  const json = 'application/json';
  const parsers: readonly (readonly [name: string, parser: RequestHandler])[] = [
    ['express.json()', express.json()],
    ['express.json() that keeps the bytes', express.json({ verify: keepRaw })],
    ['express.raw()', express.raw({ type: json })],
    ['express.text()', express.text({ type: json })],
    ['express.urlencoded(), which leaves JSON alone', express.urlencoded()],
    ['one that leaves {} on what it does not read, as Express 4 does', leaveEmpty],
  ];
  const bodyOf = (name: string) => ({ namespace_name: name, metadata: { public: 'true' } });

  test.each(parsers)('%s, a body is read', async (_, parser) => {
    const { swr, client, base, instance } = await mounted('/swr', parser);
    const namespaces = `${base}${instance}/namespaces`;
    const { status } = await client.post(namespaces).set('X-Auth-Token', swr.token).send(bodyOf('mine'));
    expect(status).toBe(201);
    expect((await client.get(`${namespaces}/mine`).set('X-Auth-Token', swr.token)).status).toBe(200);
    expect((await client.post(`${base}/_fake/worlds`).send({ name: 'other' })).body.name).toBe('other');
  });

  test.each(parsers)('%s, a request without a body is answered', async (_, parser) => {
    const { swr, client, base, instance } = await mounted('/', parser);
    const execute = `${base}${instance}/namespaces/root/signature/policies/3/executions`;
    expect((await client.post(execute).set('X-Auth-Token', swr.token)).status).toBe(202);
    expect((await client.post(`${base}/_fake/reset`)).body).toEqual({ worlds: 1 });
  });

  /** The same value as Node's clients write it, and as Python's do. */
  const written = {
    compact: JSON.stringify(bodyOf('mine')),
    spaced: '{"namespace_name": "mine", "metadata": {"public": "true"}}',
  };
  test.each<[string, RequestHandler, keyof typeof written, number]>([
    ['express.json()', express.json(), 'compact', 201],
    ['express.json(), which loses the spaces', express.json(), 'spaced', 401],
    ['express.json() that keeps the bytes', express.json({ verify: keepRaw }), 'spaced', 201],
    ['express.raw()', express.raw({ type: json }), 'spaced', 201],
    ['express.text()', express.text({ type: json }), 'spaced', 201],
  ])('%s, a body signed as %s is answered %i', async (_, parser, form, status) => {
    const { swr, client, base, instance } = await mounted('/swr', parser);
    const target = `${base}${instance}/namespaces`;
    const body = written[form];
    const headers = { 'Content-Type': json };
    const answer = await client
      .post(target)
      .set(sign(swr, { method: 'POST', target, body, headers }))
      .send(body);
    expect(answer.status).toBe(status);
  });

  test('express.urlencoded(), a form is taken for the JSON of its fields', async () => {
    const { client } = await mounted('/', express.urlencoded());
    const answer = await client.post('/_fake/worlds').type('form').send({ name: 'from a form' });
    expect([answer.status, answer.body.name]).toEqual([201, 'from a form']);
  });
});
