/** Pushes that are cut off or go wrong: nothing of them is seen, and their bytes go. */
import { describe, expect, test, vi } from 'vitest';
import { type Measured, startMeasured } from './measured.ts';
import { descriptor, sha256, sha512, types } from './registry.ts';

const name = 'library/cut';
const uploads = `/v2/${name}/blobs/uploads/`;
/** Too large for memory: half of it is in a file before the rest comes. */
const bytes = Buffer.alloc(4 * 1024 * 1024, 'x');
const half = bytes.subarray(0, 2 * 1024 * 1024);
const config = '{"architecture":"amd64","os":"linux"}';

const begin = async ({ call }: Measured): Promise<string> => (await call('POST', uploads)).location;

const expectNothing = async ({ call, instance }: Measured): Promise<void> => {
  const seen = await Promise.all(
    [
      `/v2/${name}/blobs/${sha256(bytes)}`,
      `/v2/${name}/blobs/${sha256(half)}`,
      `/v2/${name}/tags/list`,
      `/v2/${name}/manifests/v1`,
      `${instance}/namespaces/library/repositories/cut`,
      `${instance}/namespaces/library/repositories/cut/artifacts`,
    ].map(async (path) => (await call('GET', path)).status),
  );
  expect(seen).toEqual([404, 404, 404, 404, 404, 404]);
  for (const path of [`${instance}/repositories?limit=100`, '/v2/_catalog?n=1000']) {
    const { status, body } = await call('GET', path);
    expect([status, body]).toEqual([200, expect.not.stringContaining('cut')]);
  }
};

/** Shows that nothing takes a byte: all that the fake may keep can be pushed. */
const expectRoomFor = async ({ call }: Measured, size: number): Promise<void> => {
  const all = Buffer.alloc(size, 'y');
  expect((await call('POST', `${uploads}?digest=${sha256(all)}`, all)).status).toBe(201);
};

describe('a client that dies', () => {
  test('while it sends a blob in one request leaves no byte', async () => {
    const registry = await startMeasured(bytes.length);
    const path = `${uploads}?digest=${sha256(bytes)}`;
    const sending = registry.startSending('POST', path, half, bytes.length);
    await vi.waitFor(async () => expect(await registry.files()).toHaveLength(1));
    sending.destroy();
    await vi.waitFor(async () => expect(await registry.files()).toEqual([]));
    await expectNothing(registry);
    await expectRoomFor(registry, bytes.length);
  });

  test.each(['PATCH', 'PUT'])('in a chunk by %s leaves an upload that is gone after an hour', async (method) => {
    const registry = await startMeasured(bytes.length);
    const at = await begin(registry);
    const path = method === 'PUT' ? `${at}?digest=${sha256(bytes)}` : at;
    const sending = registry.startSending(method, path, half, bytes.length);
    await vi.waitFor(async () => expect((await registry.call('GET', at)).range).toBe(`0-${half.length - 1}`));
    sending.destroy();
    await vi.waitFor(async () => expect((await registry.call('PATCH', at, '')).status).toBe(202));
    await expectNothing(registry);
    expect((await registry.call('POST', `${uploads}?digest=${sha256(bytes)}`, bytes)).status).toBe(507);
    registry.wait(3_600_001);
    expect((await registry.call('GET', at)).status).toBe(404);
    await vi.waitFor(async () => expect(await registry.files()).toEqual([]));
    await expectRoomFor(registry, bytes.length);
  });

  test('before its manifest leaves blobs that nothing shows', async () => {
    const { call, instance } = await startMeasured(2 ** 30);
    const counted = () =>
      Promise.all([`/namespaces/library`, '/statistics'].map((path) => call('GET', instance + path)));
    const before = await counted();
    expect(before.map(({ status }) => status)).toEqual([200, 200]);
    for (const blob of [config, bytes]) await call('POST', `${uploads}?digest=${sha256(blob)}`, blob);
    expect((await call('GET', `/v2/${name}/tags/list`)).status).toBe(404);
    expect((await call('GET', '/v2/_catalog')).body).not.toContain(name);
    expect((await call('GET', `${instance}/namespaces/library/repositories/cut`)).status).toBe(404);
    expect(await counted()).toEqual(before);
  });

  test('after it has broken the upload off, while it still sends, leaves no byte', async () => {
    const registry = await startMeasured(bytes.length);
    const at = await begin(registry);
    const sending = registry.startSending('PATCH', at, half, bytes.length);
    await vi.waitFor(async () => expect((await registry.call('GET', at)).range).toBe(`0-${half.length - 1}`));
    expect((await registry.call('DELETE', at)).status).toBe(204);
    const answered = new Promise((resolve) => sending.once('response', ({ statusCode }) => resolve(statusCode)));
    sending.end(bytes.subarray(half.length));
    expect(await answered).toBe(404);
    expect(await registry.files()).toEqual([]);
    await expectNothing(registry);
    await expectRoomFor(registry, bytes.length);
  });
});

describe('a digest that is not that of the bytes stores nothing', () => {
  const wrong = { sha256: sha256('other'), sha512: sha512('other') };

  test.each(['sha256', 'sha512'] as const)('of a blob in one request, by %s', async (algorithm) => {
    const registry = await startMeasured(bytes.length);
    const refused = await registry.call('POST', `${uploads}?digest=${wrong[algorithm]}`, bytes);
    expect([refused.status, refused.body]).toEqual([400, expect.stringContaining('DIGEST_INVALID')]);
    expect(await registry.files()).toEqual([]);
    await expectNothing(registry);
    await expectRoomFor(registry, bytes.length);
  });

  test.each(['sha256', 'sha512'] as const)('of a blob in chunks, by %s', async (algorithm) => {
    const registry = await startMeasured(bytes.length);
    const at = await begin(registry);
    await registry.call('PATCH', at, half);
    const refused = await registry.call('PUT', `${at}?digest=${wrong[algorithm]}`, bytes.subarray(half.length));
    expect([refused.status, refused.body]).toEqual([400, expect.stringContaining('DIGEST_INVALID')]);
    expect((await registry.call('GET', at)).status).toBe(404);
    expect(await registry.files()).toEqual([]);
    await expectNothing(registry);
    await expectRoomFor(registry, bytes.length);
  });

  test.each(['sha256', 'sha512'] as const)('of a manifest, by %s', async (algorithm) => {
    const { call, instance } = await startMeasured(2 ** 30);
    for (const blob of [config, bytes]) await call('POST', `${uploads}?digest=${sha256(blob)}`, blob);
    const layers = [descriptor(types.layer, bytes)];
    const image = { schemaVersion: 2, mediaType: types.manifest, config: descriptor(types.config, config), layers };
    const path = `/v2/${name}/manifests/${wrong[algorithm]}`;
    const refused = await call('PUT', `${path}?tag=v1`, JSON.stringify(image), types.manifest);
    expect([refused.status, refused.body]).toEqual([400, expect.stringContaining('DIGEST_INVALID')]);
    const right = `/v2/${name}/manifests/${sha256(JSON.stringify(image))}`;
    const all = [path, right, `/v2/${name}/manifests/v1`, `${instance}/namespaces/library/repositories/cut`];
    for (const each of all) expect((await call('GET', each)).status).toBe(404);
  });
});

test.each(['POST', 'PUT'])('a namespace that is deleted while %s sends a blob takes no bytes along', async (method) => {
  const registry = await startMeasured(2 ** 30);
  const { call, instance } = registry;
  const namespace = JSON.stringify({ namespace_name: 'going', metadata: { public: 'false' } });
  await call('POST', `${instance}/namespaces`, namespace, 'application/json');
  const going = '/v2/going/app/blobs/uploads/';
  const at = method === 'POST' ? going : (await call('POST', going)).location;
  const sending = registry.startSending(method, `${at}?digest=${sha256(bytes)}`, half, bytes.length);
  await vi.waitFor(async () => expect(await registry.files()).toHaveLength(1));
  expect((await call('DELETE', `${instance}/namespaces/going`)).status).toBe(204);
  const answered = new Promise((resolve) => sending.once('response', ({ statusCode }) => resolve(statusCode)));
  sending.end(bytes.subarray(half.length));
  expect(await answered).toBe(404);
  expect((await call('POST', `${uploads}?digest=${sha256(bytes)}`, bytes)).status).toBe(201);
  expect((await call('GET', `/v2/${name}/blobs/${sha256(bytes)}`)).body).toBe(bytes.toString());
});
