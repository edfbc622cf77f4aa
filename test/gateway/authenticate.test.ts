import supertest, { type Response } from 'supertest';
import { describe, expect, test } from 'vitest';
import { type Fake, startFake } from '../support/fake.ts';
import { canonicalRequest, type Signing, sign, stringToSign, temporaryKey } from '../support/sign.ts';

const ak = 'THEACCESSKEY';
const sk = 'the-secret-key-of-the-world';
const seed = {
  ak,
  sk,
  token: 'the-static-token',
  password: 'the-password',
  project_id: 'p',
  instances: [{ id: 'i', name: 'one' }],
};
const start = () => startFake({ seed });

type Headers = Readonly<Record<string, string>>;
type Body = Readonly<Record<string, unknown>>;

const get: Signing = { target: '/v2/p/instances?limit=1' };
const signed = (changes: Partial<Signing> = {}, key = { ak, sk }) => sign(key, { ...get, ...changes });
const at = (date: string) => signed({ date });

const issued = async ({ swr }: Fake): Promise<string> => {
  const user = { name: 'demo', password: 'the-password', domain: { name: 'fake-swr-demo' } };
  const scope = { project: { id: 'p' } };
  const answer = await supertest(swr.url)
    .post('/v3/auth/tokens')
    .send({ auth: { identity: { methods: ['password'], password: { user } }, scope } });
  return answer.headers['x-subject-token'] ?? '';
};

/** Sends what is signed; with X-Fake-Explain, so that the answer has a field which the service's own have not. */
const explained = ({ swr }: Fake, { method = 'GET', target, body }: Signing, headers: Headers): Promise<Response> => {
  const call = supertest(swr.url)
    [method === 'POST' ? 'post' : 'get'](target)
    .set({ ...headers, 'X-Fake-Explain': '1' });
  return body === undefined ? call : call.send(body);
};

const journalled = async ({ swr }: Fake, { headers }: Response): Promise<Body | undefined> => {
  const { body } = await supertest(swr.url).get('/_fake/journal').query({ request_id: headers['x-request-id'] });
  expect(body.total).toBe(1);
  return body.entries[0].explanation;
};

interface Kind {
  readonly name: string;
  readonly given: (fake: Fake) => Headers | Promise<Headers>;
  readonly reason: string;
  readonly explanation?: Body;
}

const form =
  'Authorization is not in the form SDK-HMAC-SHA256 Access=<ak>, SignedHeaders=<a;b>, Signature=<64 hex digits>, nor in that of V11-HMAC-SHA256';
const noTime = 'calc aksk signature fail:invalid X-Sdk-Date';
const expired = (date: string) =>
  `calc aksk signature fail:signature expired, signature time:${date},server time:20260301T120000Z`;
const badDate = (cause: string) => ({ cause: `X-Sdk-Date ${cause}; it must be a time like 20211217T064303Z` });
const { Authorization: good = '', ...undated } = signed();

const kinds: readonly Kind[] = [
  { name: 'no credentials', given: () => ({}), reason: 'x-auth-token not found', explanation: { cause: 'the request carries neither X-Auth-Token nor Authorization' } },
  { name: 'a garbage token', given: () => ({ 'X-Auth-Token': 'garbage' }), reason: 'decrypt token fail', explanation: { cause: expect.stringMatching(/^no user of this fake has the token/) } },
  { name: 'a garbage token that begins like a real one', given: () => ({ 'X-Auth-Token': 'MIIgarbage.garbage' }), reason: 'decrypt token fail', explanation: { cause: expect.stringMatching(/^this fake has not issued the token/) } },
  { name: 'an expired token', reason: 'token expires, expires_at: 2026-03-02T12:00:00.000000Z', explanation: { cause: 'the token expired at 2026-03-02T12:00:00.000000Z; the clock of its world says 2026-03-02T12:00:00.000000Z' }, given: async (fake) => {
    const token = await issued(fake);
    await fake.swr.clock.advance('24h');
    return { 'X-Auth-Token': token };
  } },
  { name: 'an unknown access key', given: () => signed({}, { ak: 'NOSUCHKEY', sk }), reason: 'ak NOSUCHKEY not exist', explanation: { cause: expect.stringMatching(/^no user of this fake has the access key/) } },
  { name: 'another signature', given: () => ({ ...signed(), Authorization: good.replace(/.{64}$/, '0'.repeat(64)) }),
    reason: `verify aksk signature fail, canonicalRequest:${canonicalRequest(get).replaceAll('\n', '|')}`,
    explanation: { cause: expect.stringMatching(/^no usual mistake gives .* most likely its secret key is not the one of THEACCESSKEY/), canonical_request: canonicalRequest(get), string_to_sign: stringToSign(get) } },
  { name: 'a time of signing 16 minutes ago', given: () => at('20260301T114400Z'), reason: expired('20260301T114400Z'), explanation: { cause: "the client's clock is 16 min 0 s behind the server's; 15 min are allowed" } },
  { name: 'a time of signing in 16 minutes', given: () => at('20260301T121600Z'), reason: expired('20260301T121600Z'), explanation: { cause: "the client's clock is 16 min 0 s ahead of the server's; 15 min are allowed" } },
  { name: 'a time of signing in another form', given: () => at('2026-03-01T12:00:00Z'), reason: noTime, explanation: badDate('is "2026-03-01T12:00:00Z"') },
  { name: 'a time of signing on 30 February', given: () => at('20260230T120000Z'), reason: noTime, explanation: badDate('is "20260230T120000Z"') },
  { name: 'no time of signing', given: () => ({ Authorization: good }), reason: noTime, explanation: badDate('was not sent') },
  { name: 'an Authorization in another form', given: () => ({ ...undated, Authorization: 'Bearer abc' }), reason: 'Unauthorized', explanation: { cause: form } },
  { name: 'an Authorization without its signature', given: () => ({ ...undated, Authorization: good.replace(/, Signature=.*/, '') }), reason: 'Unauthorized', explanation: { cause: form } },
  { name: 'an algorithm that is not supported', given: () => ({ ...undated, Authorization: good.replace('SHA256', 'SM3') }), reason: 'Unauthorized', explanation: { cause: form } },
]; // biome-ignore format: a table

test.each(kinds)(
  '$name is refused with 401 and its reason, and explained to those who ask and in the journal',
  async (kind) => {
    const fake = await start();
    const headers = await kind.given(fake);
    const plain = await fake.send('get', get.target, { headers });
    const body = (request_id: unknown) => ({
      error_msg: `Incorrect IAM authentication information: ${kind.reason}`,
      error_code: 'APIGW.0301',
      request_id,
    });
    expect([plain.status, plain.body]).toEqual([401, body(plain.headers['x-request-id'])]);
    const asked = await explained(fake, get, headers);
    const { explanation } = kind;
    expect(asked.body).toEqual({ ...body(asked.headers['x-request-id']), ...(explanation && { explanation }) });
    expect([await journalled(fake, plain), await journalled(fake, asked)]).toEqual([explanation, explanation]);
  },
);

test('a clock that is 15 minutes and a second off is not explained as 15 minutes off where 15 are allowed', async () => {
  const { body } = await explained(await start(), get, at('20260301T121501Z'));
  expect(body.explanation.cause).toMatch(/ahead of the server's/);
  expect(body.explanation.cause).toContain('is 15 min 1 s ahead');
});

interface Mistake {
  readonly name: string;
  readonly request?: Partial<Signing>;
  readonly instead?: Signing['instead'];
  readonly sk?: string;
  readonly cause: RegExp;
  /** Number, server's and client's. */
  readonly line?: readonly [number, string, string];
}

const path = '/v2/p/instances/i/namespaces';
const body = '{"namespace_name":"team"}\n';
const post: Signing = {
  method: 'POST',
  target: `${path}?b=2&a=1`,
  body,
  headers: { Host: 'swr.test:9443' },
  signed: ['host', 'x-sdk-date'],
};
const bare = { headers: { Host: 'swr.test' } };
const hash = {
  none: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  body: '45039bdce4371f17698462e45349ffd5a093d5a9ef7387841516c3d17d167b03',
  trimmed: '95509f16cf3218524e1610b9215cd1c736aa14a09851a0b7d3205ec026c1ca01',
};
const port = (signed: string, sent: string) =>
  new RegExp(`^the client signed "host:${signed}" but sent "host:${sent}": the port must be the same in both$`);

const mistakes: readonly Mistake[] = [
  { name: 'no slash at the end of the path', instead: { uri: path }, cause: /^the client signed the path without the slash that the canonical URI must end with$/, line: [2, `${path}/`, path] },
  { name: 'no slash where there is neither query nor body', request: { method: 'GET', target: path, body: '' }, instead: { uri: path }, cause: /^the client signed the path without the slash that the canonical URI must end with$/, line: [2, `${path}/`, path] },
  { name: 'the path as it is on the wire', request: { target: `${path}/lib!x`, method: 'GET', body: '' }, instead: { uri: `${path}/lib!x` }, cause: /^the client signed the path as it is on the wire, without a slash at its end$/, line: [2, `${path}/lib%21x/`, `${path}/lib!x`] },
  { name: 'the slashes of the path encoded', instead: { uri: path.replaceAll('/', '%2F') }, cause: /^the client encoded the slashes of the path$/, line: [2, `${path}/`, path.replaceAll('/', '%2F')] },
  { name: 'the query in the order of sending', instead: { query: 'b=2&a=1' }, cause: /^the client signed the query in the order it was sent; it must be sorted by name$/, line: [3, 'a=1&b=2', 'b=2&a=1'] },
  { name: 'no query', instead: { query: '' }, cause: /^the client left the query out of what it signed$/, line: [3, 'a=1&b=2', ''] },
  { name: 'a host without the port', instead: { host: 'swr.test' }, cause: port('swr.test', 'swr.test:9443'), line: [4, 'host:swr.test:9443', 'host:swr.test'] },
  { name: 'a host with another port', instead: { host: 'swr.test:443' }, cause: port('swr.test:443', 'swr.test:9443'), line: [4, 'host:swr.test:9443', 'host:swr.test:443'] },
  ...['443', '80', '8080'].map((number) => ({ name: `a host with port ${number} that is not sent`, request: bare, instead: { host: `swr.test:${number}` }, cause: port(`swr.test:${number}`, 'swr.test'), line: [4, 'host:swr.test', `host:swr.test:${number}`] as const })),
  { name: 'an empty body', instead: { body: '' }, cause: /^the client signed an empty body but sent one$/, line: [8, hash.body, hash.none] },
  { name: 'a body without its line break', instead: { body: body.trimEnd() }, cause: /^the client signed a body without the line break that it sent at its end$/, line: [8, hash.body, hash.trimmed] },
  { name: 'a body with a line break that is not sent', request: { body: body.trimEnd() }, instead: { body }, cause: /^the client signed a body with a line break at its end that it did not send$/, line: [8, hash.trimmed, hash.body] },
  { name: 'UNSIGNED-PAYLOAD that is not sent', instead: { hash: 'UNSIGNED-PAYLOAD' }, cause: /^the client signed UNSIGNED-PAYLOAD without sending X-Sdk-Content-Sha256 as a signed header$/, line: [8, hash.body, 'UNSIGNED-PAYLOAD'] },
  { name: 'the method in lower case', instead: { method: 'post' }, cause: /^the client signed the method in lower case$/, line: [1, 'POST', 'post'] },
  { name: 'no slash and no line break', instead: { uri: path, body: body.trimEnd() }, cause: /^the client signed the path without the slash .*; the client signed a body without the line break/, line: [2, `${path}/`, path] },
  { name: 'an unsorted query and no port', instead: { query: 'b=2&a=1', host: 'swr.test' }, cause: /^the client signed the query in the order .*; the client signed "host:swr.test" but/, line: [3, 'a=1&b=2', 'b=2&a=1'] },
  { name: 'no slash under a V11 key', request: { derived: '20260301/cn-north-4/swr' }, instead: { uri: path }, cause: /^the client signed the path without the slash/, line: [2, `${path}/`, path] },
  { name: 'another secret key', sk: 'another', cause: /most likely its secret key is not the one of THEACCESSKEY/ },
]; // biome-ignore format: a table

test.each(mistakes)('signing $name is found out', async ({ request, instead, sk: otherSk, cause, line }) => {
  const fake = await start();
  const right: Signing = { ...post, ...request };
  const headers = sign({ ak, sk: otherSk ?? sk }, { ...right, ...(instead && { instead }) });
  const answer = await explained(fake, right, headers);
  const [number, server, client] = line ?? [];
  const explanation = {
    cause: expect.stringMatching(cause),
    canonical_request: canonicalRequest(right),
    string_to_sign: stringToSign(right),
    ...(line && { line: { number, server, client } }),
  };
  expect([answer.status, answer.body.explanation]).toEqual([401, explanation]);
  expect(await journalled(fake, answer)).toEqual(explanation);
});

describe('secrets', () => {
  const found = (secrets: readonly string[], texts: readonly string[]) =>
    texts.filter((text) => secrets.some((secret) => text.includes(secret)));

  test('of the headers are neither in an answer nor in the journal, whether accepted, refused or expired', async () => {
    const fake = await start();
    const { key, securityToken } = await temporaryKey(fake.swr);
    const token = await issued(fake);
    const temporary: Signing = { ...get, securityToken, signed: ['x-sdk-date', 'x-security-token'] };
    const wrong = { ...key, sk: 'wrong' };
    const more = { signed: ['cookie', 'authorization', 'x-security-token', 'x-sdk-date'], headers: { Cookie: token } };
    const sent: readonly Headers[] = [
      { 'X-Auth-Token': seed.token },
      { 'X-Auth-Token': token },
      { 'X-Auth-Token': `${token}x` },
      { 'X-Auth-Token': `x${seed.token}` },
      signed(),
      signed({ instead: { query: '' } }),
      sign(key, temporary),
      sign(wrong, temporary),
      sign(wrong, { ...temporary, ...more }),
      sign(key, { ...temporary, date: '20260301T110000Z' }),
    ];
    const answers: Response[] = [];
    for (const headers of sent) answers.push(await explained(fake, get, headers));
    await fake.swr.clock.advance('24h');
    for (const headers of sent) answers.push(await explained(fake, get, headers));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 401]));
    const authorizations = sent.flatMap(({ Authorization: text }) =>
      text === undefined ? [] : [text, text.slice(-64)],
    );
    const secrets = [sk, key.sk, seed.token, token, securityToken, ...authorizations];
    const journal = JSON.stringify(await fake.swr.journal.find());
    expect(journal).toContain('x-security-token:***');
    expect(found(secrets, [...answers.map(({ text }) => text), journal])).toEqual([]);
  });

  const user = { name: 'demo', domain: { name: 'fake-swr-demo' } };
  const login = (identity: object) => JSON.stringify({ auth: { identity: { methods: ['password'], ...identity } } });

  test.each([
    ['a wrong password', 'tokens', 401, login({ password: { user: { ...user, password: 'hunter2' } } })],
    ['a password that is a number', 'tokens', 400, login({ password: { user: { ...user, password: 4815162342 } } })],
    ['a password in the wrong place', 'tokens', 400, login({ password: 'hunter2' })],
    ['a password without its quotes', 'tokens', 400, '{"password": hunter2}'],
    ['a body without its end', 'tokens', 400, '{"auth": {"password": "hunter2"'],
    ['a token in the wrong place', 'securitytokens', 400, login({ methods: ['token'], token: 'hunter2' })],
    ['a token that is a list', 'securitytokens', 400, login({ methods: ['token'], token: { id: ['hunter2'] } })],
  ])('of %s are neither in the answer nor in the journal', async (_, operation, status, text) => {
    const { swr } = await start();
    const answer = await supertest(swr.url)
      .post(operation === 'tokens' ? '/v3/auth/tokens' : '/v3.0/OS-CREDENTIAL/securitytokens')
      .set({ 'X-Auth-Token': swr.token, 'Content-Type': 'application/json' })
      .send(text);
    expect(answer.status).toBe(status);
    const journal = JSON.stringify(await swr.journal.find({ status }));
    expect(journal).toContain('"error_code"');
    expect(found(['hunter2', '4815162342'], [answer.text, journal])).toEqual([]);
  });
});
