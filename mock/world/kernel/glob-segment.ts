import { type Name, nameOf } from './glob-name.ts';
import { type Parsed, parse } from './glob-parse.ts';
import type { Classes } from './glob-text.ts';
import { memoize } from './memoize.ts';

/** `malformed` if the match came to a part of the pattern that cannot be read; a name may differ before. */
export type Match = 'matched' | 'unmatched' | 'malformed';

/** What one match has found out, so that it asks for nothing twice. */
interface Search {
  readonly name: Name;
  readonly parsed: (text: string) => Parsed;
  /** By text left of the pattern, then by row of places: from which place on a star has tried them all, in vain. */
  readonly triedFrom: Map<string, Map<number, number>>;
  /** How a text left of the pattern matched from a place in the name. */
  readonly known: Map<string, Map<number, Match>>;
  steps: number;
}

/**
 * Tries what is left of the pattern from each place on. The engine goes on by the width of the character at the star, so that
 * in a name beyond ASCII it passes over characters or begins amid one. A malformed part behind a star is not noticed.
 */
const matchStar = (after: string, at: number, search: Search): Match => {
  if (after === '') return 'matched';
  const stride = search.name.widths[at] ?? 1;
  const row = stride * 4 + (at % stride);
  const tried = search.triedFrom.get(after) ?? new Map<number, number>();
  const end = tried.get(row) ?? search.name.runes.length;
  for (let start = at; start < end; start += stride) {
    if (matchText(after, start, search) === 'matched') return 'matched';
  }
  search.triedFrom.set(after, tried.set(row, Math.min(at, end)));
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

/** The first alternative that matches, or that is found malformed, decides. */
const matchAlternatives = (texts: readonly string[], at: number, search: Search): Match => {
  for (const text of texts) {
    const match = matchOnce(text, at, search);
    if (match !== 'unmatched') return match;
  }
  return 'unmatched';
};

/** Whether nothing but stars is left of a pattern when a name ends: one or two, as by the engine. */
const matchEnd = ({ rest }: Parsed): Match =>
  rest.kind === 'end' || (rest.kind === 'star' && (rest.after === '' || rest.after === '*')) ? 'matched' : 'unmatched';

/** Matches what is left of a segment against what is left of a name. */
const matchText = (text: string, from: number, search: Search): Match => {
  const { runes, widths } = search.name;
  search.steps += 1;
  const parsed = search.parsed(text);
  let at = from;
  for (const test of parsed.tests) {
    const rune = runes[at];
    search.steps += 1;
    if (rune === undefined || !test(rune)) return 'unmatched';
    at += widths[at] ?? 1;
  }
  if (at === runes.length) return matchEnd(parsed);
  const { rest } = parsed;
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
    const search: Search = { name: nameOf(name), parsed, triedFrom: new Map(), known: new Map(), steps: 0 };
    return { match: matchText(pattern, 0, search), steps: search.steps };
  };
};
