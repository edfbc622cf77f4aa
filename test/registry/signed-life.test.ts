/** What becomes of signatures with what they sign: deleted, collected, copied, kept in a snapshot. */
import { expect, test } from 'vitest';
import { replicationBody } from '../../contracts/resources/replication-bodies.ts';
import type { Seed } from '../../mock/index.ts';
import { collected } from '../handlers/gc/support.ts';
import { ruleBody } from '../support/bodies.ts';
import { login, type Registry, startRegistry } from './registry.ts';
import { signAll, signatureOf, signatureTag, verifiedBy } from './signed.ts';

const other = '22222222-3333-4444-8555-666666666666';

const seed: Seed = {
  instances: [
    {
      name: 'one',
      namespaces: [{ name: 'library' }],
      registries: [{ id: 1, name: 'two', instance_id: other }],
      credentials: [{ name: 'demo', user_id: 'fake-swr-demo', auth_token: 'fake-swr-demo-password' }],
    },
    { id: other, name: 'two', credentials: [{ name: 'two', user_id: 'second', auth_token: 'a-password' }] },
  ],
};

const signed = async (...keys: readonly string[]) => {
  const registry = await startRegistry({ seed });
  const digest = await registry.pushImage('library/app', 'v1');
  for (const key of keys) await signAll(registry, { key });
  return { registry, digest, signature: await signatureOf(registry, 'library/app', digest) };
};

const statusOf = async ({ call }: Registry, path: string): Promise<number> =>
  (await call('HEAD', `/v2/library/app/${path}`)).status;

test('a signature goes with what it signs, and garbage collection frees its manifests and blobs', async () => {
  const { registry, digest, signature } = await signed('first', 'second');
  const [first] = (
    await registry.get(`${registry.instance}/namespaces/library/repositories/app/artifacts/${digest}/accessories`)
  ).body.accessories;
  const [payload] = signature.layers;
  await registry.call('DELETE', `/v2/library/app/manifests/${digest}`);
  for (const reference of [digest, signature.digest, first.digest, signatureTag(digest)])
    expect(await statusOf(registry, `manifests/${reference}`)).toBe(404);
  expect(await statusOf(registry, `blobs/${payload?.digest}`)).toBe(200);
  // The image with its config and layer, two signatures with a config each, and the payload that they share.
  const { purged_blobs, purged_manifests } = (await collected(registry, {})).job_parameters;
  expect([purged_manifests, purged_blobs]).toEqual([3, 5]);
  expect(await statusOf(registry, `blobs/${payload?.digest}`)).toBe(404);
});

test('a signature that is deleted alone leaves what it signed, which is signed again', async () => {
  const { registry, digest, signature } = await signed('a-key');
  await registry.call('DELETE', `/v2/library/app/manifests/${signature.digest}`);
  expect(await statusOf(registry, `manifests/${signatureTag(digest)}`)).toBe(404);
  await signAll(registry, { key: 'a-key' });
  expect(await signatureOf(registry, 'library/app', digest)).toEqual(signature);
});

test('a signature is replicated with its bytes, and is not made twice there', async () => {
  const { registry, digest, signature } = await signed('first', 'second');
  const policy = { ...replicationBody, name: 'copies', filters: [], dest_registry: { id: 1 } };
  const { body } = await registry.post(`${registry.instance}/replication/policies`, policy);
  await registry.post(`${registry.instance}/replication/executions`, { policy_id: body.id });
  registry.clock.advance('5m');
  const headers = { authorization: login('second', 'a-password') };
  expect(await signatureOf(registry, 'library/app', digest, headers)).toEqual(signature);
  const path = 'namespaces/library/repositories/app/artifacts';
  const there = await registry.get(`/v2/${registry.swr.projectId}/instances/${other}/${path}/${digest}/accessories`);
  const here = await registry.get(`${registry.instance}/${path}/${digest}/accessories`);
  const seen = (accessories: readonly Record<string, unknown>[]) =>
    accessories.map((row) => [row.digest, row.size, row.type]);
  expect(seen(there.body.accessories)).toEqual(seen(here.body.accessories));
});

test('a snapshot restored in another fake has the bytes of signatures, though not of images', async () => {
  const { registry, digest, signature } = await signed('a-key');
  const snapshot = await registry.swr.snapshot();
  const elsewhere = await startRegistry();
  await elsewhere.swr.restore(snapshot);
  expect(await signatureOf(elsewhere, 'library/app', digest)).toEqual(signature);
  expect(verifiedBy(signature, await elsewhere.swr.keys.publicHalf('a-key'))).toEqual([0]);
});

test('the same commands give the same signatures', async () => {
  const [one, two] = [await signed('a-key'), await signed('a-key')];
  expect(one.signature).toEqual(two.signature);
});

test('an immutable tag keeps no policy from signing', async () => {
  const { registry, digest } = await signed('first');
  await registry.post(`${registry.instance}/namespaces/library/immutabletagrules`, ruleBody());
  await signAll(registry, { key: 'second' });
  expect((await signatureOf(registry, 'library/app', digest)).layers).toHaveLength(2);
});
