/** Every key of a world: those that were made, and those that only policies name. */
import { expect, test, vi } from 'vitest';
import { keysOf } from '../../mock/kms/find.ts';
import type { KeyRow } from '../../mock/kms/rows.ts';
import { createTables } from '../../mock/world/tables.ts';

const newWorld = () => {
  const tables = createTables();
  const world = { tables, nowMs: 10, tenant: { project_id: 'p' }, seed: 1 } as never;
  const make = (id: string, key_alias: string, deletedMs?: number) =>
    tables.kms.keys.add({ id, project_id: 'p', key_alias, deletedMs } as KeyRow);
  const name = (id: number, signature_key: string) =>
    tables.signature.policies.add({
      ...{ id, namespace_id: 1, signature_key, signature_algorithm: 'ECDSA_SHA_256' },
      created_at: '2026-01-01T00:00:00Z',
    } as never);
  return { tables, world, make, name };
};

test('what a policy names by the id or the alias of a key that was made, deleted or not, is no further key', () => {
  const { world, make, name } = newWorld();
  make('k1', 'one');
  make('k2', 'two', 5);
  for (const [at, key] of ['one', 'k1', 'two', 'k2', 'other', 'other', 'else'].entries()) name(at + 1, key);
  expect(keysOf(world).map(({ id }) => id)).toEqual(['k1', 'other', 'else']);
});

test('the keys that were made are listed once, however many policies there are', () => {
  const { tables, world, make, name } = newWorld();
  for (let number = 1; number <= 100; number += 1) {
    make(`k${number}`, `alias-${number}`);
    name(number, `named-${number}`);
  }
  const listed = vi.spyOn(tables.kms.keys, 'under');
  expect(keysOf(world)).toHaveLength(200);
  expect(listed).toHaveBeenCalledTimes(1);
});
