import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import supertest, { type Response } from 'supertest';
import { describe, expect, test } from 'vitest';
import document from '../../spec/generated/iam.json' with { type: 'json' };
import { type Fake, startFake } from '../support/fake.ts';
import { type Signing, sign } from '../support/sign.ts';

type Declared = Readonly<Record<string, Readonly<Record<string, { readonly responses: Responses }>>>>;
type Responses = Readonly<Record<string, { readonly $ref?: string }>>;

const ajv = new Ajv({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(document, 'iam.json');

/** What is wrong with an answer of IAM by its document, which must declare its status and its body. */
const problemsOf = (method: string, path: string, { status, body }: Response): string => {
  const response = (document.paths as Declared)[path]?.[method]?.responses[status];
  if (response === undefined) return `status ${status} is not declared`;
  const { $ref = `#/paths/${path.replaceAll('/', '~1')}/${method}/responses/${status}` } = response;
  const validate = ajv.compile({ $ref: `iam.json${$ref}/content/application~1json/schema` });
  return validate(body) ? '' : ajv.errorsText(validate.errors);
};

type Headers = Readonly<Record<string, string>>;
type Call = Pick<Signing, 'target' | 'method' | 'body'>;

const iam = async ({ swr }: Fake, { method = 'GET', target, body }: Call, headers: Headers = {}): Promise<Response> => {
  const verb = method === 'GET' ? 'get' : 'post';
  const call = supertest(swr.url)
    [verb](target)
    .set({ 'Content-Type': 'application/json', ...headers });
  const answer = await (body === undefined ? call : call.send(body));
  expect(problemsOf(verb, target.split('?')[0] ?? '', answer)).toBe('');
  expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
  return answer;
};

const project = { id: '0f1e2d3c4b5a69788796a5b4c3d2e1f0', name: 'cn-north-4' };
const domain = { id: 'd0000000000000000000000000000001', name: 'fake-swr-demo' };
const demo = { name: 'demo', password: 'fake-swr-demo-password', domain: { name: domain.name } };

const login = (user: object = demo, scope?: unknown): Call => ({
  method: 'POST',
  target: '/v3/auth/tokens',
  body: JSON.stringify({ auth: { identity: { methods: ['password'], password: { user } }, scope } }),
});

const tokenOf = async (fake: Fake, scope: object = { project: { id: project.id } }) => {
  const { headers } = await iam(fake, login(demo, scope));
  return String(headers['x-subject-token']);
};

const times = { issued_at: '2026-03-01T12:00:00.000000Z', expires_at: '2026-03-02T12:00:00.000000Z' };

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

  test.each([
    ['nothing', undefined],
    ['no JSON', '{"auth":'],
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

const credentials: readonly (readonly [string, (fake: Fake, call: Call) => Headers])[] = [
  ['a token', ({ swr }) => ({ 'X-Auth-Token': swr.token })],
  ['a signature', ({ swr }, call) => sign(swr, call)],
];

describe.each(credentials)('with %s', (_, headersFor) => {
  const ask = (fake: Fake, call: Call, more: Headers = {}) => iam(fake, call, { ...headersFor(fake, call), ...more });
  const validated = async (fake: Fake, token: string) => {
    const { status, body } = await ask(fake, { target: '/v3/auth/tokens' }, { 'X-Subject-Token': token });
    return { status, body };
  };

  test("a token of one's own is valid until it expires", async () => {
    const fake = await startFake();
    const token = await tokenOf(fake);
    const { status, body } = await validated(fake, token);
    expect([status, body.token]).toEqual([200, expect.objectContaining({ ...times, project: { ...project, domain } })]);
    await fake.swr.clock.advance('14m');
    expect((await validated(fake, token)).status).toBe(200);
  });

  test.each<[string, (fake: Fake) => Promise<string>]>([
    ['of another account', async ({ swr }) => (await swr.world()).token],
    ['that IAM never gave', async () => 'MIIgarbage'],
  ])('a token %s is not found', async (_, given) => {
    const fake = await startFake();
    const error = { code: 404, title: 'Not Found', message: 'The token was not found.' };
    expect(await validated(fake, await given(fake))).toEqual({ status: 404, body: { error } });
  });

  test('the token to show must be named', async () => {
    expect((await ask(await startFake(), { target: '/v3/auth/tokens' })).status).toBe(400);
  });

  test.each([
    ['', [project.id]],
    ['?name=cn-north-4', [project.id]],
    ['?name=cn-north-1', []],
    [`?domain_id=${domain.id}&name=cn-north-4`, [project.id]],
    ['?domain_id=another', []],
  ])('GET /v3/projects%s finds %j', async (query, ids) => {
    const { body } = await ask(await startFake(), { target: `/v3/projects${query}` });
    expect(body.projects.map(({ id }: { readonly id: string }) => id)).toEqual(ids);
  });

  test('GET /v3/auth/domains finds the one account', async () => {
    const { body } = await ask(await startFake(), { target: '/v3/auth/domains' });
    expect(body.domains).toEqual([expect.objectContaining(domain)]);
  });

  test('GET /v5/caller-identity says who is calling', async () => {
    const { body } = await ask(await startFake(), { target: '/v5/caller-identity' });
    const principal_id = expect.stringMatching(/^[0-9a-f]{32}$/);
    expect(body).toEqual({ account_id: domain.id, principal_id, principal_urn: `iam::${domain.id}:user:demo` });
  });

  const temporary = (fake: Fake, token?: object) => {
    const body = JSON.stringify({ auth: { identity: { methods: ['token'], ...(token && { token }) } } });
    return ask(fake, { method: 'POST', target: '/v3.0/OS-CREDENTIAL/securitytokens', body });
  };

  test.each<[string, object | undefined, string]>([
    ['15 minutes unless asked otherwise', undefined, '2026-03-01T12:15:00.000000Z'],
    ['900 seconds if asked for', { duration_seconds: 900 }, '2026-03-01T12:15:00.000000Z'],
    ['86400 seconds if asked for', { duration_seconds: 86_400 }, '2026-03-02T12:00:00.000000Z'],
  ])('a temporary key is given with 201 for %s', async (_, token, expires_at) => {
    const { status, body } = await temporary(await startFake(), token);
    const text = expect.stringMatching(/^\S{20,}$/);
    expect([status, body.credential]).toEqual([201, { access: text, secret: text, securitytoken: text, expires_at }]);
  });

  test.each([899, 86_401, 0, '900', 1.5])(
    'a temporary key for %j seconds is refused with 400',
    async (duration_seconds) => {
      const { status, body } = await temporary(await startFake(), { duration_seconds });
      expect([status, body.error.message]).toEqual([400, expect.stringContaining('duration_seconds')]);
    },
  );

  test('a temporary key can be asked for with a token that is named, and is then of whoever that is', async () => {
    const fake = await startFake();
    const other = await fake.swr.world();
    const {
      access: ak,
      secret: sk,
      securitytoken: securityToken,
    } = (await temporary(fake, { id: other.token })).body.credential;
    const statusOf = async (projectId: string) => {
      const target = `/v2/${projectId}/instances`;
      return (await fake.send('get', target, { headers: sign({ ak, sk }, { target, securityToken }) })).status;
    };
    expect([await statusOf(other.projectId), await statusOf(project.id)]).toEqual([200, 403]);
  });

  test('a temporary key opens the project until it expires', async () => {
    const fake = await startFake();
    const { access: ak, secret: sk, securitytoken: securityToken } = (await temporary(fake)).body.credential;
    const target = `/v2/${project.id}/instances`;
    const used = (date: string) =>
      fake.send('get', target, { headers: sign({ ak, sk }, { target, date, securityToken }) });
    expect((await used('20260301T120000Z')).status).toBe(200);
    await fake.swr.clock.advance('15m');
    const { status, body } = await used('20260301T121500Z');
    const reason = 'security token expires, expires_at: 2026-03-01T12:15:00.000000Z';
    expect([status, body.error_msg]).toEqual([401, `Incorrect IAM authentication information: ${reason}`]);
  });
});

test('a temporary key is not given for a token that is unknown or expired', async () => {
  const fake = await startFake();
  const id = await tokenOf(fake);
  await fake.swr.clock.advance('24h');
  const more = { 'X-Auth-Token': fake.swr.token };
  const statuses = [];
  for (const token of [{ id }, { id: 'unknown' }]) {
    const body = JSON.stringify({ auth: { identity: { methods: ['token'], token } } });
    statuses.push(
      (await iam(fake, { method: 'POST', target: '/v3.0/OS-CREDENTIAL/securitytokens', body }, more)).status,
    );
  }
  expect(statuses).toEqual([404, 404]);
});

test('an expired token is not found', async () => {
  const fake = await startFake();
  const token = await tokenOf(fake);
  await fake.swr.clock.advance('24h');
  const headers = { 'X-Auth-Token': fake.swr.token, 'X-Subject-Token': token };
  expect((await iam(fake, { target: '/v3/auth/tokens' }, headers)).status).toBe(404);
});

test.each(['/v3/auth/tokens', '/v3/projects', '/v3/auth/domains', '/v5/caller-identity'])(
  '%s is refused without credentials, with 401 and as its document declares',
  async (target) => {
    expect((await iam(await startFake(), { target })).status).toBe(401);
  },
);
