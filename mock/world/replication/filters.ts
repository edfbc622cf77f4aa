import { globMatch } from '../kernel/glob.ts';
import type { Match } from '../kernel/glob-segment.ts';
import type { Classes } from '../kernel/glob-text.ts';
import type { ReplicationPolicyRow } from './rows.ts';

/** Thrown where a match comes to a part of a pattern that cannot be read: the artifacts cannot be fetched then. */
export class BadPattern extends Error {}

export interface Filters {
  /** Whether the repository, named with its namespace, is replicated. */
  readonly takesRepository: (name: string) => boolean;
  /** The tags of an artifact that are replicated, [] if it has none and is; undefined if it is not. */
  readonly tagsOf: (tags: readonly string[]) => readonly string[] | undefined;
  /** Whether one of the tags that an artifact is pushed with passes each filter. */
  readonly takesPush: (tags: readonly string[]) => boolean;
  /** The namespaces that the patterns name, in that order; undefined where any may do. */
  readonly namespaces: readonly string[] | undefined;
}

const decided = (match: Match): boolean => {
  if (match === 'malformed') throw new BadPattern();
  return match === 'matched';
};

/** `library` and `{library,team}` name namespaces, a pattern does not. Source: Harbor 2.1, which lists just those. */
const namedIn = (pattern: string): readonly string[] | undefined => {
  const [first = ''] = pattern.split('/');
  const [, inner] = /^\{(.*)\}$/.exec(first) ?? [];
  const names = inner === undefined ? [first] : inner.split(',').filter((name) => name !== '');
  return first === '' || names.some((name) => /[*?[\]{}\\]/.test(name)) ? undefined : names;
};

/** An empty pattern passes everything. All filters have to pass. */
export const filtersOf = (filters: ReplicationPolicyRow['filters'], classes: Classes): Filters => {
  const patterns = (wanted: 'name' | 'tag') =>
    filters.filter(({ type, value }) => type === wanted && value !== '').map(({ value }) => value);
  const compiled = (wanted: 'name' | 'tag') => patterns(wanted).map((pattern) => globMatch(pattern, { classes }));
  const names = compiled('name');
  const tagFilters = compiled('tag');
  const [firstName = ''] = patterns('name');
  return {
    takesRepository: (name) => names.every((match) => decided(match(name))),
    tagsOf: (tags) => {
      if (tags.length === 0) return tagFilters.every((match) => decided(match(''))) ? tags : undefined;
      const left = tagFilters.reduce((kept, match) => kept.filter((tag) => decided(match(tag))), tags);
      return left.length === 0 ? undefined : left;
    },
    takesPush: (tags) => {
      const tested = tags.length === 0 ? [''] : tags;
      return tagFilters.every((match) => tested.some((tag) => decided(match(tag))));
    },
    namespaces: namedIn(firstName),
  };
};
