/** What is left of executions when what they belong to is deleted: no row that nobody can see. */
import { describe, expect, test } from 'vitest';
import type { FakeWorld } from '../../mock/index.ts';
import { startFake } from '../support/fake.ts';

const families = ['signature', 'retention', 'replication'] as const;
type Family = (typeof families)[number];

const pathOf = (family: Family, instance: string, policyId: number): string =>
  family === 'replication'
    ? `${instance}/replication/policies/${policyId}`
    : `${instance}/namespaces/library/${family}/policies/${policyId}`;

/** How many rows there are of a policy's executions, of effects that are still to come, and of life cycles. */
const rowsOf = async (swr: Pick<FakeWorld, 'snapshot'>, family: string, policyId: number) => {
  const { tables } = await swr.snapshot();
  const executions = (tables[`${family}.executions`] ?? []) as readonly { readonly policy_id?: number }[];
  const overrides = (tables.lifeCycleOverrides ?? []) as readonly { readonly id?: string }[];
  return {
    executions: executions.filter(({ policy_id }) => policy_id === policyId).length,
    pending: (tables[`${family}.pendingEffects`] ?? []).length,
    overrides: overrides.filter(({ id }) => id === `${family}/${policyId}`).length,
  };
};

const nothing = { executions: 0, pending: 0, overrides: 0 };

describe.each(families)('a deleted policy of %s', (family) => {
  test('leaves neither its executions nor its life cycle', async () => {
    const { swr, instance, remove } = await startFake();
    const { policyId } = await swr.executions.create({ family, life_cycle: 'immediate' });
    await swr.executions.create({ family, policy_id: policyId, life_cycle: 'immediate' });
    await swr.lifeCycle({ family, policy_id: policyId, life_cycle: 'manual' });
    const before = await rowsOf(swr, family, policyId);
    expect([before.executions > 1, before.overrides]).toEqual([true, 1]);
    expect((await remove(pathOf(family, instance, policyId))).status).toBe(204);
    expect(await rowsOf(swr, family, policyId)).toEqual(nothing);
  });
});

describe('a deleted policy of signature', () => {
  test('leaves an execution that signs until it has signed', async () => {
    const { swr, clock, instance, get, post, remove } = await startFake();
    const policies = `${instance}/namespaces/staging/signature/policies`;
    await post(`${policies}/6/executions`);
    const before = await rowsOf(swr, 'signature', 6);
    expect(before.pending).toBe(1);
    expect((await remove(`${policies}/6`)).status).toBe(204);
    expect(await rowsOf(swr, 'signature', 6)).toEqual({ executions: 1, pending: 1, overrides: 0 });
    expect((await get(`${policies}/6/executions`)).status).toBe(404);
    clock.advance('1h');
    await get(instance);
    expect(await rowsOf(swr, 'signature', 6)).toEqual(nothing);
  });

  test('leaves none that only calls would take further', async () => {
    const { swr, instance, post, remove } = await startFake();
    const policies = `${instance}/namespaces/staging/signature/policies`;
    await swr.lifeCycle({ policy_id: 6, life_cycle: 'manual' });
    const { body } = await post(`${policies}/6/executions`);
    await remove(`${policies}/6`);
    expect(await rowsOf(swr, 'signature', 6)).toEqual(nothing);
    await expect(swr.executions.step(body.id)).rejects.toMatchObject({ status: 404 });
  });
});

test.each(['signature', 'retention'] as const)('a deleted namespace leaves no executions of %s', async (family) => {
  const { swr, instance, remove } = await startFake({ profile: { 'namespaces.delete_while_not_empty': 'allow' } });
  const { policyId } = await swr.executions.create({ family, life_cycle: 'timed' });
  await swr.lifeCycle({ family, policy_id: policyId, life_cycle: 'manual' });
  expect((await remove(`${instance}/namespaces/library`)).status).toBe(204);
  expect(await rowsOf(swr, family, policyId)).toEqual(nothing);
});

test.each(['signature', 'retention', 'replication'] as const)(
  'a deleted instance leaves no executions of %s',
  async (family) => {
    const { swr, instance, send } = await startFake();
    const { policyId } = await swr.executions.create({ family, life_cycle: 'timed' });
    await swr.lifeCycle({ family, policy_id: policyId, life_cycle: 'manual' });
    expect((await send('delete', instance, { body: {} })).status).toBe(202);
    expect(await rowsOf(swr, family, policyId)).toEqual(nothing);
  },
);
