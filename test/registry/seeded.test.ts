import { describe, expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import { type Registry, sha256, startRegistry } from './registry.ts';

const named = `sha256:${'9'.repeat(64)}`;

const seed: Seed = {
  instances: [
    {
      name: 'one',
      credentials: [{ name: 'demo', user_id: 'fake-swr-demo', auth_token: 'fake-swr-demo-password' }],
      namespaces: [
        {
          name: 'library',
          repositories: [
            { name: 'image', artifacts: [{ tags: ['v1'] }, { tags: ['v2'] }] },
            { name: 'chart', artifacts: [{ tags: ['v1'], type: 'CHART' }] },
            { name: 'named', artifacts: [{ tags: ['v1'], digest: named }] },
          ],
        },
      ],
    },
  ],
};

const pull = async ({ call }: Registry, name: string, reference: string) => {
  const got = await call('GET', `/v2/${name}/manifests/${reference}`);
  expect(got.status).toBe(200);
  expect(sha256(got.text)).toBe(got.headers.get('docker-content-digest'));
  const { config, layers } = JSON.parse(got.text);
  for (const { digest, size } of [config, ...layers]) {
    const { bytes } = await call('GET', `/v2/${name}/blobs/${digest}`);
    expect([sha256(bytes), bytes.length]).toEqual([digest, size]);
  }
  return { digest: sha256(got.text), config, layers };
};

test('what a seed lists can be pulled, by tag and by the digest that the API shows', async () => {
  const registry = await startRegistry({ seed });
  const first = await pull(registry, 'library/image', 'v1');
  const second = await pull(registry, 'library/image', 'v2');
  expect(first.digest).not.toBe(second.digest);
  const { body } = await registry.get(`${registry.instance}/namespaces/library/repositories/image/artifacts`);
  expect(body.artifacts.map(({ digest }: { digest: string }) => digest)).toEqual([second.digest, first.digest]);
  await pull(registry, 'library/image', first.digest);
});

test('a chart is pulled as Helm pushes one', async () => {
  const registry = await startRegistry({ seed });
  const { config, layers } = await pull(registry, 'library/chart', 'v1');
  expect(config.mediaType).toBe('application/vnd.cncf.helm.config.v1+json');
  expect(layers[0].mediaType).toBe('application/vnd.cncf.helm.chart.content.v1.tar+gzip');
});

test('an image of which only the digest is said cannot be pulled, and a client that asks is told why', async () => {
  const { call } = await startRegistry({ seed });
  const got = await call('GET', '/v2/library/named/manifests/v1', { headers: { 'x-fake-explain': '1' } });
  expect([got.status, got.code]).toEqual([404, 'MANIFEST_UNKNOWN']);
  expect(JSON.parse(got.text).errors[0].detail.explanation.cause).toMatch(/named its digest/);
});

test('what the control plane pushes can be pulled too, and an index with what it holds', async () => {
  const registry = await startRegistry({ seed });
  const { artifacts } = registry.swr;
  const child = await artifacts.push({ namespace_name: 'library', repository_name: 'multi', tags: ['child'] });
  const more = { tags: ['all'], children: [child.digest] };
  const index = await artifacts.push({ namespace_name: 'library', repository_name: 'multi', ...more });
  await pull(registry, 'library/multi', 'child');
  const got = await registry.call('GET', '/v2/library/multi/manifests/all');
  expect(sha256(got.text)).toBe(index.digest);
  const [only] = JSON.parse(got.text).manifests;
  const { bytes } = await registry.call('GET', `/v2/library/multi/manifests/${only.digest}`);
  expect([only.digest, only.size]).toEqual([child.digest, bytes.length]);
});

describe('the demo world', () => {
  test('has no image that cannot be pulled', async () => {
    const registry = await startRegistry();
    const { body } = await registry.get(`${registry.instance}/artifacts`, { limit: 100 });
    expect(body.artifacts.length).toBeGreaterThan(50);
    const namespaces = new Map([
      [1, 'library'],
      [2, 'root'],
      [3, 'staging'],
    ]);
    for (const { digest, namespace_id, repository_name } of body.artifacts) {
      const name = String(repository_name).replace(/^(?:library|root|staging)\//, '');
      const { status, text } = await registry.call(
        'HEAD',
        `/v2/${namespaces.get(namespace_id)}/${name}/manifests/${digest}`,
      );
      expect([digest, status, text]).toEqual([digest, 200, '']);
    }
  });
});
