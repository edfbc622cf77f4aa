import { apiError } from '../../errors/error.ts';
import type { World } from '../kernel/world.ts';
import { findNamespace, type NamespacePath } from '../resources/find.ts';
import type { ImmutableRuleRow } from '../resources/rows.ts';
import type { ResourceTables } from '../resources/tables.ts';

interface RulePath extends NamespacePath {
  readonly immutable_rule_id: number;
}

export const findRule = (world: World<ResourceTables>, path: RulePath): ImmutableRuleRow => {
  const namespace = findNamespace(world, path);
  const rule = world.tables.immutableRules.get(path.immutable_rule_id);
  if (rule?.namespace_id !== namespace.id) throw apiError('immutable_rule_not_found', path);
  return rule;
};
