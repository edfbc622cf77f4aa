import { describe, expect, test } from 'vitest';
import { createInstance } from '../support/instance-bodies.ts';
import { demoLogin, login, type Registry, startRegistry } from './registry.ts';

const tokenFor = async ({ call }: Registry, scope: string, authorization = demoLogin): Promise<string> => {
  const { text } = await call('GET', `/service/token?service=harbor-registry&scope=${scope}`, {
    headers: { authorization },
  });
  return `Bearer ${JSON.parse(text).token}`;
};

const as = (authorization: string) => ({ headers: { authorization } });

describe('a request without credentials', () => {
  test.each([
    ['GET', '/v2/', ''],
    ['HEAD', '/v2/library/alpine/manifests/latest', ',scope="repository:library/alpine:pull"'],
    ['GET', '/v2/root/libz/manifests/latest', ',scope="repository:root/libz:pull"'],
    ['POST', '/v2/library/alpine/blobs/uploads/', ',scope="repository:library/alpine:pull,push"'],
    ['DELETE', '/v2/library/alpine/manifests/latest', ',scope="repository:library/alpine:delete"'],
  ])('%s %s is told where to get a token', async (method, path, scope) => {
    const { call, swr } = await startRegistry();
    const { status, headers } = await call(method, path, as(''));
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe(
      `Bearer realm="${swr.url}/service/token",service="harbor-registry"${scope}`,
    );
    expect(headers.get('docker-distribution-api-version')).toBe('registry/2.0');
  });

  test('pulls from a public namespace, with a token for everybody or with none', async () => {
    const registry = await startRegistry();
    const path = '/v2/library/alpine/manifests/latest';
    expect((await registry.call('GET', path, as(''))).status).toBe(200);
    const token = await tokenFor(registry, 'repository:library/alpine:pull', '');
    expect((await registry.call('GET', path, as(token))).status).toBe(200);
    expect((await registry.call('HEAD', path, as(token))).status).toBe(200);
    expect((await registry.call('POST', '/v2/library/alpine/blobs/uploads/', as(token))).status).toBe(401);
  });

  test('has no token without a scope', async () => {
    const { call } = await startRegistry();
    const { status, headers } = await call('GET', '/service/token?service=harbor-registry', as(''));
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Basic realm="harbor"']);
  });
});

describe('credentials', () => {
  test.each([
    ['of the demo', demoLogin, 200],
    ['with another password', login('fake-swr-demo', 'wrong'), 401],
    ['of nobody', login('nobody', 'x'), 401],
    ['of no form', 'Basic %%%', 401],
    ['of another scheme', 'Digest x', 401],
    ['of a token that nobody issued', 'Bearer abc', 401],
  ])('%s', async (_, authorization, status) => {
    const { call } = await startRegistry();
    expect((await call('GET', '/v2/', as(authorization))).status).toBe(status);
  });

  test('that the API issues log in, until they expire by the clock of their world', async () => {
    const { call, post, instance, clock } = await startRegistry();
    const { body } = await post(`${instance}/temp-credential`);
    const { user_id, auth_token } = body;
    const ping = () => call('GET', '/v2/', as(login(user_id, auth_token)));
    expect((await ping()).status).toBe(200);
    clock.advance('25h');
    expect((await ping()).status).toBe(401);
  });

  test('of a world open that world alone', async () => {
    const registry = await startRegistry();
    const world = await registry.swr.world();
    const path = `/v2/${world.projectId}/instances/${world.instanceId}/temp-credential`;
    const { body } = await registry.send('post', path, { headers: { 'X-Auth-Token': world.token } });
    const other = as(login(body.user_id, body.auth_token));
    await registry.pushImage('library/mine', 'v1');
    expect((await registry.call('GET', '/v2/library/mine/manifests/v1')).status).toBe(200);
    expect((await registry.call('GET', '/v2/library/mine/manifests/v1', other)).status).toBe(404);
    expect((await registry.call('GET', '/v2/library/alpine/manifests/latest', other)).status).toBe(200);
  });
});

describe('a token', () => {
  test('grants all that its user may do, whatever was asked for, and nothing in another repository', async () => {
    const registry = await startRegistry();
    const token = await tokenFor(registry, 'repository:library/new:pull');
    const begin = (name: string) => registry.call('POST', `/v2/${name}/blobs/uploads/`, as(token));
    expect((await begin('library/new')).status).toBe(202);
    const refused = await begin('library/other');
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toMatch(
      /scope="repository:library\/other:pull,push",error="insufficient_scope"$/,
    );
  });

  test('expires by the clock of its world', async () => {
    const registry = await startRegistry();
    const token = await tokenFor(registry, 'repository:library/new:pull,push');
    const begin = () => registry.call('POST', '/v2/library/new/blobs/uploads/', as(token));
    expect((await begin()).status).toBe(202);
    registry.clock.advance('31m');
    expect((await begin()).status).toBe(401);
  });

  test('has several scopes, repeated or in one, and is had by a form as well', async () => {
    const { call } = await startRegistry();
    const body = new URLSearchParams({
      ...{ grant_type: 'password', username: 'fake-swr-demo', password: 'fake-swr-demo-password' },
      scope: 'repository:library/a:pull repository:library/b:push',
    }).toString();
    const headers = { authorization: '', 'content-type': 'application/x-www-form-urlencoded' };
    const { status, text } = await call('POST', '/service/token', { headers, body });
    expect(status).toBe(200);
    const { token, access_token, expires_in } = JSON.parse(text);
    expect([access_token, expires_in]).toEqual([token, 1800]);
    for (const name of ['library/a', 'library/b'])
      expect((await call('POST', `/v2/${name}/blobs/uploads/`, as(`Bearer ${token}`))).status).toBe(202);
    const wrong = body.replace('demo-password', 'wrong');
    expect((await call('POST', '/service/token', { headers, body: wrong })).status).toBe(401);
  });
});

test.each([
  ['swr:repository:downloadArtifact', [401, 202, 202]],
  ['swr:repository:uploadArtifact', [200, 401, 202]],
  ['swr:repository:deleteArtifact', [200, 202, 401]],
  ['swr:repository:*', [401, 401, 401]],
])('a user who is denied %s', async (action, statuses) => {
  const users = [{ name: 'limited', deny: [action] }];
  const namespaces = [{ name: 'root', repositories: [{ name: 'libz', artifacts: [{ tags: ['latest', 'old'] }] }] }];
  const credentials = [
    { name: 'demo', user_name: 'limited', user_id: 'fake-swr-demo', auth_token: 'fake-swr-demo-password' },
  ];
  const { call } = await startRegistry({ seed: { users, instances: [{ name: 'one', namespaces, credentials }] } });
  const all = [
    await call('GET', '/v2/root/libz/manifests/latest'),
    await call('POST', '/v2/root/libz/blobs/uploads/'),
    await call('DELETE', '/v2/root/libz/manifests/old'),
  ];
  expect(all.map(({ status }) => status)).toEqual(statuses);
});

describe('where credentials are not checked', () => {
  test.each([
    ['off', '', 200],
    ['off', login('nobody', 'x'), 200],
    ['presence', login('fake-swr-demo', 'wrong'), 200],
    ['presence', login('nobody', 'x'), 401],
    ['presence', '', 401],
  ] as const)('%s: %s', async (auth, authorization, status) => {
    const { call } = await startRegistry({ auth });
    expect((await call('GET', '/v2/', as(authorization))).status).toBe(status);
    expect((await call('GET', '/v2/root/libz/manifests/latest', as(authorization))).status).toBe(status);
  });
});

test('an image with vulnerabilities is not pulled from a namespace that forbids it: 412', async () => {
  const metadata = { public: 'true', prevent_vul: 'true', severity: 'low' } as const;
  const namespaces = [{ name: 'library', metadata, repositories: [{ name: 'app', artifacts: [{ tags: ['v1'] }] }] }];
  const { call } = await startRegistry({ seed: { instances: [{ name: 'one', namespaces }] } });
  const got = await call('GET', '/v2/library/app/manifests/v1', as(''));
  expect([got.status, got.code]).toEqual([412, 'PROJECTPOLICYVIOLATION']);
});

test('an instance that the API made takes pushes as soon as it runs, without its address', async () => {
  const registry = await startRegistry();
  const { instance } = await createInstance(registry);
  const namespace = { namespace_name: 'mine', metadata: { public: 'true' } };
  registry.clock.advance(5000);
  expect((await registry.post(`${instance}/namespaces`, namespace)).status).toBe(201);
  const { body } = await registry.post(`${instance}/temp-credential`);
  const { status } = await registry.call(
    'POST',
    '/v2/mine/app/blobs/uploads/',
    as(login(body.user_id, body.auth_token)),
  );
  expect(status).toBe(202);
  const anonymous = await registry.call('GET', '/v2/mine/app/tags/list', as(''));
  expect([anonymous.status, anonymous.code]).toEqual([404, 'NAME_UNKNOWN']);
});
