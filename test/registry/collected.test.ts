/** Garbage collection of what was pushed: manifests, blobs, and the room that they take. */
import { describe, expect, test } from 'vitest';
import { collected } from '../handlers/gc/support.ts';
import { type Registry, sha256, startRegistry } from './registry.ts';

const credentials = [{ name: 'demo', user_id: 'fake-swr-demo', auth_token: 'fake-swr-demo-password' }];
const seed = { instances: [{ name: 'i', namespaces: [{ name: 'n' }], credentials }] };
const hourMs = 3_600_000;

const blobStatus = async ({ call }: Registry, name: string, digest: string): Promise<number> =>
  (await call('HEAD', `/v2/${name}/blobs/${digest}`)).status;

const resultOf = async (registry: Registry, parameters: Parameters<typeof collected>[1] = {}) => {
  const { purged_blobs, purged_manifests, freed_space } = (await collected(registry, parameters)).job_parameters;
  return { purged_blobs, purged_manifests, freed_space };
};

const nothing = { purged_blobs: 0, purged_manifests: 0, freed_space: 0 };

/** The bytes of a manifest and of what it names. */
const weightOf = async ({ call }: Registry, name: string, digest: string): Promise<number> => {
  const { bytes, text } = await call('GET', `/v2/${name}/manifests/${digest}`);
  const { config, layers } = JSON.parse(text);
  return [config, ...layers].reduce((total: number, { size }) => total + size, bytes.length);
};

describe('an image that was deleted', () => {
  test('frees its manifest and its blobs, once, and the blobs are gone', async () => {
    const registry = await startRegistry({ seed });
    const digest = await registry.pushImage('n/a', '1');
    const freed_space = await weightOf(registry, 'n/a', digest);
    const layer = sha256('layer of n/a');
    expect(await resultOf(registry)).toEqual(nothing);
    await registry.call('DELETE', `/v2/n/a/manifests/${digest}`);
    expect(await blobStatus(registry, 'n/a', layer)).toBe(200);
    const freed = { purged_blobs: 2, purged_manifests: 1, freed_space };
    expect(await resultOf(registry, { dry_run: true })).toEqual(freed);
    expect(await resultOf(registry)).toEqual(freed);
    expect(await blobStatus(registry, 'n/a', layer)).toBe(404);
    expect(await resultOf(registry)).toEqual(nothing);
  });

  test('leaves what another image of its repository names', async () => {
    const registry = await startRegistry({ seed });
    const first = await registry.pushImage('n/a', '1');
    const second = await registry.pushImage('n/a', '2');
    await registry.call('DELETE', `/v2/n/a/manifests/${first}`);
    expect(await resultOf(registry)).toMatchObject({ purged_blobs: 1, purged_manifests: 1 });
    expect(await blobStatus(registry, 'n/a', sha256('layer of n/a'))).toBe(200);
    expect((await registry.call('GET', `/v2/n/a/manifests/${second}`)).status).toBe(200);
  });

  test('frees no bytes that another repository of the instance has, and its own has them no more', async () => {
    const registry = await startRegistry({ seed });
    const digest = await registry.pushImage('n/a', '1');
    await registry.pushImage('n/b', '1');
    const layer = await registry.pushBlob('n/b', 'layer of n/a');
    await registry.call('DELETE', `/v2/n/a/manifests/${digest}`);
    expect(await resultOf(registry)).toMatchObject({ purged_blobs: 1 });
    expect([await blobStatus(registry, 'n/a', layer), await blobStatus(registry, 'n/b', layer)]).toEqual([404, 200]);
  });
});

describe('a blob that no manifest names yet', () => {
  test('waits an hour for one', async () => {
    const registry = await startRegistry({ seed });
    const digest = await registry.pushBlob('n/a', 'alone');
    registry.clock.advance(hourMs / 2);
    expect(await resultOf(registry)).toEqual(nothing);
    expect(await blobStatus(registry, 'n/a', digest)).toBe(200);
    registry.clock.advance(hourMs / 2);
    expect(await resultOf(registry)).toEqual({ purged_blobs: 1, purged_manifests: 0, freed_space: 5 });
    expect(await blobStatus(registry, 'n/a', digest)).toBe(404);
  });

  test('begins to wait anew when it is pushed again', async () => {
    const registry = await startRegistry({ seed });
    await registry.pushBlob('n/a', 'alone');
    registry.clock.advance(hourMs - 60_000);
    await registry.pushBlob('n/a', 'alone');
    registry.clock.advance(hourMs / 2);
    expect(await resultOf(registry)).toEqual(nothing);
  });
});

test('untagged images are counted by a dry run with the blobs that only they name', async () => {
  const registry = await startRegistry({ seed });
  const digest = await registry.pushImage('n/a', '1');
  const freed_space = await weightOf(registry, 'n/a', digest);
  await registry.pushImage('n/a', '1', { annotations: { second: 'yes' } });
  await registry.call('DELETE', '/v2/n/a/manifests/1');
  const first = { purged_blobs: 2, purged_manifests: 2 };
  const dry = await resultOf(registry, { dry_run: true, delete_untagged: true });
  expect(dry).toMatchObject(first);
  expect(dry.freed_space).toBeGreaterThan(freed_space);
  expect(await resultOf(registry, { delete_untagged: true })).toEqual(dry);
});

test('two hours must have passed where the profile says so', async () => {
  const registry = await startRegistry({ seed, profile: { 'gc.time_window': 'two_hours' } });
  const digest = await registry.pushImage('n/a', '1');
  await registry.call('DELETE', `/v2/n/a/manifests/${digest}`);
  expect(await resultOf(registry)).toEqual(nothing);
  registry.clock.advance(2 * hourMs);
  expect(await resultOf(registry)).toMatchObject({ purged_blobs: 2, purged_manifests: 1 });
});
