import { expect, test } from 'vitest';
import { replicationBody } from '../../contracts/resources/replication-bodies.ts';
import type { Seed } from '../../mock/index.ts';
import { login, sha256, startRegistry } from './registry.ts';

const other = '22222222-3333-4444-8555-666666666666';

const seed: Seed = {
  instances: [
    {
      name: 'one',
      namespaces: [{ name: 'library', repositories: [{ name: 'seeded', artifacts: [{ tags: ['v1'] }] }] }],
      registries: [{ id: 1, name: 'two', instance_id: other }],
      credentials: [{ name: 'demo', user_id: 'fake-swr-demo', auth_token: 'fake-swr-demo-password' }],
    },
    { id: other, name: 'two', credentials: [{ name: 'two', user_id: 'second', auth_token: 'a-password' }] },
  ],
};

test('what was replicated to another instance can be pulled there, be it pushed or of a seed', async () => {
  const registry = await startRegistry({ seed });
  await registry.pushImage('library/pushed', 'v1');
  const { post, instance, clock } = registry;
  const policy = { ...replicationBody, name: 'copies', filters: [], dest_registry: { id: 1 } };
  const { body } = await post(`${instance}/replication/policies`, policy);
  await post(`${instance}/replication/executions`, { policy_id: body.id });
  clock.advance('5m');
  const headers = { authorization: login('second', 'a-password') };
  for (const name of ['library/pushed', 'library/seeded']) {
    const here = await registry.call('GET', `/v2/${name}/manifests/v1`);
    const there = await registry.call('GET', `/v2/${name}/manifests/v1`, { headers });
    expect([name, there.status, there.text]).toEqual([name, 200, here.text]);
    const { config, layers } = JSON.parse(there.text);
    for (const { digest } of [config, ...layers]) {
      const { bytes } = await registry.call('GET', `/v2/${name}/blobs/${digest}`, { headers });
      expect(sha256(bytes)).toBe(digest);
    }
  }
});
