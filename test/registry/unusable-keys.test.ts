/** Keys of KMS that must not sign. */
import { expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import { policyBody } from '../support/bodies.ts';
import { type Registry, startRegistry } from './registry.ts';
import { createKey, publicKey, signatureOf, signatureTag, verifiedBy } from './signed.ts';

const name = 'library/mine';
const seed: Seed = {
  instances: [
    {
      name: 'one',
      namespaces: [{ name: 'library' }],
      credentials: [{ name: 'demo', user_id: 'fake-swr-demo', auth_token: 'fake-swr-demo-password' }],
    },
  ],
};

interface Start {
  /** How the policy names the key. */
  readonly key?: 'alias' | 'id';
  readonly trigger?: string;
}

/** An image and a policy that signs it; what its next execution says of it. */
const start = async ({ key, trigger = 'manual' }: Start = {}) => {
  const registry = await startRegistry({ seed });
  const { post, get, instance, clock, swr } = registry;
  const kms = (call: string, more: object = { key_id }) => post(`/v1.0/${swr.projectId}/kms/${call}`, more);
  const key_id = await createKey(registry);
  const policies = `${instance}/namespaces/library/signature/policies`;
  const signature_key = key === 'alias' ? 'signing' : key_id;
  const { body } = await post(policies, policyBody({ signature_key, trigger: { type: trigger } }));
  const executions = `${policies}/${body.id}/executions`;
  const digest = await registry.pushImage(name, 'v1');
  const newest = async (): Promise<readonly string[]> => {
    clock.advance('1h');
    const [{ id, status, failed, total }] = (await get(executions)).body.executions;
    const [task] = (await get(`${executions}/${id}/tasks`)).body.tasks;
    const [subTask] = (await get(`${executions}/${id}/tasks/${task.id}/subtasks`)).body.sub_tasks;
    expect(failed).toBe(status === 'Failed' ? total : 0);
    return [status, task.status_text, subTask.status, subTask.status_text];
  };
  const execute = async () => {
    await post(executions);
    return newest();
  };
  return { registry, kms, key_id, digest, execute, newest };
};

const hasSignature = async ({ call }: Registry, digest: string): Promise<boolean> =>
  (await call('HEAD', `/v2/${name}/manifests/${signatureTag(digest)}`)).status === 200;

const failed = (why: string) => ['Failed', why, 'Failed', why];

test.each(['id', 'alias'] as const)(
  'a disabled key, by its %s, does not sign until it is enabled again',
  async (key) => {
    const { registry, kms, key_id, digest, execute } = await start({ key });
    await kms('disable-key');
    expect(await execute()).toEqual(failed(`KMS key ${key_id} is disabled`));
    expect(await hasSignature(registry, digest)).toBe(false);
    await kms('enable-key');
    expect((await execute())[0]).toBe('Succeed');
    const signature = await signatureOf(registry, name, digest);
    expect(verifiedBy(signature, await publicKey(registry, key_id))).toEqual([0]);
  },
);

test.each(['id', 'alias'] as const)(
  'a key whose deletion is scheduled, by its %s, does not sign, then or later',
  async (key) => {
    const { registry, kms, key_id, digest, execute } = await start({ key });
    await kms('schedule-key-deletion', { key_id, pending_days: '7' });
    expect(await execute()).toEqual(failed(`KMS key ${key_id} is pending deletion`));
    registry.clock.advance('168h');
    expect(await execute()).toEqual(failed(`KMS key ${key_id} is deleted`));
    expect(await hasSignature(registry, digest)).toBe(false);
  },
);

test('a push that a policy would sign is not signed by a disabled key', async () => {
  const { registry, kms, key_id, newest } = await start({ trigger: 'event_based' });
  await kms('disable-key');
  const digest = await registry.pushImage(name, 'v2');
  expect(await newest()).toEqual(failed(`KMS key ${key_id} is disabled`));
  expect(await hasSignature(registry, digest)).toBe(false);
});

test('an alias that a new key has, after the first was deleted, signs by the new one', async () => {
  const { registry, kms, key_id, digest, execute } = await start({ key: 'alias' });
  await kms('schedule-key-deletion', { key_id, pending_days: '7' });
  registry.clock.advance('168h');
  const next = await createKey(registry);
  expect((await execute())[0]).toBe('Succeed');
  const signature = await signatureOf(registry, name, digest);
  expect(verifiedBy(signature, await publicKey(registry, next))).toEqual([0]);
});

test('a key that waits for its material does not sign', async () => {
  const { registry, digest, kms, key_id, execute } = await start({ key: 'alias' });
  await kms('schedule-key-deletion', { key_id, pending_days: '7' });
  registry.clock.advance('168h');
  const { body } = await kms('create-key', { key_alias: 'signing', key_spec: 'EC_P256', origin: 'external' });
  expect(await execute()).toEqual(failed(`KMS key ${body.key_info.key_id} waits for its material`));
  expect(await hasSignature(registry, digest)).toBe(false);
});
