/** Signed headers whose bytes are beyond ASCII: Node sends and receives texts as Latin-1. */
import supertest from 'supertest';
import { describe, expect, test } from 'vitest';
import { startFake } from '../../support/fake.ts';
import { type Signing, sign } from '../../support/sign.ts';

const key = { ak: 'AK', sk: 'SK' };
const seed = { ...key, project_id: 'p', instances: [{ id: 'i', name: 'one' }] };
const target = '/v2/p/instances';
const signed = ['user-agent', 'x-sdk-date'];

/** A text that Node sends as these UTF-8 bytes. */
const bytesOf = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** Signs one value and sends another. */
const sent = async (agent: string, onTheWire: string, more: Partial<Signing> = {}, by = key) => {
  const { swr } = await startFake({ seed });
  const path = more.target ?? target;
  const headers = sign(by, { target: path, signed, ...more, headers: { 'User-Agent': agent, ...more.headers } });
  const wire = Object.entries(headers).map(([name, value]) => [name, bytesOf(value)]);
  return supertest(swr.url)
    .get(path)
    .set({ ...Object.fromEntries(wire), 'User-Agent': onTheWire, 'X-Fake-Explain': '1' });
};

const agents = ['客户端/1.0', 'voilà', 'München/1.0', '\u{1f600}', 'a客', 'ÿþ', 'Ã¼', 'x\u00a0y'];

describe.each(agents)('a User-Agent %s', (agent) => {
  test('that is signed and sent in UTF-8 is verified', async () => {
    expect((await sent(agent, bytesOf(agent))).status).toBe(200);
  });

  test('that is not what was signed is refused', async () => {
    expect((await sent(agent, bytesOf(`${agent}x`))).status).toBe(401);
  });
});

test.each(agents.filter((agent) => /^[\0-\xff]*$/.test(agent)))(
  'a User-Agent %s that is signed in UTF-8 and sent in Latin-1 is verified',
  async (agent) => {
    expect((await sent(agent, agent)).status).toBe(200);
  },
);

test('each header is read for itself, on a path that clients encode in different ways', async () => {
  const path = '/v2/p/instances/i/namespaces/team/repositories/a%252Fb';
  const more = { target: path, signed: ['user-agent', 'x-note', 'x-sdk-date'], headers: { 'X-Note': 'voilà' } };
  for (const uriStyle of ['decoded segments', 'decoded path', 'segments as they are'] as const) {
    expect((await sent('客户端/1.0', bytesOf('客户端/1.0'), { ...more, uriStyle })).status).toBe(404);
  }
});

test('a usual mistake beside it is found out', async () => {
  const { body } = await sent('客户端/1.0', bytesOf('客户端/1.0'), { instead: { uri: target } });
  expect(body.explanation.cause).toMatch(/^the client signed the path without the slash/);
});

test('another secret key is still another', async () => {
  const answer = await sent('客户端/1.0', bytesOf('客户端/1.0'), {}, { ...key, sk: 'another' });
  expect([answer.status, answer.body.explanation.cause]).toEqual([
    401,
    expect.stringMatching(/secret key is not the one/),
  ]);
});
