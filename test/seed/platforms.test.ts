/** An index with a made image for each of its platforms, and artifacts that come after all others. */
import { describe, expect, test } from 'vitest';
import { sha256, startRegistry } from '../registry/registry.ts';
import { startFake } from '../support/fake.ts';
import { artifacts, refusalOf, repositories, seedOf } from './seeds.ts';

const credentials = [{ name: 'demo', user_id: 'fake-swr-demo', auth_token: 'fake-swr-demo-password' }];

describe('platforms', () => {
  test('the index and its images can be pulled, each for its platform', async () => {
    const [instance] = artifacts({ tags: ['v1'], platforms: ['linux/arm64', 'windows/amd64'] }).instances ?? [];
    const registry = await startRegistry({ seed: { instances: [{ name: 'i', ...instance, credentials }] } });
    const pulled = async (what: string, digest: string) => {
      const { status, text } = await registry.call('GET', `/v2/n/r/${what}/${digest}`);
      expect([status, sha256(text)]).toEqual([200, digest]);
      return JSON.parse(text);
    };
    const index = await registry.call('GET', '/v2/n/r/manifests/v1');
    const { mediaType, manifests } = JSON.parse(index.text);
    expect(mediaType).toBe(index.headers.get('content-type'));
    const wanted = [
      { os: 'linux', architecture: 'arm64' },
      { os: 'windows', architecture: 'amd64' },
    ];
    expect(manifests.map(({ platform }: { platform: object }) => platform)).toEqual(wanted);
    for (const [at, { digest, size }] of manifests.entries()) {
      const manifest = await pulled('manifests', digest);
      expect(JSON.stringify(manifest)).toHaveLength(size);
      expect(await pulled('blobs', manifest.config.digest)).toMatchObject(wanted[at] ?? {});
    }
  });

  test('its images have no tag and its time of pushing, and are found by their digest alone', async () => {
    const push_time = '2026-02-03T04:05:06.789Z';
    const { get, instance } = await startFake({ seed: artifacts({ platforms: ['linux/amd64'], push_time, scan: {} }) });
    const path = `${instance}/namespaces/n/repositories/r/artifacts`;
    const { body } = await get(path);
    expect(body).toMatchObject({ total: 1, artifacts: [{ tags: [{ name: 'latest' }], push_time }] });
    const reports = (await get(`${path}/${body.artifacts[0].digest}/vulnerabilities`)).body;
    const [report] = Object.values(reports) as [
      { vulnerabilities: readonly { artifact_digests: readonly string[] }[] },
    ];
    const [child] = report.vulnerabilities[0]?.artifact_digests ?? [];
    expect(child).not.toBe(body.artifacts[0].digest);
    expect((await get(`${path}/${child}`)).body).toMatchObject({ digest: child, tags: [], push_time });
  });

  test.each([
    [
      'children as well',
      { platforms: ['linux/amd64'], children: [`sha256:${'0'.repeat(64)}`] },
      /platforms or children/,
    ],
    ['none', { platforms: [] }, /platforms/],
    ['one twice', { platforms: ['linux/amd64', 'linux/amd64'] }, /platforms/],
    ['an architecture alone', { platforms: ['amd64'] }, /platforms.*amd64/],
  ])('%s is refused', async (_, artifact, message) => {
    const refusal = await refusalOf(artifacts(artifact));
    expect(refusal).toMatch(message);
    expect(refusal).toContain('artifacts');
  });
});

describe('newest', () => {
  test('such artifacts are made after all others, in the order of the seed, and come first in the list of their repository', async () => {
    const at = (name: string, tags: readonly string[]) => ({
      name,
      artifacts: tags.map((tag) => ({ tags: [tag], newest: tag.startsWith('new') })),
    });
    const seed = repositories(at('a', ['new-1', 'old-1', 'new-2']), at('b', ['old-2', 'new-3']));
    const { get, instance } = await startFake({ seed });
    const tagsIn = async (path: string) => {
      const { body } = await get(`${instance}${path}/artifacts`);
      return body.artifacts.map((artifact: { tags: readonly { name: string }[] }) => artifact.tags[0]?.name);
    };
    // The list of all artifacts has the oldest first.
    expect(await tagsIn('')).toEqual(['old-1', 'old-2', 'new-1', 'new-2', 'new-3']);
    expect(await tagsIn('/namespaces/n/repositories/a')).toEqual(['new-2', 'new-1', 'old-1']);
  });

  test('one of a repository that is the newest is made as well, and so is one of another namespace', async () => {
    const artifact = { tags: ['v1'], newest: true };
    const seed = seedOf(
      { name: 'm', repositories: [{ name: 'a', newest: true, artifacts: [artifact] }] },
      { name: 'n', repositories: [{ name: 'b', artifacts: [artifact] }] },
    );
    const { get, instance } = await startFake({ seed });
    expect((await get(`${instance}/artifacts`)).body.artifacts).toHaveLength(2);
  });
});
