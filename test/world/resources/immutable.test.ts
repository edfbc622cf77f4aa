import { expect, test } from 'vitest';
import { createProfile } from '../../../mock/world/kernel/profile.ts';
import { Table } from '../../../mock/world/kernel/table.ts';
import type { World } from '../../../mock/world/kernel/world.ts';
import { isImmutable } from '../../../mock/world/resources/immutable.ts';
import { type ResourceTables, resourceTables } from '../../../mock/world/resources/tables.ts';

const selector = (decoration: string, pattern: string) => ({ kind: 'doublestar', decoration, pattern });

const rule = (repository: string, tag: string, disabled = false) => ({
  ...{ id: 1, namespace_id: 1, disabled },
  scope_selectors: { repository: [selector('repoMatches', repository)] },
  tag_selectors: [selector('matches', tag)],
});

const worldWith = (...rules: readonly ReturnType<typeof rule>[]) => {
  const immutableRules = new Table<ReturnType<typeof rule>>({ id: (row) => row.id, parent: (row) => row.namespace_id });
  immutableRules.addAll(rules);
  const tables = { ...resourceTables(), immutableRules };
  return { tables, profile: createProfile() } as unknown as World<ResourceTables>;
};

const app = { namespace_id: 1, name: 'app' };

test('a tag is immutable where an enabled rule of its namespace selects it', () => {
  const world = worldWith(rule('app', 'v*'));
  expect(isImmutable(world, app, 'v1')).toBe(true);
  expect(isImmutable(world, app, 'latest')).toBe(false);
  expect(isImmutable(world, { ...app, name: 'web' }, 'v1')).toBe(false);
  expect(isImmutable(world, { ...app, namespace_id: 2 }, 'v1')).toBe(false);
  expect(isImmutable(worldWith(rule('app', 'v*', true)), app, 'v1')).toBe(false);
  expect(isImmutable(worldWith(), app, 'v1')).toBe(false);
});
