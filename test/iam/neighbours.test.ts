/** What clients of SWR ask beside tokens: a login by a token, keys of an agency, enterprise projects, the basic edition. */
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Fake, startFake } from '../support/fake.ts';
import { sign } from '../support/sign.ts';
import { type Call, credentials, domain, iam, project, times, tokenOf } from './iam.ts';

const byToken = (id: unknown, scope: object = { project: { id: project.id } }): Call => ({
  method: 'POST',
  target: '/v3/auth/tokens',
  body: JSON.stringify({ auth: { identity: { methods: ['token'], token: { id } }, scope } }),
});

describe('a token for a token', () => {
  test.each<[string, object, object]>([
    ['a project', { project: { id: project.id } }, { project: { ...project, domain } }],
    ['an account', { domain: { name: domain.name } }, { domain }],
  ])("that is scoped to %s is given with 201 for the fake's own token", async (_, scope, scoped) => {
    const fake = await startFake();
    const { status, headers, body } = await iam(fake, byToken(fake.swr.token, scope));
    expect([status, headers['x-subject-token']]).toEqual([201, expect.stringMatching(/^MII.{100}/)]);
    expect(body.token).toMatchObject({ ...times, ...scoped, methods: ['token'] });
  });

  test('opens the project, and no longer than the token that it was got by', async () => {
    const fake = await startFake();
    const first = await tokenOf(fake);
    await fake.swr.clock.advance('23h');
    const { headers, body } = await iam(fake, byToken(first));
    expect(body.token.expires_at).toBe(times.expires_at);
    const statusOf = async () => {
      const own = { 'X-Auth-Token': String(headers['x-subject-token']) };
      return (await fake.send('get', `/v2/${project.id}/instances`, { headers: own })).status;
    };
    expect(await statusOf()).toBe(200);
    await fake.swr.clock.advance('1h');
    expect([await statusOf(), (await iam(fake, byToken(first))).status]).toEqual([401, 401]);
  });

  test.each([
    ['nobody has', 'unknown', 401],
    ['is empty', '', 401],
    ['is a number', 7, 400],
  ])('is refused for one that %s', async (_, id, status) => {
    const answer = await iam(await startFake(), byToken(id));
    expect([answer.status, answer.body.error.code]).toEqual([status, status]);
  });

  test.each([['token'], ['password']])('is refused where the field of the method %s is missing', async (method) => {
    const body = JSON.stringify({ auth: { identity: { methods: [method] } } });
    const answer = await iam(await startFake(), { method: 'POST', target: '/v3/auth/tokens', body });
    expect([answer.status, answer.body.error.message]).toEqual([
      400,
      expect.stringContaining(`auth.identity.${method}`),
    ]);
  });
});

describe.each(credentials)('an agency, asked for with %s,', (_, headersFor) => {
  const assume = (fake: Fake, assume_role?: object) => {
    const body = JSON.stringify({
      auth: { identity: { methods: ['assume_role'], ...(assume_role && { assume_role }) } },
    });
    const call = { method: 'POST', target: '/v3.0/OS-CREDENTIAL/securitytokens', body };
    return iam(fake, call, headersFor(fake, call));
  };

  test.each<[object, string]>([
    [{ domain_name: domain.name, duration_seconds: 3600 }, '2026-03-01T13:00:00.000000Z'],
    [{ domain_id: domain.id }, '2026-03-01T12:15:00.000000Z'],
    [{}, '2026-03-01T12:15:00.000000Z'],
  ])('gives a key of its account for %j', async (role, expires_at) => {
    const fake = await startFake();
    const { status, body } = await assume(fake, { agency_name: 'ops', ...role });
    expect([status, body.credential.expires_at]).toEqual([201, expires_at]);
    const { access: ak, secret: sk, securitytoken: securityToken } = body.credential;
    const target = `/v2/${project.id}/instances`;
    expect((await fake.send('get', target, { headers: sign({ ak, sk }, { target, securityToken }) })).status).toBe(200);
  });

  test.each<[object | undefined, number]>([
    [{ agency_name: 'ops', domain_name: 'nowhere' }, 404],
    [{ domain_name: domain.name }, 400],
    [{ agency_name: 'ops', duration_seconds: 899 }, 400],
    [undefined, 400],
  ])('is refused for %j with %i', async (role, status) => {
    expect((await assume(await startFake(), role)).status).toBe(status);
  });
});

describe('enterprise projects', () => {
  const list = async (fake: Fake, query = '') =>
    (await iam(fake, { target: `/v1.0/enterprise-projects${query}` }, { 'X-Auth-Token': fake.swr.token })).body;

  test('are the default one and those that something of the project is in', async () => {
    const fake = await startFake();
    expect((await list(fake)).enterprise_projects).toMatchObject([{ id: '0', name: 'default', status: 1 }]);
    await fake.post(`/v1/${project.id}/vpcs`, { vpc: { name: 'v', enterprise_project_id: 'theirs' } });
    const { enterprise_projects, total_count } = await list(fake);
    const ids = enterprise_projects.map(({ id }: { readonly id: string }) => id);
    expect([ids, total_count]).toEqual([['0', 'theirs'], 2]);
    const { name } = enterprise_projects[1];
    expect((await list(fake, `?name=${name}`)).total_count).toBe(1);
    expect((await list(fake, '?status=2')).enterprise_projects).toEqual([]);
    expect((await list(fake, '?limit=1&offset=1')).enterprise_projects).toEqual([enterprise_projects[1]]);
  });

  test('are not listed for a page that is too large', async () => {
    expect((await list(await startFake(), '?limit=1001')).error.error_code).toBe('EPS.0004');
  });
});

describe('the login of the basic edition', () => {
  test.each(credentials)('is given with %s, as a command of docker too', async (_, headersFor) => {
    const fake = await startFake();
    const call = { method: 'POST', target: '/v2/manage/utils/secret' };
    const { status, headers, body } = await iam(fake, call, headersFor(fake, call));
    const host = 'swr.cn-north-4.myhuaweicloud.com';
    const name = `cn-north-4@${fake.swr.ak}`;
    const password = createHmac('sha256', fake.swr.sk).update(fake.swr.ak).digest('hex');
    const auth = Buffer.from(`${name}:${password}`).toString('base64');
    expect([status, body]).toEqual([200, { auths: { [host]: { auth } } }]);
    expect(headers['x-swr-dockerlogin']).toBe(`docker login -u ${name} -p ${password} ${host}`);
    const [entry] = await fake.swr.journal.find({ operationId: 'CreateSecret' });
    expect(JSON.stringify(entry)).not.toContain(password);
    expect(JSON.stringify(entry)).not.toContain(auth);
  });

  test.each(['a b', 'é', '%0d%0aX-Mine: yes', '%00', '计'])('is refused for a project called %j', async (name) => {
    const fake = await startFake();
    const call = { method: 'POST', target: `/v2/manage/utils/secret?projectname=${encodeURI(name)}` };
    const { status, body } = await iam(fake, call, { 'X-Auth-Token': fake.swr.token });
    expect([status, body.error_msg]).toEqual([400, expect.stringContaining('projectname')]);
  });

  test.each([
    ['post', '/v2/manage/namespaces'],
    ['get', '/v2/manage/utils/secret'],
    ['get', '/v2/manage/namespaces/library/repos'],
    ['get', '/v3/manage/namespaces/library/repos'],
  ] as const)(
    'is all of it: %s %s is told to be of the basic edition, to who asks and in the log',
    async (method, path) => {
      const causes: (string | undefined)[] = [];
      const fake = await startFake({ onRefusal: ({ beside }) => causes.push(beside.explanation?.cause) });
      const headers = { 'X-Auth-Token': fake.swr.token, 'X-Fake-Explain': 'true' };
      const answer = await fetch(`${fake.swr.url}${path}`, { method, headers });
      const body = (await answer.json()) as Record<string, unknown>;
      const cause = expect.stringContaining("SWR's basic edition");
      expect([answer.status, body.error_code, body.explanation]).toEqual([404, 'APIGW.0101', { cause }]);
      expect(causes).toEqual([cause]);
    },
  );
});
