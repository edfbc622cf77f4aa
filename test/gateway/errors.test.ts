import { describe, expect, test } from 'vitest';
import { type Call, type Method, startFake } from '../support/fake.ts';
import { gateway, json, seen, service } from './layers.ts';

const unknownApi = gateway(404, 'APIGW.0101');
const unauthenticated = gateway(401, 'APIGW.0301');
const malformed = gateway(400, 'APIGW.0201');

describe('what is not an API', () => {
  test.each<[Method, string]>([
    ['get', '/'],
    ['get', '/v2'],
    ['get', '/v1/p/instances'],
    ['get', '/v2/p/instances/i/nothing'],
    ['get', '/v2/p/instances/i/namespaces//repositories'],
    ['get', '//v2/p/instances'],
    ['get', '/v2/p/instances/i/namespaces/n/repositories/a%2Fb'],
    ['get', '/v2/p/instances/toString/constructor'],
    ['post', '/v2/p/instances/i/repositories'],
    ['put', '/v2/p/instances/i/namespaces'],
    ['post', '/v2/p/instances/i'],
    ['patch', '/v2/p/instances/i/namespaces/n/signature/policies/1'],
  ])('%s %s is answered by the gateway with 404, even without credentials', async (method, path) => {
    const { send } = await startFake();
    expect(seen(await send(method, path, { headers: {} }))).toEqual(unknownApi);
  });

  test('HEAD is answered with 404 and no body', async () => {
    const { send, instance } = await startFake();
    const { status, text } = await send('head', instance);
    expect([status, text ?? '']).toEqual([404, '']);
  });

  test.each(['%zz', '%', '%e4%b8', 'a%80'])('a path with %s in it is answered with 400', async (text) => {
    const { get, instance } = await startFake();
    expect(seen(await get(`${instance}/namespaces/${text}`))).toEqual(malformed);
  });
});

describe('credentials', () => {
  test.each<[string, Method, string, Call]>([
    ['nothing else is wrong', 'get', '{instance}', {}],
    ['a query parameter is out of range', 'get', '{instance}/namespaces?limit=0', {}],
    ['there is no such instance', 'get', '{instance}x', {}],
    ['the project is another one', 'get', '/v2/another/instances', {}],
    ['an id is not an integer', 'get', '{instance}/namespaces/root/signature/policies/x', {}],
    ['the JSON is broken', 'post', '{instance}/namespaces', { headers: { 'Content-Type': json }, body: '{' }],
    ['the body is missing', 'post', '{instance}/namespaces', {}],
  ])('missing ones are answered with 401 when %s', async (_, method, path, call) => {
    const { send, instance } = await startFake();
    const response = await send(method, path.replace('{instance}', instance), { headers: {}, ...call });
    expect(seen(response)).toEqual(unauthenticated);
  });

  test.each([
    ['an unknown token', { 'X-Auth-Token': 'nonsense' }, 'decrypt token fail'],
    ['an empty token', { 'X-Auth-Token': '' }, 'x-auth-token not found'],
    ['another scheme', { Authorization: 'Basic ZGVtbzpkZW1v' }, 'Unauthorized'],
    [
      'an unknown access key',
      { Authorization: `SDK-HMAC-SHA256 Access=NOBODY, SignedHeaders=host, Signature=${'0'.repeat(64)}` },
      'ak NOBODY not exist',
    ],
  ])('%s is answered with 401 that says why', async (_, headers, reason) => {
    const { send, instance } = await startFake();
    const response = await send('get', instance, { headers });
    expect(seen(response)).toEqual(unauthenticated);
    expect(response.body.error_msg).toBe(`Incorrect IAM authentication information: ${reason}`);
  });

  test('those of one project open no path of another, whatever else is wrong with the request', async () => {
    const { get, post } = await startFake();
    const answers = [
      await get('/v2/another/instances'),
      await get('/v2/another/instances/none/namespaces', { limit: 0 }),
      await post('/v2/another/instances/none/namespaces', { nonsense: true }),
    ];
    expect(answers.map(seen)).toEqual(Array(3).fill(service(403, 'SVCSTG.SWR.4039001')));
    expect(answers[0]?.body.error_msg).toContain('another');
  });

  test('none are asked for when authentication is off', async () => {
    const { send, instance } = await startFake({ auth: 'off' });
    expect((await send('get', instance, { headers: {} })).status).toBe(200);
  });
});

test('every request has an id of its own, which a body of the gateway repeats', async () => {
  const { send, get, instance } = await startFake();
  const answers = [await get('/'), await get('/'), await send('get', instance, { headers: {} }), await get(instance)];
  const ids = answers.map(({ headers }) => headers['x-request-id']);
  expect(new Set(ids).size).toBe(4);
  expect(answers.map(({ body }) => body.request_id)).toEqual([...ids.slice(0, 3), undefined]);
});
