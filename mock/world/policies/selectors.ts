import { globMatch } from '../kernel/glob.ts';
import type { Match } from '../kernel/glob-segment.ts';
import type { Classes } from '../kernel/glob-text.ts';
import { untaggedFlag } from './untagged.ts';

export interface Selector {
  readonly kind?: string;
  readonly decoration: string;
  readonly pattern: string;
  /** JSON text such as `{"untagged":true}`. */
  readonly extras?: string;
}

/** A selector as rows of policies and rules keep it. */
export interface SelectorRow<Decoration extends string> {
  readonly kind: 'doublestar';
  readonly decoration: Decoration;
  readonly pattern: string;
  readonly extras?: string;
}

export interface SelectorOptions {
  readonly classes?: Classes;
  /** Whether artifacts without a tag are taken when `extras` does not say: by Harbor they are, by page 1202 they are not. */
  readonly untaggedByDefault?: boolean;
}

export interface Candidate {
  readonly namespace?: string;
  /** Without its namespace. */
  readonly repository: string;
  readonly tags: readonly string[];
}

/** A pattern that the match could not read, or a kind or decoration that the engine does not know. */
export type SelectorError = 'bad_pattern' | 'unsupported_selector';

/** Whether a candidate is selected, and by which of its tags. */
export type Selection =
  | { readonly selected: boolean; readonly tags: readonly string[] }
  | { readonly error: SelectorError };

type Select = (candidate: Candidate) => Selection;

const notSelected: Selection = { selected: false, tags: [] };
const badPattern: Selection = { error: 'bad_pattern' };

const selectByName =
  (match: (name: string) => Match, nameOf: (candidate: Candidate) => string, wanted: Match): Select =>
  (candidate) => {
    const name = nameOf(candidate);
    if (name === '') return notSelected;
    const found = match(name);
    if (found === 'malformed') return badPattern;
    return found === wanted ? { selected: true, tags: candidate.tags } : notSelected;
  };

/** One tag is enough; the engine looks no further, so that a pattern it cannot read for a later tag does no harm. */
const selectByTag =
  (match: (name: string) => Match, takesUntagged: boolean, wanted: Match): Select =>
  ({ tags }) => {
    if (tags.length === 0) return { selected: takesUntagged, tags };
    const taken: string[] = [];
    for (const tag of tags) {
      const found = match(tag);
      if (found === 'malformed' && taken.length === 0) return badPattern;
      if (found === wanted) taken.push(tag);
    }
    return { selected: taken.length > 0, tags: taken };
  };

const takesUntagged = ({ decoration, extras }: Selector, untaggedByDefault: boolean): boolean => {
  const flag = untaggedFlag(extras);
  if (!untaggedByDefault) return flag === true;
  return decoration === 'excludes' ? flag !== true : flag !== false;
};

const unsupported: Select = () => ({ error: 'unsupported_selector' });

/** Compiles a selector as Harbor's engine reads it. An empty pattern matches everything. */
export const createSelector = (
  selector: Selector,
  { classes = 'harbor', untaggedByDefault = true }: SelectorOptions = {},
): Select => {
  const { kind = 'doublestar', decoration, pattern } = selector;
  const match = pattern === '' ? (): Match => 'matched' : globMatch(pattern, { classes });
  const untagged = takesUntagged(selector, untaggedByDefault);
  const selects: Readonly<Record<string, Select>> = {
    matches: selectByTag(match, untagged, 'matched'),
    excludes: selectByTag(match, untagged, 'unmatched'),
    repoMatches: selectByName(match, ({ repository }) => repository, 'matched'),
    repoExcludes: selectByName(match, ({ repository }) => repository, 'unmatched'),
    nsMatches: selectByName(match, ({ namespace = '' }) => namespace, 'matched'),
    nsExcludes: selectByName(match, ({ namespace = '' }) => namespace, 'unmatched'),
  };
  return kind === 'doublestar' && Object.hasOwn(selects, decoration)
    ? (selects[decoration] ?? unsupported)
    : unsupported;
};
