import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { policyBody } from '../support/bodies.ts';
import { type Call, type Fake, type Method, startFake } from '../support/fake.ts';
import { gateway, json, seen, service, withToken } from './layers.ts';

const megabyte = 1024 * 1024;

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
    [
      'headers over 64 KB',
      `GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Long: ${'x'.repeat(65_536)}\r\n\r\n`,
      494,
    ],
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
])('a number that is not an int32 is refused as it was sent: %s', async (_, value) => {
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
    [
      'arrays in arrays in arrays',
      `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
      'SVCSTG.SWR.4001018',
      'deeper than 64 levels',
    ],
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
