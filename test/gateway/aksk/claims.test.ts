/** What a signed request says of itself beside its signature: the hash of its body, and where its key is good for. */
import supertest from 'supertest';
import { describe, expect, test } from 'vitest';
import { type Fake, startFake } from '../../support/fake.ts';
import { type Signing, sha256, sign } from '../../support/sign.ts';

const key = { ak: 'AK', sk: 'SK' };
const seed = { ...key, project_id: 'p', token: 'token', instances: [{ id: 'i', name: 'one' }] };
const start = () => startFake({ seed });

type Headers = Readonly<Record<string, string>>;

const namespace = (name: string) => JSON.stringify({ namespace_name: name, metadata: { public: 'false' } });
const mine = namespace('mine');
const yours = namespace('yours');
const post: Signing = { method: 'POST', target: '/v2/p/instances/i/namespaces', body: mine };
const signedHash = { signed: ['x-sdk-content-sha256', 'x-sdk-date'] };

const sent = ({ swr }: Fake, body: string, headers: Headers) =>
  supertest(swr.url)
    .post(post.target)
    .set({ ...headers, 'Content-Type': 'application/json', 'X-Fake-Explain': '1' })
    .send(body);

const names = async ({ swr }: Fake): Promise<readonly string[]> => {
  const { body } = await supertest(swr.url).get(post.target).set('X-Auth-Token', 'token');
  return body.namespaces.map(({ name }: { readonly name: string }) => name);
};

describe('a signed request whose body was exchanged', () => {
  test.each<[string, Headers]>([
    ['as it is', sign(key, post)],
    ['beside an unsigned hash of the old body', { ...sign(key, post), 'X-Sdk-Content-Sha256': sha256(mine) }],
    ['beside an unsigned hash of the new body', { ...sign(key, post), 'X-Sdk-Content-Sha256': sha256(yours) }],
    ['beside an unsigned UNSIGNED-PAYLOAD', { ...sign(key, post), 'X-Sdk-Content-Sha256': 'UNSIGNED-PAYLOAD' }],
    ['under a signed hash of the old body', sign(key, { ...post, ...signedHash, contentSha256: sha256(mine) })],
    ['under a signed text that is not a hash', sign(key, { ...post, ...signedHash, contentSha256: 'whatever' })],
    [
      'under a signed UNSIGNED-PAYLOAD in lower case',
      sign(key, { ...post, ...signedHash, contentSha256: 'unsigned-payload' }),
    ],
  ])('%s is refused, and nothing is made', async (_, headers) => {
    const fake = await start();
    expect((await sent(fake, yours, headers)).status).toBe(401);
    expect(await names(fake)).toEqual([]);
  });

  test('under a signed UNSIGNED-PAYLOAD is accepted: the client has not signed its body', async () => {
    const fake = await start();
    const headers = sign(key, { ...post, ...signedHash, contentSha256: 'UNSIGNED-PAYLOAD' });
    expect((await sent(fake, yours, headers)).status).toBe(201);
    expect(await names(fake)).toEqual(['yours']);
  });
});

test.each([
  ['is not signed counts for nothing', { ...sign(key, post), 'X-Sdk-Content-Sha256': 'whatever' }],
  ['is signed may be in capitals', sign(key, { ...post, ...signedHash, contentSha256: sha256(mine).toUpperCase() })],
  ['is signed and not sent is empty', sign(key, { ...post, ...signedHash })],
])('a hash that %s', async (_, headers) => {
  expect((await sent(await start(), mine, headers)).status).toBe(201);
});

test('a hash that is not that of the body is explained with both', async () => {
  const headers = sign(key, { ...post, ...signedHash, contentSha256: sha256(mine) });
  const { body } = await sent(await start(), yours, headers);
  expect(body.error_msg).toMatch(/calc aksk signature fail:invalid X-Sdk-Content-Sha256$/);
  expect(body.explanation.cause).toBe(
    `X-Sdk-Content-Sha256 is "${sha256(mine)}", but the SHA-256 of the ${yours.length} bytes that came is ${sha256(yours)}`,
  );
});

test('a header that is named more than once among those signed is refused before anything is signed', async () => {
  const headers = sign(key, { ...post, signed: ['host', 'x-sdk-date', 'host'], headers: { Host: 'swr.test' } });
  const { status, body } = await sent(await start(), mine, headers);
  expect([status, body.explanation]).toEqual([401, { cause: 'SignedHeaders names a header more than once' }]);
});

const list: Signing = { target: '/v2/p/instances' };
const explained = ({ swr }: Fake, target: string, headers: Headers) =>
  supertest(swr.url)
    .get(target)
    .set({ ...headers, 'X-Fake-Explain': '1' });

describe('a derived key', () => {
  test.each([
    'another day: 20260302/cn-north-4/swr',
    'another region: 20260301/cn-north-1/swr',
    'the region of global services: 20260301/globe/swr',
    'another service: 20260301/cn-north-4/obs',
    'another neighbour: 20260301/cn-north-4/iam',
    'no service: 20260301/cn-north-4',
    'more than a service: 20260301/cn-north-4/swr/x',
    'nothing: //',
  ])('for %s is refused with what it must be', async (text) => {
    const [, derived = ''] = text.split(': ');
    const { status, body } = await explained(await start(), list.target, sign(key, { ...list, derived }));
    expect([status, body.explanation.cause]).toEqual([
      401,
      `the scope of the credential is ${JSON.stringify(derived)}; it must be day, region and service: 20260301/cn-north-4/swr`,
    ]);
  });

  test("is good for its world's own region", async () => {
    const { swr } = await startFake({ seed: { ...seed, region: 'ap-southeast-3' } });
    const asked = (derived: string) =>
      supertest(swr.url)
        .get(list.target)
        .set(sign(key, { ...list, derived }));
    expect((await asked('20260301/ap-southeast-3/swr')).status).toBe(200);
    expect((await asked('20260301/cn-north-4/swr')).status).toBe(401);
  });

  test.each([
    ['20260301/cn-north-4/iam', 200],
    ['20260301/globe/iam', 200],
    ['20260301/globe/swr', 401],
    ['20260302/globe/iam', 401],
  ])('for %s opens IAM with %i', async (derived, status) => {
    const target = '/v3/projects';
    const answer = await explained(await start(), target, sign(key, { target, derived }));
    expect(answer.status).toBe(status);
  });
});

describe('a refusal of what is large', () => {
  const wrong = { ak: 'AK', sk: 'wrong' };
  const many = Array.from({ length: 10_000 }, (_, at) => `a${at}`);
  const large: readonly (readonly [string, Signing])[] = [
    ['header', { ...list, headers: { 'X-Project-Id': 'x'.repeat(30_000) }, signed: ['x-project-id', 'x-sdk-date'] }],
    ['list of headers', { ...list, signed: ['x-sdk-date', ...many.slice(0, 7000)] }],
    ['query', { target: `/v2/p/instances?name=${'x'.repeat(30_000)}` }],
    ['path', { target: `/v2/p/instances/${'x'.repeat(30_000)}` }],
  ];

  test.each(large)('%s is short', async (_, signing) => {
    const answer = await explained(await start(), signing.target, sign(wrong, signing));
    const { cause, canonical_request } = answer.body.explanation;
    expect([answer.status, cause]).toEqual([401, expect.stringMatching(/^no usual mistake/)]);
    expect(canonical_request).toMatch(/… \(\d+ characters\)/);
    expect(answer.text.length).toBeLessThan(20_000);
  });

  test.each(large)('%s still names one mistake', async (_, signing) => {
    const { pathname } = new URL(signing.target, 'http://swr.test');
    const headers = sign(key, { ...signing, instead: { uri: pathname } });
    const { body } = await explained(await start(), signing.target, headers);
    expect(body.explanation.cause).toMatch(/^the client signed the path without the slash/);
    expect(JSON.stringify(body.explanation).length).toBeLessThan(20_000);
  });
});
