import supertest from 'supertest';
import { describe, expect, test } from 'vitest';
import { policyBody } from '../support/bodies.ts';
import { startFake } from '../support/fake.ts';

const lists = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const objects = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const json = { 'Content-Type': 'application/json' };

describe('a body nested too deep', () => {
  test.each([
    ['5,000 lists', lists(5000)],
    ['500,000 lists', lists(500_000)],
    ['5,000 objects', objects(5000)],
    ['500,000 objects', objects(500_000)],
    ['500,000 lists that are never closed', '['.repeat(500_000)],
    ['65 lists in a declared field', JSON.stringify(policyBody({ scope_rules: '@' })).replace('"@"', lists(64))],
    ['5,000 objects in an unknown field', JSON.stringify(policyBody({ x: '@' })).replace('"@"', objects(5000))],
  ])('of %s is refused with 400 and the limit', async (_, text) => {
    const { swr, instance, send } = await startFake();
    const headers = { 'X-Auth-Token': swr.token, ...json };
    const call = { headers, body: text };
    const answer = await send('post', `${instance}/namespaces/library/signature/policies`, call);
    expect([answer.status, answer.body.error_msg]).toEqual([
      400,
      'Invalid request body: it is nested deeper than 64 levels.',
    ]);
    const login = await supertest(swr.url).post('/v3/auth/tokens').set(json).send(text);
    expect([login.status, login.body.error.message]).toEqual([
      400,
      'Request body is invalid: it is nested deeper than 64 levels.',
    ]);
  });

  test('is refused in an unknown field only where it is too deep', async () => {
    const { instance, post } = await startFake();
    const body = policyBody({ x: JSON.parse(objects(63)) });
    expect((await post(`${instance}/namespaces/root/signature/policies`, body)).status).toBe(201);
  });
});
