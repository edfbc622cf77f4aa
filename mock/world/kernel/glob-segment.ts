import { type Parsed, parse } from './glob-parse.ts';
import { type Classes, runesOf } from './glob-text.ts';
import { memoize } from './memoize.ts';

/** `malformed` if the match came to a part of the pattern that cannot be read; a name may differ before. */
export type Match = 'matched' | 'unmatched' | 'malformed';

/** What one match has found out, so that it asks for nothing twice. */
interface Search {
  readonly runes: readonly number[];
  readonly parsed: (text: string) => Parsed;
  /** By text left of the pattern: the first place in the name from which a star has tried it, in vain. */
  readonly triedFrom: Map<string, number>;
  /** By text left of the pattern: how it matched from a place in the name. */
  readonly known: Map<string, Map<number, Match>>;
  steps: number;
}

const isEitherStar = (text: string): boolean => text === '*' || text === '**';

/** Once a star has tried everything from a place on, an earlier star need not try it again. */
const matchStar = (after: string, at: number, search: Search): Match => {
  if (after === '') return 'matched';
  const end = search.triedFrom.get(after) ?? search.runes.length;
  for (let start = at; start < end; start += 1) {
    // A malformed part behind a star is not noticed.
    if (matchText(after, start, search) === 'matched') return 'matched';
  }
  search.triedFrom.set(after, Math.min(at, end));
  return 'unmatched';
};

const matchOnce = (text: string, at: number, search: Search): Match => {
  const places = search.known.get(text) ?? new Map<number, Match>();
  const known = places.get(at);
  if (known !== undefined) return known;
  const match = matchText(text, at, search);
  search.known.set(text, places.set(at, match));
  return match;
};

const matchAlternatives = (texts: readonly string[], at: number, search: Search): Match => {
  for (const text of texts) {
    const match = matchOnce(text, at, search);
    if (match !== 'unmatched') return match;
  }
  return 'unmatched';
};

/** Matches what is left of a segment against what is left of a name, with the engine's special cases for an empty name. */
const matchText = (text: string, from: number, search: Search): Match => {
  const { runes, parsed } = search;
  search.steps += 1;
  if (from === runes.length) return text === '' || text === '*' ? 'matched' : 'unmatched';
  const { tests, rest } = parsed(text);
  let at = from;
  for (const test of tests) {
    const rune = runes[at];
    search.steps += 1;
    if (rune === undefined || !test(rune)) return 'unmatched';
    at += 1;
  }
  if (at === runes.length) {
    return rest.kind === 'end' || (rest.kind === 'star' && isEitherStar(`*${rest.after}`)) ? 'matched' : 'unmatched';
  }
  if (rest.kind === 'star') return matchStar(rest.after, at, search);
  if (rest.kind === 'alternatives') return matchAlternatives(rest.texts, at, search);
  return rest.kind === 'malformed' ? 'malformed' : 'unmatched';
};

export interface SegmentMatch {
  readonly match: Match;
  /** How many comparisons it took. */
  readonly steps: number;
}

/** Matches what a pattern has between two slashes, other than `**`, against what a name has there. */
export const compileSegment = (pattern: string, classes: Classes): ((name: string) => SegmentMatch) => {
  const parsed = memoize((text) => parse(text, classes));
  return (name) => {
    const search: Search = { runes: runesOf(name), parsed, triedFrom: new Map(), known: new Map(), steps: 0 };
    return { match: matchText(pattern, 0, search), steps: search.steps };
  };
};
