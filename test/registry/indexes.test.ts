/** An index that is pushed: what it holds is left out of lists and counts, unless it has a tag, and goes with it. */
import { expect, test } from 'vitest';
import { type Registry, sha256, startRegistry, types } from './registry.ts';

const name = 'root/multi';
const repositoryIn = ({ instance }: Registry) => `${instance}/namespaces/root/repositories/multi`;

const listed = async (registry: Registry): Promise<readonly string[]> => {
  const { body } = await registry.get(`${repositoryIn(registry)}/artifacts`, { limit: 100 });
  expect(body.total).toBe(body.artifacts.length);
  expect((await registry.get(repositoryIn(registry))).body.artifact_count).toBe(body.total);
  return body.artifacts.map(({ digest }: { digest: string }) => digest);
};

/** By its own digest: it has no tag. */
const pushUntagged = async (registry: Registry, annotation: string): Promise<string> => {
  const tagged = await registry.pushImage(name, 'base');
  const base = JSON.parse((await registry.call('GET', `/v2/${name}/manifests/${tagged}`)).text);
  const manifest = { ...base, annotations: { of: annotation } };
  const digest = sha256(JSON.stringify(manifest));
  expect((await registry.pushManifest(name, digest, manifest)).status).toBe(201);
  return digest;
};

const pushIndex = async (registry: Registry, tag: string, children: readonly string[]): Promise<string> => {
  const manifests = await Promise.all(
    children.map(async (digest) => {
      const { bytes } = await registry.call('GET', `/v2/${name}/manifests/${digest}`);
      return { mediaType: types.manifest, digest, size: bytes.length };
    }),
  );
  const index = { schemaVersion: 2, mediaType: types.index, manifests };
  expect((await registry.pushManifest(name, tag, index)).status).toBe(201);
  return sha256(JSON.stringify(index));
};

const statusOf = async (registry: Registry, digest: string) =>
  (await registry.get(`${repositoryIn(registry)}/artifacts/${digest}`)).status;

const pushed = async () => {
  const registry = await startRegistry();
  const [untagged, other] = [await pushUntagged(registry, 'arm64'), await pushUntagged(registry, 'other')];
  const tagged = await registry.pushImage(name, 'base');
  const before = await listed(registry);
  const index = await pushIndex(registry, 'v1', [tagged, untagged]);
  return { registry, untagged, other, tagged, before, index };
};

test('what it holds is listed until it is pushed, and afterwards only what has a tag', async () => {
  const { registry, untagged, other, tagged, before, index } = await pushed();
  expect([...before].sort()).toEqual([tagged, untagged, other].sort());
  expect([...(await listed(registry))].sort()).toEqual([index, tagged, other].sort());
  expect(await statusOf(registry, untagged)).toBe(200);
});

test('what it holds is found once it has a tag, and hidden once it has lost that', async () => {
  const { registry, untagged } = await pushed();
  const { text } = await registry.call('GET', `/v2/${name}/manifests/${untagged}`);
  expect((await registry.pushManifest(name, 'arm64', JSON.parse(text))).status).toBe(201);
  expect(await listed(registry)).toContain(untagged);
  const tag = `${repositoryIn(registry).replace(`/${registry.swr.projectId}`, '')}/tags/arm64`;
  expect((await registry.remove(tag)).status).toBe(204);
  expect(await listed(registry)).not.toContain(untagged);
  expect(await statusOf(registry, untagged)).toBe(200);
});

test('deleted, it takes along what has no tag and is in no other index', async () => {
  const { registry, untagged, other, tagged, index } = await pushed();
  const second = await pushIndex(registry, 'v2', [untagged, other]);
  expect((await registry.remove(`${repositoryIn(registry)}/artifacts/${index}`)).status).toBe(204);
  expect([await statusOf(registry, untagged), await statusOf(registry, tagged)]).toEqual([200, 200]);
  expect((await registry.remove(`${repositoryIn(registry)}/artifacts/${second}`)).status).toBe(204);
  expect([await statusOf(registry, untagged), await statusOf(registry, other)]).toEqual([404, 404]);
  expect(await listed(registry)).toEqual([tagged]);
});
