/** Fields of manifests that are not what they must be. What is taken can be listed, and restored. */
import { describe, expect, test } from 'vitest';
import { descriptor, type Registry, sha256, startRegistry, types } from './registry.ts';

const name = 'library/odd';
const config = descriptor(types.config, '{}');
const layer = descriptor(types.layer, 'a layer');
const image = { schemaVersion: 2, mediaType: types.manifest, config, layers: [layer] };
const index = { schemaVersion: 2, mediaType: types.index, manifests: [] };

const start = async (): Promise<Registry> => {
  const registry = await startRegistry();
  await registry.pushBlob(name, '{}');
  await registry.pushBlob(name, 'a layer');
  return registry;
};

const put = async ({ call }: Registry, manifest: object, tag = 'v1', type?: string) =>
  call('PUT', `/v2/${name}/manifests/${tag}`, {
    body: JSON.stringify(manifest),
    headers: { 'content-type': type ?? (manifest as { mediaType: string }).mediaType },
  });

const listed = async ({ get, instance }: Registry) =>
  (await get(`${instance}/namespaces/library/repositories/odd/artifacts`)).body.artifacts;

const annotated = { 'org.opencontainers.artifactType': 5 };
const platform = (more: object) => ({ ...index, manifests: [{ ...image.config, platform: more }] });

/** A manifest, and what is said of it. */
const refused: readonly (readonly [object, string])[] = [
  [{ ...image, schemaVersion: '2' }, 'schemaVersion is "2" but must be 2'],
  [{ ...image, schemaVersion: 1 }, 'schemaVersion is 1 but must be 2'],
  [{ ...image, artifactType: 5 }, 'artifactType is 5 but must be a text'],
  [{ ...index, artifactType: {} }, 'artifactType is {} but must be a text'],
  [{ ...image, annotations: 'none' }, 'annotations is "none" but must be an object of texts'],
  [{ ...image, annotations: [] }, 'annotations is [] but must be an object of texts'],
  [{ ...index, annotations: annotated }, 'annotations.org.opencontainers.artifactType is 5 but must be a text'],
  [{ ...image, subject: 'v1' }, 'subject is "v1" but must be a descriptor'],
  [{ ...image, subject: [] }, 'subject is [] but must be a descriptor'],
  [{ ...image, subject: { ...config, size: 1.5 } }, 'subject.size is 1.5 but must be a whole number from 0'],
  [{ ...image, config: null }, 'config is null but must be a descriptor'],
  [{ ...image, config: { ...config, mediaType: null } }, 'config.mediaType is null but must be a text'],
  [{ ...image, config: { ...config, annotations: { a: [] } } }, 'config.annotations.a is [] but must be a text'],
  [{ ...image, layers: {} }, 'layers is {} but must be a list'],
  [{ ...image, layers: [null] }, 'layers.0 is null but must be a descriptor'],
  [{ ...image, layers: [{ ...layer, urls: 5 }] }, 'layers.0.urls is 5 but must be a list'],
  [{ ...image, layers: [{ ...layer, urls: ['a', 5] }] }, 'layers.0.urls.1 is 5 but must be a text'],
  [{ ...image, layers: [{ ...layer, digest: 'md5:1' }] }, 'layers.0.digest is "md5:1" but must be sha256: or sha512:'],
  [{ ...image, layers: [{ ...layer, size: -1 }] }, 'layers.0.size is -1 but must be a whole number from 0'],
  [{ ...image, layers: [{ ...layer, data: '!' }] }, 'layers.0.data is "!" but must be a text in Base64'],
  [{ ...image, layers: [{ ...layer, artifactType: 1 }] }, 'layers.0.artifactType is 1 but must be a text'],
  [{ ...index, manifests: 'none' }, 'manifests is "none" but must be a list'],
  [platform({ os: 5 }), 'manifests.0.platform.os is 5 but must be a text'],
  [platform({ 'os.features': 'a' }), 'manifests.0.platform.os.features is "a" but must be a list'],
];

const byMessage = refused.map(([manifest, message]) => ({ manifest, message }));

test.each(byMessage)('a manifest is refused: $message', async ({ manifest, message }) => {
  const registry = await start();
  const got = await put(registry, manifest);
  expect([got.status, got.code]).toEqual([400, 'MANIFEST_INVALID']);
  expect(JSON.parse(got.text).errors[0].message).toContain(message);
});

test('a media type that is not a text is refused', async () => {
  const got = await put(await start(), { ...image, mediaType: 5 }, 'v1', types.manifest);
  expect([got.status, JSON.parse(got.text).errors[0].message]).toEqual([
    400,
    expect.stringContaining('mediaType is 5 but must be a text'),
  ]);
});

test('sizes that no number holds together are refused', async () => {
  const vast = { ...layer, size: Number.MAX_SAFE_INTEGER, urls: ['https://elsewhere.example'] };
  const got = await put(await start(), { ...image, layers: [vast, vast] });
  expect([got.status, got.code]).toEqual([400, 'MANIFEST_INVALID']);
  expect(got.text).toContain('the sizes add up to 180143985094');
});

describe('what is null is as if it was left out', () => {
  const nothing = { artifactType: null, annotations: null, subject: null, schemaVersion: null };
  const ofLayer = { urls: null, annotations: null, artifactType: null, data: null, platform: null };
  test.each([
    ['of an image', { ...image, ...nothing }],
    ['of a layer', { ...image, layers: [{ ...layer, ...ofLayer }] }],
    ['of an index', { ...index, ...nothing, manifests: null }],
    ['of an annotation', { ...index, annotations: { 'org.opencontainers.artifactType': null } }],
    ['of a list of layers', { ...image, layers: null }],
  ])('%s', async (_, manifest) => {
    const registry = await start();
    expect((await put(registry, manifest)).status).toBe(201);
    const media_type = 'config' in manifest ? types.config : types.index;
    expect(await listed(registry)).toMatchObject([{ media_type, manifest_media_type: manifest.mediaType }]);
    await registry.swr.restore(await registry.swr.snapshot());
    expect(await listed(registry)).toHaveLength(1);
  });

  test('and so is the media type', async () => {
    expect((await put(await start(), { ...image, mediaType: null }, 'v1', types.manifest)).status).toBe(201);
  });

  test('but a layer without other places must be there', async () => {
    const absent = { ...descriptor(types.layer, 'absent'), urls: null };
    const got = await put(await start(), { ...image, layers: [absent] });
    expect([got.status, got.code]).toEqual([404, 'MANIFEST_BLOB_UNKNOWN']);
  });
});

test('an annotation that is empty says nothing of an index', async () => {
  const registry = await start();
  await put(registry, { ...index, annotations: { 'org.opencontainers.artifactType': '' } });
  expect(await listed(registry)).toMatchObject([{ type: 'IMAGE', media_type: types.index }]);
});

test('an index under the tag of a signature, with odd layers, keeps no policy from signing', async () => {
  const registry = await start();
  const digest = await registry.pushImage(name, 'v1');
  const subject = { mediaType: types.manifest, digest, size: 1 };
  const tag = `${digest.replace(':', '-')}.sig`;
  expect((await put(registry, { ...index, subject, layers: [null] }, tag)).status).toBe(201);
  registry.clock.advance('1h');
  const { text } = await registry.call('GET', `/v2/${name}/manifests/${tag}`);
  expect(JSON.parse(text).layers).toMatchObject([{ size: expect.any(Number) }]);
  expect(sha256(text)).not.toBe(digest);
});
