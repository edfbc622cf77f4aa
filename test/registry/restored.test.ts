/** Snapshots have manifests and no bytes of blobs. */
import { describe, expect, test } from 'vitest';
import { connectFakeSwr } from '../../mock/index.ts';
import { type Registry, sha256, startRegistry } from './registry.ts';

const name = 'library/mine';
const bytes = (index: number) => `blob ${index}`;

/** A snapshot of a world in which that many blobs were pushed beside an image, and the digests of all of them. */
const pushed = async (blobs: number) => {
  const registry = await startRegistry();
  const image = await registry.pushImage(name, 'v1');
  const { config, layers } = JSON.parse((await registry.call('GET', `/v2/${name}/manifests/v1`)).text);
  const digests = [config.digest, layers[0].digest];
  for (let index = 0; index < blobs; index += 1) digests.push(await registry.pushBlob(name, bytes(index)));
  return { registry, image, digests: digests.sort(), snapshot: await registry.swr.snapshot() };
};

const blob = ({ call }: Registry, method: string, digest: string) =>
  call(method, `/v2/${name}/blobs/${digest}`, { headers: { 'x-fake-explain': '1' } });

describe('a snapshot that is restored in another fake', () => {
  test('tells the blobs that it has not the bytes of, in order', async () => {
    const { snapshot, digests } = await pushed(3);
    const { swr } = await startRegistry();
    expect(await swr.restore(snapshot)).toEqual({ missing_blobs: digests, total: 5 });
    const connected = await connectFakeSwr(swr.url);
    expect(await connected.restore(snapshot)).toEqual({ missing_blobs: digests, total: 5 });
  });

  test('tells a hundred of many, and how many there are', async () => {
    const { snapshot, digests } = await pushed(120);
    const { swr } = await startRegistry();
    expect(await swr.restore(snapshot)).toEqual({ missing_blobs: digests.slice(0, 100), total: 122 });
  });

  test('has its manifests, and of its blobs a client is told why they are not there', async () => {
    const { snapshot, image, digests } = await pushed(0);
    const elsewhere = await startRegistry();
    await elsewhere.swr.restore(snapshot);
    expect(sha256((await elsewhere.call('GET', `/v2/${name}/manifests/v1`)).text)).toBe(image);
    for (const digest of digests) {
      const got = await blob(elsewhere, 'GET', digest);
      expect([got.status, got.code]).toEqual([404, 'BLOB_UNKNOWN']);
      expect(got.text).toContain('its bytes are not in this process');
      expect((await blob(elsewhere, 'HEAD', digest)).status).toBe(404);
    }
  });

  test('has what is there by another push, or is pushed again', async () => {
    const { snapshot, digests } = await pushed(1);
    const elsewhere = await startRegistry();
    await elsewhere.pushBlob(name, bytes(0));
    const own = sha256(bytes(0));
    const missing = digests.filter((digest) => digest !== own);
    expect(await elsewhere.swr.restore(snapshot)).toEqual({ missing_blobs: missing, total: 2 });
    expect((await blob(elsewhere, 'GET', own)).text).toBe(bytes(0));
    await elsewhere.pushImage(name, 'v1');
    for (const digest of missing) expect((await blob(elsewhere, 'GET', digest)).status).toBe(200);
    expect(await elsewhere.swr.restore(snapshot)).toEqual({ missing_blobs: [], total: 0 });
  });
});

test('a snapshot that is restored where it was taken misses nothing', async () => {
  const { registry, snapshot, digests } = await pushed(2);
  await registry.swr.reset();
  expect(await registry.swr.restore(snapshot)).toEqual({ missing_blobs: [], total: 0 });
  for (const digest of digests) expect((await blob(registry, 'GET', digest)).status).toBe(200);
});

test('images that the fake made, and signatures, miss nothing', async () => {
  const { swr } = await startRegistry();
  const elsewhere = await startRegistry();
  expect(await elsewhere.swr.restore(await swr.snapshot())).toEqual({ missing_blobs: [], total: 0 });
});
