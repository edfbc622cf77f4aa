import { verify } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import { policyBody } from '../support/bodies.ts';
import { type Registry, sha256, startRegistry } from './registry.ts';

const seed: Seed = {
  instances: [
    {
      name: 'one',
      credentials: [{ name: 'demo', user_id: 'fake-swr-demo', auth_token: 'fake-swr-demo-password' }],
      namespaces: [{ name: 'library' }],
    },
  ],
};
const annotation = 'dev.cosignproject.cosign/signature';

const signBy = async ({ instance, post, put, swr }: Registry, changes: object, id?: number): Promise<number> => {
  const policies = `${instance}/namespaces/library/signature/policies`;
  const body = policyBody({ signature_algorithm: 'ECDSA_SHA_256', ...changes });
  const policy = id ?? (await post(policies, body)).body.id;
  if (id !== undefined) await put(`${policies}/${id}`, body);
  await post(`${policies}/${policy}/executions`);
  await swr.clock.advance('1m');
  return policy;
};

const keyOf = async ({ swr, post }: Registry, key_id: string): Promise<string> =>
  (await post(`/v1.0/${swr.projectId}/kms/get-publickey`, { key_id })).body.public_key;

const signatureOf = async ({ call }: Registry, digest: string) => {
  const got = await call('GET', `/v2/library/app/manifests/${digest.replace(':', '-')}.sig`);
  const { config, layers } = JSON.parse(got.text);
  const payloads = [];
  for (const layer of layers) payloads.push((await call('GET', `/v2/library/app/blobs/${layer.digest}`)).bytes);
  const { bytes } = await call('GET', `/v2/library/app/blobs/${config.digest}`);
  expect([sha256(bytes), bytes.length]).toEqual([config.digest, config.size]);
  const signatures = layers.map((layer: { annotations: object }) => Reflect.get(layer.annotations, annotation));
  return { ...got, layers, payloads, signatures };
};

test.each([
  ['ECDSA_SHA_256', 'sha256', [558]],
  // A signature has up to two bytes more where its numbers begin with a bit that is set.
  ['ECDSA_SHA_384', 'sha384', [598, 602]],
])('what a policy signs by %s is verified by the public key that KMS gives', async (algorithm, hash, sizes) => {
  const registry = await startRegistry({ seed });
  const digest = await registry.pushImage('library/app', 'v1');
  await signBy(registry, { signature_algorithm: algorithm, signature_key: 'a-key' });
  const { text, headers, payloads, signatures, layers } = await signatureOf(registry, digest);
  const [payload, signature] = [payloads[0] as Buffer, Buffer.from(signatures[0], 'base64')];
  expect(sha256(payload)).toBe(layers[0].digest);
  expect(JSON.parse(payload.toString()).critical.image['docker-manifest-digest']).toBe(digest);
  expect(verify(hash, payload, await keyOf(registry, 'a-key'), signature)).toBe(true);
  expect(verify(hash, payload, await keyOf(registry, 'another'), signature)).toBe(false);
  const artifact = `${registry.instance}/namespaces/library/repositories/app/artifacts/${digest}`;
  const { body } = await registry.get(`${artifact}/accessories`);
  expect(sha256(text)).toBe(headers.get('docker-content-digest'));
  expect(body.accessories).toMatchObject([{ digest: sha256(text), type: 'signature.cosign' }]);
  expect(sizes).toContain(body.accessories[0].size);
});

test('a second key adds a layer, the same key nothing, and all goes with what is signed', async () => {
  const registry = await startRegistry({ seed });
  const digest = await registry.pushImage('library/app', 'v1');
  const policy = await signBy(registry, { signature_key: 'first' });
  const once = await signatureOf(registry, digest);
  await signBy(registry, { signature_key: 'first' }, policy);
  expect((await signatureOf(registry, digest)).text).toBe(once.text);
  await signBy(registry, { signature_key: 'second' }, policy);
  const twice = await signatureOf(registry, digest);
  expect(twice.layers.length).toBe(2);
  expect(twice.signatures[0]).toBe(once.signatures[0]);
  const second = Buffer.from(twice.signatures[1], 'base64');
  expect(verify('sha256', twice.payloads[1] as Buffer, await keyOf(registry, 'second'), second)).toBe(true);
  await registry.call('DELETE', `/v2/library/app/manifests/${digest}`);
  const tag = `/v2/library/app/manifests/${digest.replace(':', '-')}.sig`;
  expect((await registry.call('GET', tag)).status).toBe(404);
});

test('the same pushes and signings give the same bytes in another fake', async () => {
  const texts = [];
  for (let time = 0; time < 2; time += 1) {
    const registry = await startRegistry({ seed });
    const digest = await registry.pushImage('library/app', 'v1');
    await signBy(registry, { signature_key: 'first' });
    texts.push((await signatureOf(registry, digest)).text);
  }
  expect(texts[0]).toBe(texts[1]);
});

test('a key without a pair gives a record of a signature, and pulling it says so', async () => {
  const registry = await startRegistry({ seed });
  const digest = await registry.pushImage('library/app', 'v1');
  await signBy(registry, { signature_key: 'a-key', signature_algorithm: 'SM2DSA_SM3' });
  const path = `/v2/library/app/manifests/${digest.replace(':', '-')}.sig`;
  const got = await registry.call('GET', path, { headers: { 'x-fake-explain': '1' } });
  expect([got.status, got.code]).toEqual([404, 'MANIFEST_UNKNOWN']);
  expect(JSON.parse(got.text).errors[0].detail.explanation.cause).toMatch(/record without bytes/);
});
