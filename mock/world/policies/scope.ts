import { type Candidate, createSelector, type Selection, type Selector, type SelectorOptions } from './selectors.ts';
import { untaggedFlag } from './untagged.ts';

export interface ScopeRule {
  readonly scope_selectors: { readonly repository?: readonly Selector[] };
  readonly tag_selectors: readonly Selector[];
}

/**
 * What several selectors of one rule mean; the pages allow one. Harbor's retention wants all of them to select, its
 * immutability reads the first alone; of other families nothing is said.
 */
type SeveralSelectors = 'any' | 'all' | 'first';

export interface ScopeOptions extends SelectorOptions {
  readonly untaggedByDefault: boolean;
  readonly severalSelectors?: SeveralSelectors;
}

export interface Scope {
  /** What cannot be decided is not taken. */
  readonly takesRepository: (name: string) => boolean;
  /** The tags for which the artifact is taken, [] if it is taken untagged, undefined if it is not taken. */
  readonly takesArtifact: (name: string, tags: readonly string[]) => readonly string[] | undefined;
}

type Select = (candidate: Candidate) => Selection;

interface Rule {
  readonly repository: readonly Select[];
  readonly tag: readonly Select[];
}

const isSelected = (selection: Selection): boolean => 'selected' in selection && selection.selected;

const tagsOf = (selection: Selection): readonly string[] => ('selected' in selection ? selection.tags : []);

/** Page 1202: an artifact without a tag is taken only if `extras` asks for it, whatever the selector tests. */
const createTagSelect = (selector: Selector, options: ScopeOptions): Select => {
  const select = createSelector(selector, options);
  if (options.untaggedByDefault || untaggedFlag(selector.extras) === true) return select;
  return (candidate) => (candidate.tags.length === 0 ? { selected: false, tags: [] } : select(candidate));
};

const compileRule = ({ scope_selectors, tag_selectors }: ScopeRule, options: ScopeOptions): Rule => {
  const count = options.severalSelectors === 'first' ? 1 : undefined;
  return {
    repository: (scope_selectors.repository ?? []).slice(0, count).map((each) => createSelector(each, options)),
    tag: tag_selectors.slice(0, count).map((each) => createTagSelect(each, options)),
  };
};

/** What scope rules select; a repository or tag that any rule takes is taken. */
export const createScope = (rules: readonly ScopeRule[], options: ScopeOptions): Scope => {
  const compiled = rules.map((rule) => compileRule(rule, options));
  const wantsAll = options.severalSelectors === 'all';

  const fits = (selections: readonly Selection[]): boolean =>
    wantsAll ? selections.every(isSelected) : selections.some(isSelected);

  const rulesFor = (repository: string): readonly Rule[] =>
    compiled.filter((rule) => fits(rule.repository.map((select) => select({ repository, tags: [] }))));

  return {
    takesRepository: (name) => rulesFor(name).length > 0,
    takesArtifact: (repository, tags) => {
      const taken = rulesFor(repository)
        .map((rule) => rule.tag.map((select) => select({ repository, tags })))
        .filter(fits)
        .flat();
      return taken.length === 0 ? undefined : tags.filter((tag) => taken.some((each) => tagsOf(each).includes(tag)));
    },
  };
};
