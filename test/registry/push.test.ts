/** What is pushed to the registry is seen by the API, and what is done there is seen by the registry. */
import { describe, expect, test } from 'vitest';
import { descriptor, type Registry, sha256, sha512, startRegistry, types } from './registry.ts';

const name = 'root/web/app';
const repositoryIn = ({ instance }: Registry) => `${instance}/namespaces/root/repositories/web%252Fapp`;

const artifactsIn = async (registry: Registry) => {
  const { body } = await registry.get(`${repositoryIn(registry)}/artifacts`, { limit: 100 });
  return body.artifacts as readonly Record<string, unknown>[];
};

const config = JSON.stringify({
  architecture: 'amd64',
  history: [
    { created: '2026-02-01T00:00:00Z', created_by: 'ADD rootfs /' },
    { created: '2026-02-01T00:00:01Z', created_by: 'CMD ["sh"]', empty_layer: true },
  ],
});

const image = (configType = types.config, layer = 'a layer', more: object = {}) => ({
  ...{ schemaVersion: 2, mediaType: types.manifest, config: descriptor(configType, config) },
  ...{ layers: [descriptor(types.layer, layer)], ...more },
});

const pushed = async (registry: Registry, reference: string, manifest: object) => {
  await registry.pushBlob(name, config);
  await registry.pushBlob(name, 'a layer');
  const { status, text } = await registry.pushManifest(name, reference, manifest);
  if (status !== 201) throw new Error(`${status} ${text}`);
  return sha256(JSON.stringify(manifest));
};

test('an image is an artifact, with all that its manifest says of it', async () => {
  const registry = await startRegistry();
  const manifest = image();
  const digest = await pushed(registry, 'v1', manifest);
  const size = JSON.stringify(manifest).length + config.length + 'a layer'.length;
  expect(await artifactsIn(registry)).toMatchObject([
    {
      ...{ digest, size, type: 'IMAGE', media_type: types.config, manifest_media_type: types.manifest },
      ...{ push_time: '2026-03-01T12:00:00.000Z', pull_time: '0001-01-01T00:00:00.000Z', tags: [{ name: 'v1' }] },
    },
  ]);
  const { body } = await registry.get(`${repositoryIn(registry)}/artifacts/${digest}/additions/build_history`);
  expect(body.build_histories).toMatchObject([
    { created_by: 'ADD rootfs /', empty_layer: false, digest: sha256('a layer'), size: 7 },
    { created_by: 'CMD ["sh"]', empty_layer: true, digest: '' },
  ]);
});

test.each([
  ['application/vnd.docker.container.image.v1+json', 'IMAGE'],
  ['application/vnd.cncf.helm.config.v1+json', 'CHART'],
  ['application/vnd.cnab.manifest.v1', 'CNAB'],
  ['application/vnd.example.thing.config.v1+json', 'THING'],
  ['application/vnd.oci.empty.v1+json', 'UNKNOWN'],
  ['text/plain', 'UNKNOWN'],
])('by a config of type %s it is of type %s', async (mediaType, type) => {
  const registry = await startRegistry();
  await pushed(registry, 'v1', image(mediaType, 'a layer', { artifactType: 'application/vnd.other' }));
  expect(await artifactsIn(registry)).toMatchObject([{ type, media_type: mediaType }]);
});

test('an index is an artifact that weighs what it holds, and holds only what is there', async () => {
  const registry = await startRegistry();
  const manifest = image();
  const digest = await pushed(registry, 'child', manifest);
  const [{ size }] = (await artifactsIn(registry)) as [{ size: number }];
  const index = (of: string) => ({
    ...{ schemaVersion: 2, mediaType: types.index },
    manifests: [{ mediaType: types.manifest, digest: of, size: JSON.stringify(manifest).length }],
  });
  expect((await registry.pushManifest(name, 'multi', index(digest))).status).toBe(201);
  expect((await artifactsIn(registry))[0]).toMatchObject({
    ...{ type: 'IMAGE', media_type: types.index, manifest_media_type: types.index },
    size: size + JSON.stringify(index(digest)).length,
  });
  const missing = await registry.pushManifest(name, 'other', index(sha256('missing')));
  expect([missing.status, missing.code]).toEqual([404, 'NOT_FOUND']);
  const held = await registry.call('DELETE', `/v2/${name}/manifests/${digest}`);
  expect([held.status, held.code]).toEqual([412, 'PRECONDITION']);
});

describe('what is attached to an artifact', () => {
  const subject = { mediaType: types.manifest, digest: '', size: 1 };
  const sbom = (digest: string) =>
    image('application/vnd.example.sbom', 'a layer', { subject: { ...subject, digest } });

  test.each(['before', 'after'])('is its accessory, pushed %s it, and not listed beside it', async (when) => {
    const registry = await startRegistry();
    const digest = sha256(JSON.stringify(image()));
    if (when === 'after') await pushed(registry, 'v1', image());
    const attached = await pushed(registry, 'sbom', sbom(digest));
    if (when === 'before') await pushed(registry, 'v1', image());
    expect((await artifactsIn(registry)).map((artifact) => artifact.digest)).toEqual([digest]);
    const { body } = await registry.get(`${repositoryIn(registry)}/artifacts/${digest}/accessories`);
    expect(body.accessories).toMatchObject([{ digest: attached, type: 'subject.accessory' }]);
    const tags = await registry.call('GET', `/v2/${name}/tags/list`);
    expect(JSON.parse(tags.text).tags).toEqual(['sbom', 'v1']);
    const referrers = await registry.call('GET', `/v2/${name}/referrers/${digest}`);
    expect(JSON.parse(referrers.text).manifests).toMatchObject([{ digest: attached }]);
  });

  test('stays as an artifact when its subject goes, but a signature goes along', async () => {
    const registry = await startRegistry();
    const digest = await pushed(registry, 'v1', image());
    const attached = await pushed(registry, 'sbom', sbom(digest));
    const layer = { ...descriptor('application/vnd.dev.cosign.simplesigning.v1+json', 'a layer') };
    const signature = { ...image(), layers: [layer] };
    const tag = `${digest.replace(':', '-')}.sig`;
    const signed = await pushed(registry, tag, signature);
    const { body } = await registry.get(`${repositoryIn(registry)}/artifacts/${digest}/accessories`);
    expect(body.accessories).toMatchObject([
      { digest: attached },
      { digest: signed, type: 'signature.cosign', size: JSON.stringify(signature).length },
    ]);
    await registry.remove(`${repositoryIn(registry)}/artifacts/${digest}`);
    expect((await artifactsIn(registry)).map((artifact) => artifact.digest)).toEqual([attached]);
    expect((await registry.call('GET', `/v2/${name}/manifests/${tag}`)).code).toBe('MANIFEST_UNKNOWN');
    expect((await registry.call('GET', `/v2/${name}/manifests/sbom`)).status).toBe(200);
  });
});

test('a tag moves to what is pushed under it, and what had it stays', async () => {
  const registry = await startRegistry();
  const first = await pushed(registry, 'latest', image());
  const second = await pushed(registry, 'latest', image(types.config, 'a layer', { annotations: { is: 'second' } }));
  expect((await artifactsIn(registry)).map(({ digest, tags }) => [digest, (tags as unknown[]).length])).toEqual([
    [second, 1],
    [first, 0],
  ]);
});

test('a GET counts as a pull, of the artifact and of its tag, and a HEAD does not', async () => {
  const registry = await startRegistry();
  await pushed(registry, 'v1', image());
  await registry.call('HEAD', `/v2/${name}/manifests/v1`);
  registry.clock.advance('1h');
  await registry.call('GET', `/v2/${name}/manifests/v1`);
  const at = '2026-03-01T13:00:00.000Z';
  expect(await artifactsIn(registry)).toMatchObject([{ pull_time: at, tags: [{ pull_time: at }] }]);
  expect((await registry.get(repositoryIn(registry))).body.pull_count).toBe(1);
});

test('what the API deletes cannot be pulled any more', async () => {
  const registry = await startRegistry();
  const digest = await pushed(registry, 'v1', image());
  await registry.remove(`${repositoryIn(registry)}/artifacts/${digest}`);
  expect((await registry.call('GET', `/v2/${name}/manifests/v1`)).code).toBe('MANIFEST_UNKNOWN');
  await pushed(registry, 'v1', image());
  await registry.remove(repositoryIn(registry));
  expect((await registry.call('GET', `/v2/${name}/tags/list`)).code).toBe('NAME_UNKNOWN');
  expect((await registry.call('HEAD', `/v2/${name}/blobs/${sha256('a layer')}`)).status).toBe(404);
});

test('an immutable tag is pushed once: 412 in the words of Harbor', async () => {
  const registry = await startRegistry();
  await pushed(registry, 'release-1', image());
  const again = await registry.pushManifest(name, 'release-1', image());
  expect([again.status, JSON.parse(again.text).errors]).toEqual([
    412,
    [
      {
        code: 'PRECONDITION',
        message: "Failed to process request due to 'web/app:release-1' configured as immutable.",
      },
    ],
  ]);
});

test('by its digest of sha512 a manifest is got as it was put', async () => {
  const registry = await startRegistry();
  await pushed(registry, 'v1', image());
  const digest = sha512(JSON.stringify(image()));
  const put = await registry.pushManifest(name, digest, image());
  expect([put.status, put.headers.get('docker-content-digest')]).toEqual([201, digest]);
  const got = await registry.call('GET', `/v2/${name}/manifests/${digest}`);
  expect([got.text, got.headers.get('docker-content-digest')]).toEqual([JSON.stringify(image()), digest]);
});

describe('a manifest is refused', () => {
  test.each([
    ['that is not JSON', '{', types.manifest, 400, 'MANIFEST_INVALID'],
    ['that is a list', '[]', types.manifest, 400, 'MANIFEST_INVALID'],
    ['of another media type than it says', JSON.stringify(image()), types.index, 400, 'MANIFEST_INVALID'],
    ['of a media type that is not known', '{}', 'application/json', 400, 'MANIFEST_INVALID'],
    ['without a config', JSON.stringify({ layers: [] }), types.manifest, 400, 'MANIFEST_INVALID'],
    ['with bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), types.manifest, 400, 'MANIFEST_INVALID'],
    ['of more than 4 MiB', ' '.repeat(4 * 1024 * 1024 + 1), types.manifest, 413, 'SIZE_INVALID'],
  ])('%s', async (_, body, type, status, code) => {
    const registry = await startRegistry();
    const got = await registry.call('PUT', `/v2/${name}/manifests/v1`, { body, headers: { 'content-type': type } });
    expect([got.status, got.code]).toEqual([status, code]);
  });

  test('whose fields are nested too deep', async () => {
    const registry = await startRegistry();
    await pushed(registry, 'v1', image());
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    const body = `${JSON.stringify(image()).slice(0, -1)},"deep":${deep}}`;
    const headers = { 'content-type': types.manifest };
    const got = await registry.call('PUT', `/v2/${name}/manifests/v2`, { body, headers });
    expect([got.status, got.code]).toEqual([400, 'MANIFEST_INVALID']);
    expect(got.text).toContain('nested deeper than 64 levels');
  });

  test.each([
    ['root/app', '.tag', 400, 'MANIFEST_INVALID'],
    ['root/app', 'sha256:abc', 400, 'DIGEST_INVALID'],
    ['root/app', sha256('other'), 400, 'DIGEST_INVALID'],
    ['root/App', 'v1', 400, 'NAME_INVALID'],
    ['root', 'v1', 400, 'NAME_INVALID'],
    ['nowhere/app', 'v1', 404, 'NOT_FOUND'],
  ])('%s by %s: %i %s', async (where, reference, status, code) => {
    const registry = await startRegistry();
    const got = await registry.pushManifest(where, reference, image());
    expect([got.status, got.code]).toEqual([status, code]);
  });
});
