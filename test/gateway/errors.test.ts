import { once } from 'node:events';
import { connect } from 'node:net';
import type { Response } from 'supertest';
import { describe, expect, test } from 'vitest';
import { policyBody } from '../support/bodies.ts';
import { type Call, type Fake, type Method, startFake } from '../support/fake.ts';

const megabyte = 1024 * 1024;
const json = 'application/json';

/** Sends bytes as they are and reads until the server closes the connection. */
const raw = async ({ swr }: Fake, text: string) => {
  const socket = connect(Number(new URL(swr.url).port), '127.0.0.1');
  socket.setEncoding('utf8').write(text);
  let answer = '';
  socket.on('data', (part) => {
    answer += part;
  });
  await once(socket, 'close');
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), head, body: body === '' ? undefined : JSON.parse(body) };
};

const gateway = (status: number, code: string) => ({ status, code, layer: 'gateway' });
const service = (status: number, code: string) => ({ status, code, layer: 'service' });
const unknownApi = gateway(404, 'APIGW.0101');
const unauthenticated = gateway(401, 'APIGW.0301');
const malformed = gateway(400, 'APIGW.0201');

const seen = ({ status, body }: Pick<Response, 'status' | 'body'>) => ({
  status,
  code: body.error_code,
  layer: body.request_id === undefined ? 'service' : 'gateway',
});

/** A call with the world's token and these headers. */
const withToken = ({ swr }: Fake, headers: Readonly<Record<string, string>>) => ({
  headers: { 'X-Auth-Token': swr.token, ...headers },
});

describe('what is no API', () => {
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
    ['an id is no integer', 'get', '{instance}/namespaces/root/signature/policies/x', {}],
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

describe('size and form', () => {
  test('a body over 12 MB is answered with 413, one of 12 MB reaches the service', async () => {
    const fake = await startFake();
    const post = (size: number) =>
      fake.send('post', `${fake.instance}/namespaces`, {
        ...withToken(fake, { 'Content-Type': json }),
        body: `"${'x'.repeat(size - 2)}"`,
      });
    expect(seen(await post(12 * megabyte + 1))).toEqual(gateway(413, 'APIGW.0201'));
    expect(seen(await post(12 * megabyte))).toEqual(service(400, 'SVCSTG.SWR.4000014'));
  });

  test.each([
    ['headers over 64 KB', `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(65_536)}\r\n\r\n`, 494],
    ['garbage', 'NONSENSE\r\n\r\n', 400],
    ['a TLS greeting', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n', 400],
    ['a broken length', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n', 400],
    ['no Host header', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ])('%s: the gateway refuses it in its own words', async (_, text, status) => {
    const answer = await raw(await startFake(), text);
    expect(answer.body).toBeDefined();
    expect(seen(answer)).toEqual(gateway(status, 'APIGW.0201'));
    expect(answer.head).toContain(`Content-Type: ${json}`);
    expect(answer.head).toContain(`X-Request-Id: ${answer.body.request_id}`);
  });

  test.each([
    ['60 KB of headers', '', `X-Long: ${'x'.repeat(60_000)}`],
    [
      'an offer to upgrade to HTTP/2',
      '',
      'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk',
    ],
    ['the whole URL as its target, as to a proxy', 'http://x', 'Accept: */*'],
  ])('a request with %s is served', async (_, origin, headers) => {
    const fake = await startFake();
    const host = `Host: x\r\nX-Auth-Token: ${fake.swr.token}\r\nConnection: close`;
    const target = `${origin}${fake.instance}`;
    const { status, body } = await raw(fake, `GET ${target} HTTP/1.1\r\n${host}\r\n${headers}\r\n\r\n`);
    expect([status, body.id]).toEqual([200, fake.swr.instanceId]);
  });
});

test.each([
  ['twenty digits', '9'.repeat(20)],
  ['hundreds of digits', '9'.repeat(400)],
  ['one with an exponent', '1e1'],
  ['a hexadecimal one', '0x1'],
])('a number that is no int32 is refused as it was sent: %s', async (_, value) => {
  const { get, instance } = await startFake();
  const answers = [
    await get(`${instance}/namespaces`, { limit: value }),
    await get(`${instance}/namespaces/root/signature/policies/${value}`),
  ];
  for (const [index, name] of ['limit', 'policy_id'].entries()) {
    expect(answers[index]?.status).toBe(400);
    expect(answers[index]?.body.error_msg).toMatch(new RegExp(`parameter ${name} is "?${value.slice(0, 15)}`));
  }
});

describe('bodies', () => {
  test.each([
    ['broken JSON', '{"name": ', 'SVCSTG.SWR.4001018', 'JSON'],
    ['no body', '', 'SVCSTG.SWR.4001018', 'required'],
    ['an array', '[]', 'SVCSTG.SWR.4000014', 'object'],
    ['a string', '"text"', 'SVCSTG.SWR.4000014', 'object'],
    ['a number', '1', 'SVCSTG.SWR.4000014', 'object'],
    ['null', 'null', 'SVCSTG.SWR.4000014', 'object'],
    ['arrays in arrays in arrays', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'SVCSTG.SWR.4000014', 'object'],
  ])('%s where an object is required is answered with 400', async (_, body, code, rule) => {
    const fake = await startFake();
    const call = { ...withToken(fake, { 'Content-Type': json }), body };
    const response = await fake.send('post', `${fake.instance}/namespaces/root/signature/policies`, call);
    expect(seen(response)).toEqual(service(400, code));
    expect(response.body.error_msg).toContain(rule);
  });

  test('unknown fields are dropped', async () => {
    const { get, post, instance } = await startFake();
    const policies = `${instance}/namespaces/root/signature/policies`;
    const { status, body } = await post(policies, policyBody({ colour: 'red' }));
    expect([status, (await get(`${policies}/${body.id}`)).body.colour]).toEqual([201, undefined]);
  });

  test.each<[string, Method, string, Call, number]>([
    ['an unknown query parameter', 'get', '?colour=red&colour=blue', {}, 200],
    ['a slash at its end', 'get', '/', {}, 200],
    ['a JSON body on GET', 'get', '', { body: { name: 'x' } }, 200],
    ['no body on POST execute', 'post', '/namespaces/root/signature/policies/3/executions', {}, 202],
    ['broken JSON on POST execute', 'post', '/namespaces/root/signature/policies/3/executions', { body: '{' }, 202],
  ])('a request with %s is served', async (_, method, path, call, status) => {
    const fake = await startFake();
    const headers = withToken(fake, { 'Content-Type': json });
    expect((await fake.send(method, `${fake.instance}${path}`, { ...headers, ...call })).status).toBe(status);
  });
});

describe('what answers carry', () => {
  const policy = '/namespaces/root/signature/policies/3';

  test('the PUT has Content-Length: 0 and no Content-Type', async () => {
    const { put, instance } = await startFake();
    const { status, headers, text } = await put(`${instance}${policy}`, policyBody());
    expect([status, headers['content-length'], headers['content-type'], text]).toEqual([200, '0', undefined, '']);
  });

  test('a 204 has no body, no length and no type', async () => {
    const { remove, instance } = await startFake();
    const { status, headers, text } = await remove(`${instance}${policy}`);
    const said = [headers['content-length'], headers['content-type'], headers['transfer-encoding']];
    expect([status, text, ...said]).toEqual([204, '', undefined, undefined, undefined]);
  });

  test('every other answer is JSON of the length it says, errors without a null', async () => {
    const { send, get, post, instance } = await startFake();
    const answers = [
      await get(instance),
      await post(`${instance}${policy}/executions`),
      await get('/'),
      await get(`${instance}/namespaces/%zz`),
      await get(`${instance}/namespaces/none`),
      await get(`${instance}/namespaces`, { limit: 'null' }),
      await get('/v2/another/instances'),
      await send('get', instance, { headers: {} }),
      await post(`${instance}/namespaces`, { namespace_name: null, metadata: null }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 202, 404, 400, 404, 400, 403, 401, 400]);
    for (const { headers, text, body, status } of answers) {
      expect(headers['content-type']).toBe(json);
      expect(headers['content-length']).toBe(String(Buffer.byteLength(text)));
      if (status >= 400) expect(Object.values(body).every((value) => typeof value === 'string')).toBe(true);
    }
  });
});
