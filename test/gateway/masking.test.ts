/** What is told of a refused request to those who ask, and kept in the journal. */
import supertest, { type Response } from 'supertest';
import { describe, expect, test } from 'vitest';
import { type Fake, startFake } from '../support/fake.ts';
import { type Signing, sign } from '../support/sign.ts';

const key = { ak: 'THEACCESSKEY', sk: 'another' };
const seed = { ak: key.ak, sk: 'the-secret-key-of-the-world', project_id: 'p' };

const headers = {
  Host: 'swr.test',
  'Content-Type': 'application/json',
  'X-Project-Id': 'p',
  'User-Agent': 'hunter2/1.0',
  'X-Api-Key': 'hunter2',
  Cookie: 'id=hunter2',
};
const open = ['host', 'content-type', 'x-project-id', 'x-sdk-date'];
const closed = ['user-agent', 'x-api-key', 'cookie'];

/** Signs and sends it, and gives the answer with the text of its journal. */
const refused = async ({ swr }: Fake, signing: Signing): Promise<readonly [Response, string]> => {
  const answer = await supertest(swr.url)
    .get(signing.target)
    .set({ ...sign(key, signing), 'X-Fake-Explain': '1' });
  return [answer, JSON.stringify((await swr.journal.find()).map(({ request_headers: _, ...entry }) => entry))];
};

describe('a signature that is refused', () => {
  test('is explained without the values of any but four headers', async () => {
    const target = '/v2/p/instances?limit=1';
    const [answer, journal] = await refused(await startFake({ seed }), {
      target,
      headers,
      signed: [...open, ...closed],
    });
    const lines = answer.body.explanation.canonical_request.split('\n');
    expect(lines.slice(3, 10)).toEqual([
      'host:swr.test',
      'content-type:application/json',
      'x-project-id:p',
      'x-sdk-date:20260301T120000Z',
      'user-agent:***',
      'x-api-key:***',
      'cookie:***',
    ]);
    expect(answer.body.error_msg).toContain('|x-api-key:***|');
    expect(answer.text + journal).not.toContain('hunter2');
  });

  test.each([
    ['in another order', { query: 'token=hunter2&limit=1' }],
    ['not at all', { query: '' }],
    ['under another key', undefined],
  ])('is explained without the secrets of a query that was signed %s', async (_, instead) => {
    const signing = { target: '/v2/p/instances?token=hunter2&limit=1', ...(instead && { instead }) };
    const fake = await startFake({ seed: { ...seed, sk: instead ? key.sk : seed.sk } });
    const [answer, journal] = await refused(fake, signing);
    expect([answer.status, answer.body.explanation.canonical_request.split('\n')[2]]).toEqual([
      401,
      'limit=1&token=***',
    ]);
    expect(answer.text + journal).not.toContain('hunter2');
  });
});

describe('the journal', () => {
  test('keeps queries without what looks secret in them, be they accepted or refused', async () => {
    const { swr, instance, get } = await startFake();
    await get(`${instance}?X-Auth-Token=hunter2&limit=1`);
    await get(`/v2/nowhere?limit=1&pass%77ord=hunter2`);
    const kept = await swr.journal.find();
    expect(kept.map(({ path }) => path)).toEqual([
      `${instance}?X-Auth-Token=***&limit=1`,
      '/v2/nowhere?limit=1&pass%77ord=***',
    ]);
  });

  test('masks a secret that is cut off where the path is', async () => {
    const { swr, get } = await startFake();
    await get(`/v2/nowhere?x=${'y'.repeat(2000)}&token=${'hunter2'.repeat(20)}`);
    expect(JSON.stringify(await swr.journal.find())).not.toContain('hunter2');
  });
});
