import fc from 'fast-check';
import supertest from 'supertest';
import { expect, test } from 'vitest';
import { type Fake, startFake } from '../../support/fake.ts';
import { sign } from '../../support/sign.ts';

const target = '/v2/p/instances';
const key = { ak: 'AK', sk: 'SK' };
const start = () => startFake({ seed: { ...key, token: 'the-static-token', project_id: 'p' } });
const runs = { numRuns: 120, seed: 20260301, endOnFailure: true };

/** What a header can hold. */
const printable = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
  maxLength: 200,
});
const word = fc.string({ unit: fc.constantFrom(...'aZ09;,=/+-_.% '), maxLength: 40 });

/** The gateway's 401 and nothing else; checked against the spec by `send`. */
const expectRefused = async ({ send }: Fake, headers: Readonly<Record<string, string>>) => {
  const { status, headers: sent, body } = await send('get', target, { headers });
  const error_msg = expect.stringMatching(/^Incorrect IAM authentication information: ./);
  expect([status, body]).toEqual([401, { error_msg, error_code: 'APIGW.0301', request_id: sent['x-request-id'] }]);
};

const good = sign(key, { target });
const { Authorization: authorization = '' } = good;

/** The text with one character replaced, put in or left out. */
const mutated = (text: string) =>
  fc
    .tuple(fc.nat(text.length - 1), fc.constantFrom(...'aB0.=/+; '), fc.constantFrom('replace', 'insert', 'remove'))
    .map(([at, character, how]) => {
      if (how === 'insert') return text.slice(0, at) + character + text.slice(at);
      return text.slice(0, at) + (how === 'remove' ? '' : character) + text.slice(at + 1);
    });

test('any text as Authorization is refused', async () => {
  const fake = await start();
  await fc.assert(
    fc.asyncProperty(printable, (text) => expectRefused(fake, { ...good, Authorization: text })),
    runs,
  );
});

test('any parts of an Authorization in the right form are refused', async () => {
  const fake = await start();
  const parts = fc.tuple(
    fc.constantFrom('SDK', 'V11', 'sdk', 'AWS4'),
    fc.constantFrom('Access', 'Credential'),
    word,
    word,
    word,
  );
  const property = fc.asyncProperty(parts, ([version, who, credential, names, signature]) =>
    expectRefused(fake, {
      ...good,
      Authorization: `${version}-HMAC-SHA256 ${who}=${credential}, SignedHeaders=${names}, Signature=${signature}`,
    }),
  );
  await fc.assert(property, runs);
});

test('a good Authorization with one character changed is refused', async () => {
  const fake = await start();
  const spaceless = (text: string) => text.replaceAll(' ', '');
  const others = mutated(authorization).filter((text) => spaceless(text) !== spaceless(authorization));
  const property = fc.asyncProperty(others, (text) => expectRefused(fake, { ...good, Authorization: text }));
  await fc.assert(property, runs);
});

test('any list of signed headers under a signature that was made for another is refused', async () => {
  const fake = await start();
  const names = fc.array(fc.constantFrom('host', 'x-sdk-date', '', 'toString', '__proto__', 'cookie', ':', 'a'), {
    minLength: 1,
  });
  const property = fc.asyncProperty(
    names.filter((list) => list.join(';') !== 'x-sdk-date'),
    (list) =>
      expectRefused(fake, { ...good, Authorization: authorization.replace('=x-sdk-date', `=${list.join(';')}`) }),
  );
  await fc.assert(property, runs);
});

test('any text as X-Sdk-Date is refused, be it signed or not', async () => {
  const fake = await start();
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789TZ'), minLength: 14, maxLength: 18 });
  const dates = fc
    .oneof(
      word.map((text) => text.trim()),
      digits,
    )
    .filter((text) => !text.startsWith('20260301T1'));
  await fc.assert(
    fc.asyncProperty(dates, fc.boolean(), (date, isSigned) =>
      expectRefused(fake, isSigned ? sign(key, { target, date }) : { ...good, 'X-Sdk-Date': date }),
    ),
    runs,
  );
});

test('any text as X-Auth-Token is refused', async () => {
  const fake = await start();
  const texts = fc
    .oneof(
      printable,
      printable.map((text) => `MII${text}`),
      mutated('the-static-token'),
    )
    .filter((text) => text.trim() !== 'the-static-token');
  await fc.assert(
    fc.asyncProperty(texts, (text) => expectRefused(fake, { 'X-Auth-Token': text })),
    runs,
  );
});

test('a token of IAM with one character changed is refused', async () => {
  const fake = await start();
  const user = { name: 'demo', password: 'fake-swr-demo-password', domain: { name: 'fake-swr-demo' } };
  const auth = { identity: { methods: ['password'], password: { user } }, scope: { project: { id: 'p' } } };
  const answer = await supertest(fake.swr.url).post('/v3/auth/tokens').send({ auth });
  const token = String(answer.headers['x-subject-token']);
  expect((await fake.send('get', target, { headers: { 'X-Auth-Token': token } })).status).toBe(200);
  const changed = fc
    .oneof(mutated(token), fc.constantFrom(`${token}x`, `${token}.x`, token.slice(0, -8)))
    .filter((text) => text.trim() !== token);
  await fc.assert(
    fc.asyncProperty(changed, (text) => expectRefused(fake, { 'X-Auth-Token': text })),
    runs,
  );
});
