import { contentOf } from '../world/immutability/rules.ts';
import type { SeedContext, SeedPath } from './context.ts';
import type { SeedImmutableRule } from './format/types.ts';
import { items, type Unique, uniqueId } from './unique.ts';

/** The ids that a namespace's immutable rules give. */
export const uniqueInImmutability = (
  rules: readonly SeedImmutableRule[] | undefined,
  path: SeedPath,
): readonly Unique[] =>
  items(rules, path, 'immutable_rules').flatMap(({ item, at }) =>
    uniqueId('immutable rules', ({ immutableRules }) => immutableRules, item.id, at),
  );

/** Every tag of every repository. */
const everything = {
  tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: '**' }],
  scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: '**' }] },
} as const;

export const addImmutableRule = (given: SeedImmutableRule, namespace_id: number, { tables }: SeedContext): void => {
  const { immutableRules } = tables;
  const tag_selectors = given.tag_selectors ?? [...everything.tag_selectors];
  const scope_selectors = given.scope_selectors ?? { repository: [...everything.scope_selectors.repository] };
  const content = contentOf({ ...given, tag_selectors, scope_selectors });
  immutableRules.add({ id: given.id ?? immutableRules.reserve(), namespace_id, ...content });
};
