import { describe, expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import { type Registry, startRegistry, types } from './registry.ts';
import { createKey, publicKey, signAll, signatureOf, signatureTag, verifiedBy } from './signed.ts';

const named = `sha256:${'9'.repeat(64)}`;

const seed: Seed = {
  instances: [
    {
      name: 'one',
      access_address: 'one.example.com',
      credentials: [{ name: 'demo', user_id: 'fake-swr-demo', auth_token: 'fake-swr-demo-password' }],
      namespaces: [
        {
          name: 'library',
          repositories: [
            { name: 'seeded', artifacts: [{ tags: ['v1'] }] },
            { name: 'signed', artifacts: [{ tags: ['v1'], signed: true }] },
            { name: 'named', artifacts: [{ tags: ['v1'], digest: named, signed: true }] },
          ],
        },
      ],
    },
  ],
};

const start = () => startRegistry({ seed });

const digestOf = async ({ call }: Registry, name: string): Promise<string> =>
  (await call('HEAD', `/v2/${name}/manifests/v1`)).headers.get('docker-content-digest') ?? '';

const accessoriesOf = async ({ get, instance }: Registry, repository: string, digest: string) =>
  (await get(`${instance}/namespaces/library/repositories/${repository}/artifacts/${digest}/accessories`)).body
    .accessories;

describe('a policy signs what was pushed', () => {
  test('so that the public key of KMS verifies it, and another does not', async () => {
    const registry = await start();
    const digest = await registry.pushImage('library/app', 'v1');
    const key = await createKey(registry);
    await signAll(registry, { key });
    const signature = await signatureOf(registry, 'library/app', digest);
    expect(JSON.parse(signature.payloads[0] ?? '')).toEqual({
      critical: {
        identity: { 'docker-reference': 'one.example.com/library/app' },
        image: { 'docker-manifest-digest': digest },
        type: 'cosign container image signature',
      },
      optional: null,
    });
    expect(verifiedBy(signature, await publicKey(registry, key))).toEqual([0]);
    expect(verifiedBy(signature, await publicKey(registry, await createKey(registry, 'EC_P256', 'other')))).toEqual([]);
  });

  test('and the API lists the very manifest that is pulled, of 558 bytes with a config of 233', async () => {
    const registry = await start();
    const digest = await registry.pushImage('library/app', 'v1');
    await signAll(registry, { key: 'a-key' });
    const { digest: own, size, config } = await signatureOf(registry, 'library/app', digest);
    expect([size, config.size]).toEqual([558, 233]);
    const [accessory, ...others] = await accessoriesOf(registry, 'app', digest);
    expect([accessory, others]).toMatchObject([{ type: 'signature.cosign', digest: own, size }, []]);
    const { body } = await registry.get(
      `/v2/instances/${registry.swr.instanceId}/namespaces/library/repositories/app/tags`,
    );
    const tag = { name: signatureTag(digest), digest: own, artifact_id: accessory.artifact_id };
    expect(body.tags).toContainEqual(expect.objectContaining(tag));
    const { text } = await registry.call('GET', '/v2/library/app/tags/list');
    expect(JSON.parse(text).tags).toEqual([signatureTag(digest), 'v1']);
  });

  test.each([
    ['EC_P256', 'ECDSA_SHA_256', 'sha256'],
    ['EC_P384', 'ECDSA_SHA_384', 'sha384'],
  ] as const)('with a key on %s, named by its alias', async (spec, algorithm, hash) => {
    const registry = await start();
    const digest = await registry.pushImage('library/app', 'v1');
    const key = await createKey(registry, spec, 'by-alias');
    await signAll(registry, { key: 'by-alias', algorithm });
    const signature = await signatureOf(registry, 'library/app', digest);
    expect(verifiedBy(signature, await publicKey(registry, key), hash)).toEqual([0]);
    expect(verifiedBy(signature, await registry.swr.keys.publicHalf('by-alias'), hash)).toEqual([0]);
    expect(await publicKey(registry, 'by-alias')).toBe(await publicKey(registry, key));
  });

  test.each([
    ['ECDSA_SHA_256', 'sha256'],
    ['ECDSA_SHA_384', 'sha384'],
  ] as const)('by %s with a key that nobody made, whose public half the fake shows', async (algorithm, hash) => {
    const registry = await start();
    const digest = await registry.pushImage('library/app', 'v1');
    await signAll(registry, { key: 'any-text', algorithm });
    const signature = await signatureOf(registry, 'library/app', digest);
    expect(verifiedBy(signature, await registry.swr.keys.publicHalf('any-text'), hash)).toEqual([0]);
    expect(verifiedBy(signature, await publicKey(registry, 'any-text'), hash)).toEqual([0]);
  });

  test('once by each key: a further one adds a layer, and the tag goes to the new manifest', async () => {
    const registry = await start();
    const digest = await registry.pushImage('library/app', 'v1');
    for (const key of ['first', 'second', 'first']) await signAll(registry, { key });
    const signature = await signatureOf(registry, 'library/app', digest);
    expect(signature.layers).toHaveLength(2);
    for (const [index, key] of ['first', 'second'].entries())
      expect(verifiedBy(signature, await registry.swr.keys.publicHalf(key))).toEqual([index]);
    const [first, second, ...others] = await accessoriesOf(registry, 'app', digest);
    expect([first.size, second.size, second.digest, others]).toEqual([558, 869, signature.digest, []]);
  });

  test('beside what cosign has signed', async () => {
    const registry = await start();
    const digest = await registry.pushImage('library/app', 'v1');
    await signAll(registry, { key: 'first' });
    const { layers, config } = await signatureOf(registry, 'library/app', digest);
    const [layer] = layers;
    const own = { ...layer, annotations: { 'dev.cosignproject.cosign/signature': 'b3du' } };
    const manifest = { schemaVersion: 2, mediaType: types.manifest, config: { ...config, mediaType: types.config } };
    await registry.pushManifest('library/app', signatureTag(digest), { ...manifest, layers: [own] });
    await signAll(registry, { key: 'second' });
    const signature = await signatureOf(registry, 'library/app', digest);
    expect(signature.layers[0]).toEqual(own);
    expect(verifiedBy(signature, await registry.swr.keys.publicHalf('second'))).toEqual([1]);
  });
});

describe('what a seed lists', () => {
  test('is signed by an execution', async () => {
    const registry = await start();
    const digest = await digestOf(registry, 'library/seeded');
    await signAll(registry, { key: 'a-key' });
    const signature = await signatureOf(registry, 'library/seeded', digest);
    expect(verifiedBy(signature, await registry.swr.keys.publicHalf('a-key'))).toEqual([0]);
  });

  test('is signed by fake-swr-demo where the seed says so', async () => {
    const registry = await start();
    const digest = await digestOf(registry, 'library/signed');
    const signature = await signatureOf(registry, 'library/signed', digest);
    expect(verifiedBy(signature, await registry.swr.keys.publicHalf('fake-swr-demo'))).toEqual([0]);
  });

  test('is signed in the demo world and in a fork of it', async () => {
    const registry = await startRegistry();
    const got = await registry.call('HEAD', '/v2/library/alpine/manifests/1.0.0');
    const digest = got.headers.get('docker-content-digest') ?? '';
    const signature = await signatureOf(registry, 'library/alpine', digest);
    await using world = await registry.swr.fork();
    for (const { keys } of [registry.swr, world])
      expect(verifiedBy(signature, await keys.publicHalf('fake-swr-demo'))).toEqual([0]);
  });
});

test.each([
  ['has no bytes, since a seed named its digest', 'named', 'ECDSA_SHA_256'],
  ['is signed by SM2, of which the fake has no key pairs', 'seeded', 'SM2DSA_SM3'],
] as const)('the signature of what %s is a record, and who pulls it is told so', async (_, name, algorithm) => {
  const registry = await start();
  await signAll(registry, { key: 'a-key', algorithm });
  const digest = name === 'named' ? named : await digestOf(registry, `library/${name}`);
  expect((await accessoriesOf(registry, name, digest)).at(-1)).toMatchObject({ type: 'signature.cosign', size: 558 });
  const path = `/v2/library/${name}/manifests/${signatureTag(digest)}`;
  const got = await registry.call('GET', path, { headers: { 'x-fake-explain': '1' } });
  expect([got.status, got.code]).toEqual([404, 'MANIFEST_UNKNOWN']);
  expect(JSON.parse(got.text).errors[0].detail.explanation.cause).toMatch(/SM2/);
});
