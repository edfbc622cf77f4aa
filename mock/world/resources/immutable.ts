import { apiError } from '../../errors/error.ts';
import { createDerived } from '../kernel/derived.ts';
import type { Profile } from '../kernel/profile.ts';
import type { World } from '../kernel/world.ts';
import { type Candidate, createSelector, type Selection, type Selector } from '../policies/selectors.ts';
import type { ImmutableRuleRow, RepositoryRow } from './rows.ts';
import type { ResourceTables } from './tables.ts';

type Resources = World<ResourceTables>;
type Named = Pick<RepositoryRow, 'namespace_id' | 'name'>;
type Decide = (candidate: Candidate) => boolean | 'undecided';

/** The engine does not read what a selector says of artifacts without a tag. Source: Harbor 2.1, and 2.5. */
const tagSelector = (selector: Selector, profile: Profile): Selector => ({
  ...selector,
  extras: profile['immutable.untagged'] === 'as_false' ? '{"untagged":false}' : '',
});

const isSelected = (selection: Selection): boolean | 'undecided' =>
  'error' in selection ? 'undecided' : selection.selected;

/** Of a rule the first selector of each kind is read; without one of them it selects nothing. Source: Harbor 2.1. */
const compile = ({ tag_selectors, scope_selectors }: ImmutableRuleRow, profile: Profile): Decide => {
  const [repository] = scope_selectors.repository ?? [];
  const [tag] = tag_selectors;
  if (repository === undefined || tag === undefined) return () => false;
  const classes = profile['selectors.classes'];
  const inScope = createSelector(repository, { classes });
  const hasTag = createSelector(tagSelector(tag, profile), { classes });
  return (candidate) => {
    const takes = isSelected(inScope(candidate));
    return takes === true ? isSelected(hasTag(candidate)) : takes;
  };
};

const compiled = createDerived<Decide>();

/** Whether a rule selects it. One that cannot be decided ends the search: nothing is immutable then. Source: Harbor 2.1. */
const isProtected = (namespaceId: number, candidate: Candidate, { tables, profile }: Resources): boolean => {
  for (const rule of tables.immutableRules.under(namespaceId)) {
    if (rule.disabled) continue;
    const facts = [profile['selectors.classes'], profile['immutable.untagged']];
    const selects = compiled(rule, { tables: [], facts }, () => compile(rule, profile))(candidate);
    if (selects !== false) return selects === true;
  }
  return false;
};

/** Whether the tag of that name can be neither moved nor deleted. */
export const isImmutable = (world: Resources, { namespace_id, name }: Named, tag: string): boolean =>
  isProtected(namespace_id, { repository: name, tags: [tag] }, world);

const lastSegment = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** Whether retention leaves an artifact with these tags out of what it deletes, before it tries. */
export const isSpared = (world: Resources, { namespace_id, name }: RepositoryRow, tags: readonly string[]): boolean => {
  const repository = world.profile['immutable.name_in_retention'] === 'whole' ? name : lastSegment(name);
  return isProtected(namespace_id, { repository, tags }, world);
};

const refusals = {
  reject_412: 'precondition_failed',
  reject_400: 'conflict_400',
  reject_403: 'forbidden',
  reject_409: 'conflict',
} as const;

/** Refuses to delete tags of which one is immutable. */
export const refuseImmutable = (
  world: Resources,
  repository: RepositoryRow,
  tags: readonly { readonly name: string }[],
): void => {
  const tag = tags.find(({ name }) => isImmutable(world, repository, name));
  if (tag === undefined) return;
  const detail = `the tag ${tag.name} configured as immutable, cannot be deleted`;
  throw apiError(refusals[world.profile['immutable.refusal_status']], { detail });
};
