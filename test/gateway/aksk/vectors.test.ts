import { hkdfSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hashOf, queryOf, type Scheme, signer, textOf, urisOf } from '../../../mock/gateway/aksk/canonical.ts';
import { manualClock } from '../../../mock/index.ts';
import { type Fake, startFake } from '../../support/fake.ts';
import { canonicalRequest, hkdf, type Signing, sign, signatureOf } from '../../support/sign.ts';

/** Go SDK, core/auth/signer/signer_test.go. */
const key = { ak: 'AccessKey', sk: 'SecretKey' };
const date = '20060102T150405Z';
const body = '{"Name":"test","Id":1}\n';
const vectors = [
  { method: 'GET', path: '/path', search: 'limit=1', body: '', signature: '5a2ce64c865e0e6046321c6f3d5a77ba8413eeaf355c3166c03d58d02ac79624' },
  { method: 'POST', path: '/path', search: 'key=value', body, signature: 'cecc2af119b18ab70b4d094c0750f3b42c02f254903179a0fc2cc72fc9db4f59' },
  { method: 'POST', path: '/path', search: 'key=value', body: body.trimEnd(), signature: '83599e5230b5b31fb58837c5760b4c2d407542df1f9493834ead538696e17a35' },
]; // biome-ignore format: a table

const scheme: Scheme = { algorithm: 'SDK-HMAC-SHA256', date };

const textsFor = ({ method, path, search, body }: Omit<(typeof vectors)[number], 'signature'>) =>
  urisOf(path).map((uri) =>
    textOf({
      method,
      uri,
      query: queryOf(search),
      headers: [`x-sdk-date:${date}`],
      signedHeaders: 'x-sdk-date',
      hash: hashOf(Buffer.from(body)),
    }),
  );

describe('the public vectors', () => {
  test.each(vectors)(
    'the fake gives $method ?$search the published signature $signature',
    ({ signature, ...given }) => {
      expect(textsFor(given).map(signer(key.ak, key.sk, scheme))).toEqual([signature]);
    },
  );

  test.each(vectors)("the tests' own signer gives $method ?$search the published signature $signature", (vector) => {
    const { method, path, search, body, signature } = vector;
    expect(signatureOf(key, { method, target: `${path}?${search}`, body, date })).toBe(signature);
  });

  test('the canonical request has a slash at the end of its path and an empty line after its headers', () => {
    expect(textsFor({ method: 'GET', path: '/path', search: 'limit=1', body: '' })).toEqual([
      [
        'GET',
        '/path/',
        'limit=1',
        `x-sdk-date:${date}`,
        '',
        'x-sdk-date',
        'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      ].join('\n'),
    ]);
  });
});

describe('a request that is signed under the key of the vectors, at their time', () => {
  const seed = { ...key, project_id: 'p', instances: [{ id: 'i', name: 'one' }] };
  const start = () => startFake({ seed, clock: manualClock('2006-01-02T15:04:05Z') });
  const namespace = `${JSON.stringify({ namespace_name: 'team', metadata: { public: 'false' } })}\n`;
  const requests: readonly (Signing & { readonly name: string; readonly status: number })[] = [
    { name: 'GET', target: '/v2/p/instances?limit=1', date, status: 200 },
    {
      name: 'POST',
      method: 'POST',
      target: '/v2/p/instances/i/namespaces?key=value',
      body: namespace,
      date,
      status: 201,
    },
    { name: 'V11 GET', target: '/v2/p/instances?limit=1', date, derived: '20060102/cn-north-4/swr', status: 200 },
  ];
  const sent = ({ send }: Fake, { method, target, body }: Signing, headers: Record<string, string>) =>
    send(method === 'POST' ? 'post' : 'get', target, {
      headers: { ...headers, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body }),
    });

  test.each(requests)('$name $target is accepted', async (request) => {
    const fake = await start();
    expect((await sent(fake, request, sign(key, request))).status).toBe(request.status);
  });

  test.each(requests.flatMap((request) => [0, 31, 63].map((digit) => ({ ...request, digit }))))(
    '$name $target is refused if hex digit $digit of its signature is another',
    async (request) => {
      const fake = await start();
      const headers = sign(key, request);
      const { Authorization = '' } = headers;
      const at = Authorization.length - 64 + request.digit;
      const other = Authorization[at] === '0' ? '1' : '0';
      const changed = { ...headers, Authorization: Authorization.slice(0, at) + other + Authorization.slice(at + 1) };
      const { status, body } = await sent(fake, request, changed);
      expect(status).toBe(401);
      expect(body.error_msg).toBe(
        `Incorrect IAM authentication information: verify aksk signature fail, canonicalRequest:${canonicalRequest(request).replaceAll('\n', '|')}`,
      );
    },
  );
});

describe('the key that V11-HMAC-SHA256 derives', () => {
  test('is made by an HKDF that meets test case 1 of RFC 5869', () => {
    const hex = (text: string) => Buffer.from(text, 'hex');
    const made = hkdf(hex('0b'.repeat(22)), hex('000102030405060708090a0b0c'), hex('f0f1f2f3f4f5f6f7f8f9'));
    expect(made.toString('hex')).toBe('3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf');
  });

  const infos = ['20060102/cn-north-4/swr', '20260301/eu-west-101/swr', '20260301//'];

  test.each(infos)('for %s is what Node derives from secret key, access key and info', (info) => {
    const { ak, sk } = key;
    expect(hkdf(sk, ak, info)).toEqual(Buffer.from(hkdfSync('sha256', sk, ak, info, 32)));
  });

  test.each(infos)('for %s signs the same in the fake and in the tests', (info) => {
    const [text = ''] = textsFor({ method: 'GET', path: '/path', search: 'limit=1', body: '' });
    const derived: Scheme = { algorithm: 'V11-HMAC-SHA256', date, info };
    const ours = signatureOf(key, { target: '/path?limit=1', date, derived: info });
    expect(signer(key.ak, key.sk, derived)(text)).toBe(ours);
  });

  test('is another for another region', async () => {
    const { send } = await startFake({ seed: { ...key, project_id: 'p' }, clock: manualClock('2006-01-02T15:04:05Z') });
    const target = '/v2/p/instances';
    const { Authorization = '', ...rest } = sign(key, { target, date, derived: '20060102/cn-north-4/swr' });
    const headers = { ...rest, Authorization: Authorization.replace('cn-north-4', 'cn-north-1') };
    expect((await send('get', target, { headers })).status).toBe(401);
  });
});
