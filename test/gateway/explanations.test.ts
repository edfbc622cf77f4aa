/** What X-Fake-Explain and the journal say of a refusal that a newcomer meets in the first hour. */
import supertest, { type Response } from 'supertest';
import { describe, expect, test } from 'vitest';
import { type Fake, startFake } from '../support/fake.ts';
import { sign, temporaryKey } from '../support/sign.ts';

type Headers = Readonly<Record<string, string>>;
type Method = 'get' | 'put' | 'patch';

const asked = ({ swr }: Fake, target: string, headers: Headers = {}, method: Method = 'get'): Promise<Response> =>
  supertest(swr.url)
    [method](target)
    .set({ 'X-Auth-Token': swr.token, ...headers, 'X-Fake-Explain': '1' })
    .then((answer) => answer);

/** The explanation, which the journal must have too. */
const causeOf = async ({ swr }: Fake, { body, headers }: Response): Promise<string> => {
  const [entry] = await swr.journal.find({ request_id: headers['x-request-id'] ?? '' });
  expect(entry?.explanation).toEqual(body.explanation);
  return body.explanation?.cause;
};

const start = () => startFake();

describe('credentials that are not known', () => {
  const refused = async (fake: Fake, headers: Headers) => {
    const path = `/v2/${fake.swr.projectId}/instances`;
    const answer = await supertest(fake.swr.url)
      .get(path)
      .set({ ...headers, 'X-Fake-Explain': '1' });
    expect(answer.status).toBe(401);
    return { text: answer.text, cause: await causeOf(fake, answer) };
  };

  test('are explained: a token of nobody, of another IAM, or a key', async () => {
    const fake = await start();
    const of = async (token: string) => (await refused(fake, { 'X-Auth-Token': token })).cause;
    expect(await of('hunter2')).toMatch(/^no user of this fake has the token: send the one that it prints/);
    expect(await of('MIIhunter2')).toMatch(/^this fake has not issued the token: it comes from another IAM/);
    for (const key of [fake.swr.ak, fake.swr.sk])
      expect(await of(key)).toMatch(/^X-Auth-Token is a key and not a token/);
    expect((await refused(fake, {})).cause).toBe('the request carries neither X-Auth-Token nor Authorization');
  });

  test('are explained: an access key of nobody, a temporary one without its security token, a secret one', async () => {
    const fake = await start();
    const target = `/v2/${fake.swr.projectId}/instances`;
    const { key, securityToken } = await temporaryKey(fake.swr);
    const of = async (ak: string, more: Headers = {}) =>
      (await refused(fake, { ...sign({ ak, sk: 'hunter2' }, { target }), ...more })).cause;
    expect(await of('REALKEY')).toMatch(/^no user of this fake has the access key: sign with the keys/);
    expect(await of(key.ak)).toBe('a temporary access key needs its security token, in X-Security-Token');
    const changed = { 'X-Security-Token': `${securityToken}x` };
    expect(await of(key.ak, changed)).toMatch(/^X-Security-Token is not that of the access key/);
    expect(await of(fake.swr.sk)).toBe('the access key that was sent is a secret key: AK and SK are swapped');
  });

  test('are never repeated', async () => {
    const fake = await start();
    for (const token of ['hunter2', 'MIIhunter2', fake.swr.sk]) {
      const { text } = await refused(fake, { 'X-Auth-Token': token });
      expect(text).not.toContain(token);
    }
  });
});

describe('another project', () => {
  test('of another world is explained with both', async () => {
    const fake = await start();
    const other = await fake.swr.world();
    const answer = await asked(fake, `/v2/${other.projectId}/instances`);
    expect([answer.status, await causeOf(fake, answer)]).toEqual([
      403,
      `the credentials are those of project ${fake.swr.projectId}, and the path names ${other.projectId}`,
    ]);
  });

  test('that no world has is explained as that', async () => {
    const fake = await start();
    const answer = await asked(fake, '/v2/real/instances');
    expect([answer.status, await causeOf(fake, answer)]).toEqual([
      403,
      `the credentials are those of project ${fake.swr.projectId}, and the path names real, which no world of this fake has`,
    ]);
  });
});

describe('a path that is not there', () => {
  const basic =
    /^the path is one of SWR's basic edition; the fake serves the Enterprise Edition, whose paths begin with/;
  const once =
    /^%2F divides the path into two segments: a slash in the name of a repository must be encoded twice, as %252F$/;
  const plain =
    /^a slash divides the path into two segments: a slash in the name of a repository must be encoded twice/;
  const repositories = '{instance}/namespaces/library/repositories';

  test.each<[string, string, RegExp, Method?]>([
    ['/v2/manage/namespaces', 'get', basic],
    ['/v2/manage/namespaces/library/repos?limit=1', 'get', basic],
    ['/v3/manage/namespaces/library/repos/a/tags', 'get', basic],
    ['/v2/manage/namespaces/library/repos/a%2Fb/tags/', 'get', basic],
    [`${repositories}/a%2Fb`, 'get', once],
    [`${repositories}/a%2fb/`, 'get', once],
    [`${repositories}/a%2Fb%2Fc/artifacts?limit=1`, 'get', once],
    [`${repositories}/a/b`, 'get', plain],
    [`${repositories}/a/b/c/artifacts`, 'get', plain],
    ['{instance}/namespaces/a%2Fb', 'get', /^no operation of SWR Enterprise Edition, IAM or STS has this path$/],
    ['/v2/{x}/nowhere', 'get', /^no operation/],
    ['/', 'get', /^no operation/],
    [`/v2${'/x'.repeat(10_000)}`, 'get', /^no operation/],
    ['{instance}/namespaces', 'patch', /^the path is there for GET, POST and not for PATCH$/],
  ])('%s (%s) is explained', async (path, method, cause) => {
    const fake = await start();
    const answer = await asked(fake, path.replace('{instance}', fake.instance), {}, method as Method);
    expect([answer.status, answer.body.error_code]).toEqual([404, 'APIGW.0101']);
    expect(await causeOf(fake, answer)).toMatch(cause);
  });
});

test('a user without the permission is explained by the action and what denies it', async () => {
  const users = [
    { name: 'none', token: 'none', allow: [] },
    { name: 'barred', token: 'barred', allow: ['*'], deny: ['swr:instance:*'] },
  ];
  const fake = await startFake({ seed: { project_id: 'p', instances: [{ name: 'one' }], users } });
  const of = async (token: string) => causeOf(fake, await asked(fake, '/v2/p/instances', { 'X-Auth-Token': token }));
  expect(await of('none')).toMatch(/^user none may not do swr:\w+:\w+: none of its patterns allows it$/);
  expect(await of('barred')).toMatch(/^user barred may not do swr:\w+:\w+: its pattern swr:instance:\* denies it$/);
});

test('nobody who does not ask is told', async () => {
  const { get } = await start();
  expect((await get('/v2/manage/namespaces')).body).not.toHaveProperty('explanation');
});
