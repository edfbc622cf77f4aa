/** Two planes on one port: what is for the API, and what for the registry. */
import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { demoLogin, type Registry, startRegistry } from './registry.ts';

const project = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';
const digest = `sha256:${'a'.repeat(64)}`;

describe('a path', () => {
  test.each([
    ['GET', '/v2/', 'registry'],
    ['GET', '/v2', 'api'],
    ['GET', '/v2/_catalog', 'registry'],
    ['GET', '/v2/a/manifests/b', 'registry'],
    ['GET', '/v2/a/b/c/tags/list?n=1', 'registry'],
    ['GET', `/v2/a/b/referrers/${digest}`, 'registry'],
    ['HEAD', `/v2/a/b/blobs/${digest}`, 'registry'],
    ['POST', '/v2/a/b/blobs/uploads/', 'registry'],
    ['OPTIONS', '/v2/a/b/manifests/c', 'registry'],
    ['GET', '/v2/a/b/blobs/c', 'api'],
    ['GET', '/v2/a/b/referrers/c', 'api'],
    ['GET', '/v2/a/b/manifests', 'api'],
    ['GET', `/v2/${project}/b/manifests/c`, 'api'],
    ['DELETE', '/v2/instances/11111111-2222-4333-8444-555555555555/manifests/c', 'api'],
    ['GET', '/v2/instances/app/manifests/c', 'registry'],
    ['GET', `/v2/${project}/instances`, 'api'],
    ['GET', '/service/token', 'registry'],
    ['GET', '/service/tokens', 'api'],
  ])('%s %s is for the %s', async (method, path, plane) => {
    const { call } = await startRegistry();
    const { headers } = await call(method, path);
    expect(headers.has('docker-distribution-api-version') ? 'registry' : 'api').toBe(plane);
  });
});

/** Asks under the name of a host: the status, and whether it was the registry that answered. */
const askerOf =
  ({ swr }: Registry) =>
  (host: string, path: string): Promise<[number | undefined, boolean]> =>
    new Promise((resolve, reject) => {
      const headers = { host, authorization: demoLogin };
      request(`${swr.url}${path}`, { headers }, (response) => {
        response.resume();
        resolve([response.statusCode, response.headers['docker-distribution-api-version'] !== undefined]);
      })
        .once('error', reject)
        .end();
    });

test('under the address of an instance all of /v2/ is its registry', async () => {
  const registry = await startRegistry();
  const { swr, get, instance } = registry;
  const { body } = await get(instance);
  const asked = askerOf(registry);
  expect(await asked(body.access_address, `/v2/${project}/b/manifests/c`)).toEqual([404, true]);
  expect(await asked(body.access_address, '/v2/library/alpine/manifests/latest')).toEqual([200, true]);
  // Its credential is another instance's.
  const { body: list } = await get(`/v2/${project}/instances`, { limit: 10 });
  const other = list.instances.find(({ id }: { id: string }) => id !== swr.instanceId);
  expect(await asked(other.access_address, '/v2/')).toEqual([401, true]);
});

test.each([
  ['1st.example.com', '1st.example.com'],
  ['localhosting.example.com', 'localhosting.example.com:8080'],
  ['localhost.example.com', 'LocalHost.example.com'],
  ['images.localhost', 'images.localhost'],
  ['1.2', '1.2'],
  ['10.0.0.1.example.com', '10.0.0.1.example.com'],
  ['a.example.com', 'a.example.com.'],
  ['b.example.com', 'b.example.com.:443'],
  ['*.example.com', 'any.example.com'],
])('a domain name that was added, %s, is answered by the registry as %s', async (domain_name, host) => {
  const registry = await startRegistry();
  const { post, instance } = registry;
  expect((await post(`${instance}/domainname`, { domain_name, certificate_id: 'scs1' })).status).toBe(201);
  expect(await askerOf(registry)(host, '/v2/library/alpine/manifests/latest')).toEqual([200, true]);
  expect((await askerOf(registry)(host, `/v2/${project}/b/manifests/c`))[1]).toBe(true);
});

test.each([
  ['127.0.0.1', '127.0.0.1'],
  ['127.0.0.1', '127.0.0.1:8080'],
  ['a.example.com', 'localhost'],
  ['a.example.com', 'localhost.:80'],
  ['a.example.com', '[::1]:8080'],
  ['*.example.com', 'one.two.example.com'],
  ['*.example.com', 'example.com'],
])('with the domain name %s, %s is not the address of an instance', async (domain_name, host) => {
  const registry = await startRegistry();
  const { post, instance } = registry;
  expect((await post(`${instance}/domainname`, { domain_name, certificate_id: 'scs1' })).status).toBe(201);
  expect((await askerOf(registry)(host, `/v2/${project}/b/manifests/c`))[1]).toBe(false);
});

test('so it is under a domain name that was added to the instance, as long as it has it', async () => {
  const registry = await startRegistry();
  const { get, post, remove, instance } = registry;
  const asked = askerOf(registry);
  const path = `/v2/${project}/b/manifests/c`;
  expect((await asked('images.example.com', path))[1]).toBe(false);
  const added = { domain_name: 'Images.example.com', certificate_id: 'scs1600313391452' };
  expect((await post(`${instance}/domainname`, added)).status).toBe(201);
  expect(await asked('images.example.com', path)).toEqual([404, true]);
  expect(await asked('images.example.com:443', '/v2/library/alpine/manifests/latest')).toEqual([200, true]);
  const { body } = await get(`${instance}/domainname`);
  const { uid } = body.domain_name_infos.find((each: { readonly domain_name: string }) =>
    /images/i.test(each.domain_name),
  );
  expect((await remove(`${instance}/domainname/${uid}`)).status).toBeLessThan(300);
  expect((await asked('images.example.com', path))[1]).toBe(false);
});

test('a namespace that paths could not tell from the project is not made', async () => {
  const { post, instance } = await startRegistry();
  const { status, body } = await post(`${instance}/namespaces`, {
    namespace_name: project,
    metadata: { public: 'true' },
  });
  expect([status, body.error_msg]).toEqual([400, expect.stringContaining(project)]);
});

describe('lists', () => {
  test('of tags and repositories are sorted by bytes, in pages with a link to the next', async () => {
    const { call } = await startRegistry();
    const first = await call('GET', '/v2/library/caddy/tags/list?n=2');
    expect(JSON.parse(first.text)).toMatchObject({ name: 'library/caddy', tags: ['1', '1.0.0'] });
    const link = /<(.*)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    expect(JSON.parse((await call('GET', link)).text).tags).toEqual(['1.1', '1.1.0']);
    const beyond = await call('GET', '/v2/library/caddy/tags/list?last=zzz');
    expect(JSON.parse(beyond.text).tags).toEqual([]);
    const catalog = await call('GET', '/v2/_catalog?n=3');
    expect(JSON.parse(catalog.text).repositories).toEqual(['library/alpine', 'library/busybox', 'library/caddy']);
    expect((await call('GET', '/v2/library/caddy/tags/list?n=x')).status).toBe(400);
  });

  test('of referrers are empty where nothing refers to a digest, be it there or not', async () => {
    const { call } = await startRegistry();
    const got = await call('GET', `/v2/library/nothing/referrers/${digest}?artifactType=a`);
    expect([got.status, got.headers.get('oci-filters-applied')]).toEqual([200, 'artifactType']);
    expect(JSON.parse(got.text).manifests).toEqual([]);
    expect((await call('GET', '/v2/library/nothing/referrers/sha256:abc')).code).toBe('DIGEST_INVALID');
  });
});
