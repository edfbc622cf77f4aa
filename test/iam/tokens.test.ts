import { describe, expect, test } from 'vitest';
import { startFake } from '../support/fake.ts';
import { demo, domain, iam, login, project, times, tokenOf } from './iam.ts';

describe('a token for a password', () => {
  test.each<[string, object | undefined, object]>([
    ['a project by name', { project: { name: project.name } }, { project: { ...project, domain } }],
    ['a project by id', { project: { id: project.id } }, { project: { ...project, domain } }],
    ['an account by name', { domain: { name: domain.name } }, { domain }],
    ['an account by id', { domain: { id: domain.id } }, { domain }],
    ['nothing, which means the account', undefined, { domain }],
  ])('that is scoped to %s is given with 201, for 24 hours', async (_, scope, scoped) => {
    const answer = await iam(await startFake(), login(demo, scope));
    expect(answer.status).toBe(201);
    expect(answer.headers['x-subject-token']).toMatch(/^MII.{100}/);
    const user = { id: expect.stringMatching(/^[0-9a-f]{32}$/), name: 'demo', domain, password_expires_at: '' };
    const { token } = answer.body;
    expect(token).toEqual({
      ...times,
      ...scoped,
      user,
      methods: ['password'],
      roles: [expect.anything()],
      catalog: [],
    });
  });

  test.each<[string, object, object | undefined]>([
    ['a wrong password', { ...demo, password: 'wrong' }, undefined],
    ['an unknown user', { ...demo, name: 'nobody' }, undefined],
    ['an unknown account', { ...demo, domain: { name: 'nowhere' } }, undefined],
    ['an unknown project by name', demo, { project: { name: 'nowhere' } }],
    ['an unknown project by id', demo, { project: { id: 'nowhere', name: project.name } }],
    ['an unknown account as scope', demo, { domain: { name: 'nowhere' } }],
  ])("is refused for %s with 401 in IAM's form", async (_, user, scope) => {
    const { status, headers, body } = await iam(await startFake(), login(user, scope));
    const error = { code: 401, title: 'Unauthorized', message: expect.stringMatching(/./) };
    expect([status, headers['x-subject-token'], body]).toEqual([401, undefined, { error }]);
  });

  test.each<[string, object, string]>([
    [
      'a wrong password',
      { ...demo, password: 'wr0ng' },
      `the password is not that of user "demo" of account "${domain.name}"`,
    ],
    ['an unknown user', { ...demo, name: 'nobody' }, `account "${domain.name}" has no user "nobody"; it has "demo"`],
    [
      'an unknown account',
      { ...demo, domain: { name: 'nowhere' } },
      `there is no account "nowhere"; there is "${domain.name}"`,
    ],
  ])('is refused for %s with the cause for who asks, in the journal and in the log', async (_, user, cause) => {
    const logged: unknown[] = [];
    const fake = await startFake({ onRefusal: ({ beside }) => logged.push(beside.explanation) });
    const asked = await iam(fake, login(user), { 'X-Fake-Explain': 'true' });
    expect(asked.body).toMatchObject({ error: { code: 401 }, explanation: { cause } });
    expect(logged).toEqual([{ cause }]);
    const [entry] = await fake.swr.journal.find({});
    expect(entry).toMatchObject({ status: 401, explanation: { cause } });
    expect(JSON.stringify([asked.body, entry])).not.toContain('wr0ng');
  });

  test.each([
    ['nothing', undefined],
    ['text that is not JSON', '{"auth":'],
    ['a list', '[]'],
    ['no auth', '{}'],
    ['no user', '{"auth":{"identity":{"methods":["password"],"password":{}}}}'],
    ['another method', login().body?.replace('["password"]', '["totp"]')],
    ['a name that is a number', login({ ...demo, name: 1 }).body],
    ['a scope that is a text', login(demo, 'all').body],
  ])("is refused for a body with %s with 400 in IAM's form", async (_, body) => {
    const call = { method: 'POST', target: '/v3/auth/tokens', ...(body !== undefined && { body }) };
    const answer = await iam(await startFake(), call);
    const error = { code: 400, title: 'Bad Request', message: expect.stringContaining('Request body is invalid') };
    expect([answer.status, answer.body]).toEqual([400, { error }]);
  });

  test("begins at the world's time", async () => {
    const fake = await startFake();
    await fake.swr.clock.advance('90m');
    const { token } = (await iam(fake, login())).body;
    expect([token.issued_at, token.expires_at]).toEqual(['2026-03-01T13:30:00.000000Z', '2026-03-02T13:30:00.000000Z']);
  });

  test('opens its project until 24 hours are over', async () => {
    const fake = await startFake();
    const headers = { 'X-Auth-Token': await tokenOf(fake) };
    const statuses = [];
    for (const span of ['0ms', '86399999ms', '1ms']) {
      await fake.swr.clock.advance(span);
      statuses.push((await fake.send('get', `/v2/${project.id}/instances`, { headers })).status);
    }
    expect(statuses).toEqual([200, 200, 401]);
  });

  test.each([
    [`/v2/${project.id}/instances`],
    ['/v2/instances/11111111-2222-4333-8444-555555555555/namespaces/library/repositories/redis/tags'],
  ])('for the account alone does not open %s', async (path) => {
    const fake = await startFake();
    const statusOf = async (token: string) =>
      (await fake.send('get', path, { headers: { 'X-Auth-Token': token } })).status;
    expect([await statusOf(await tokenOf(fake, { domain })), await statusOf(await tokenOf(fake))]).toEqual([403, 200]);
  });
});

test('an expired token is not found', async () => {
  const fake = await startFake();
  const token = await tokenOf(fake);
  await fake.swr.clock.advance('24h');
  const headers = { 'X-Auth-Token': fake.swr.token, 'X-Subject-Token': token };
  expect((await iam(fake, { target: '/v3/auth/tokens' }, headers)).status).toBe(404);
});
