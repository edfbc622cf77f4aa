import { compileSegment, type Match } from './glob-segment.ts';
import { type Classes, splitUnescaped } from './glob-text.ts';
import { memoize } from './memoize.ts';

/** A segment `**` stands for any number of segments of the name. */
const anySegments = '**';

type Segment = ((name: string) => Match) | typeof anySegments;

interface Search {
  readonly segments: readonly Segment[];
  readonly names: readonly string[];
  /** What is left of the pattern behind a `**` that has been tried in vain. */
  readonly failed: Set<number>;
}

const compileOne = (pattern: string, classes: Classes): Segment => {
  if (pattern === anySegments) return anySegments;
  if (pattern === '*') return () => 'matched';
  if (!/[*?{[\\]/.test(pattern)) return (name) => (name === pattern ? 'matched' : 'unmatched');
  const segment = compileSegment(pattern, classes);
  return (name) => segment(name).match;
};

/**
 * Tries what is left of the pattern from each segment on. What failed once fails again, since a later try begins further on. A
 * malformed segment behind `**` is not noticed.
 */
const matchAny = (segmentAt: number, nameAt: number, search: Search): Match => {
  const { segments, names, failed } = search;
  if (segmentAt === segments.length) return 'matched';
  for (let at = nameAt; at < names.length && !failed.has(segmentAt); at += 1) {
    if (matchFrom(segmentAt, at, search) === 'matched') return 'matched';
  }
  failed.add(segmentAt);
  return 'unmatched';
};

const matchFrom = (segmentAt: number, nameAt: number, search: Search): Match => {
  const { segments, names } = search;
  for (let at = segmentAt, name = nameAt; ; at += 1, name += 1) {
    const segment = segments[at];
    const text = names[name];
    if (segment === undefined || text === undefined) {
      return segment === undefined && text === undefined ? 'matched' : 'unmatched';
    }
    if (segment === anySegments) return matchAny(at + 1, name, search);
    const match = segment(text);
    if (match !== 'matched') return match;
  }
};

const compile = (pattern: string, classes: Classes): ((name: string) => Match) => {
  if (pattern === anySegments) return () => 'matched';
  const segments = splitUnescaped(pattern, '/', classes).map((segment) => compileOne(segment, classes));
  const [first] = segments;
  const isSingle = segments.length === 1 && first !== undefined && first !== anySegments;
  return (name) => {
    if (isSingle && !name.includes('/')) return first(name);
    return matchFrom(0, 0, { segments, names: splitUnescaped(name, '/', classes), failed: new Set() });
  };
};

const compiled = {
  harbor: memoize((pattern) => compile(pattern, 'harbor')),
  literal: memoize((pattern) => compile(pattern, 'literal')),
};

export interface GlobOptions {
  readonly classes?: Classes;
}

/**
 * Tests names against a pattern as doublestar 1.1.1 does: `*` any run without a slash, `**` as a whole segment any run of segments,
 * `?` one character, `{a,b}` either. Tells a name that differs from a pattern that cannot be read as far as the name goes.
 */
export const globMatch = (pattern: string, { classes = 'harbor' }: GlobOptions = {}): ((name: string) => Match) =>
  compiled[classes](pattern);

/** Tests names against a pattern; what cannot be read matches nothing. */
export const glob = (pattern: string, options: GlobOptions = {}): ((name: string) => boolean) => {
  const match = globMatch(pattern, options);
  return (name) => match(name) === 'matched';
};
