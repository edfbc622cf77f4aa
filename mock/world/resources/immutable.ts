import type { Rows } from '../kernel/table.ts';
import type { World } from '../kernel/world.ts';
import { createScope, type ScopeRule } from '../policies/scope.ts';
import type { RepositoryRow } from './rows.ts';
import type { ResourceTables } from './tables.ts';

interface Ruled {
  readonly immutableRules?: Rows<ScopeRule & { readonly disabled: boolean }>;
}

/** Whether the tag of that name can be neither moved nor deleted: every family that would do so asks here. */
export const isImmutable = (
  { tables, profile }: World<ResourceTables>,
  { namespace_id, name }: Pick<RepositoryRow, 'namespace_id' | 'name'>,
  tag: string,
): boolean => {
  const rules = ((tables as Ruled).immutableRules?.under(namespace_id) ?? []).filter(({ disabled }) => !disabled);
  const classes = profile['selectors.classes'];
  const scope = createScope(rules, { untaggedByDefault: false, severalSelectors: 'first', classes });
  return scope.takesArtifact(name, [tag]) !== undefined;
};
