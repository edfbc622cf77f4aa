import { compileSegment, type Match } from './glob-segment.ts';
import { type Classes, splitUnescaped } from './glob-text.ts';
import { memoize } from './memoize.ts';

type Segment = (name: string) => Match;

/** A segment `**` stands for any number of segments of the name. */
const anySegments = '**';

const isPlain = (pattern: string): boolean => !/[*?{[\\]/.test(pattern);

const segmentOf = (pattern: string, classes: Classes): Segment | typeof anySegments => {
  if (pattern === anySegments) return anySegments;
  if (pattern === '*') return () => 'matched';
  if (isPlain(pattern)) return (name) => (name === pattern ? 'matched' : 'unmatched');
  const segment = compileSegment(pattern, classes);
  return (name) => segment(name).match;
};

/**
 * Matches segment by segment. Once `**` has tried everything from a place on, an earlier `**` need not try it again, so that no
 * segment of the pattern meets one of the name twice.
 */
const matchSegments = (pattern: readonly (Segment | typeof anySegments)[], names: readonly string[]): Match => {
  const triedFrom = new Map<number, number>();
  const matchFrom = (patternAt: number, nameAt: number): Match => {
    for (let at = patternAt, name = nameAt; ; at += 1, name += 1) {
      const segment = pattern[at];
      const text = names[name];
      if (segment === undefined || text === undefined)
        return segment === undefined && text === undefined ? 'matched' : 'unmatched';
      if (segment === anySegments) return matchRest(at + 1, name);
      const match = segment(text);
      if (match !== 'matched') return match;
    }
  };
  const matchRest = (patternAt: number, nameAt: number): Match => {
    if (patternAt === pattern.length) return 'matched';
    const end = triedFrom.get(patternAt) ?? names.length;
    for (let at = nameAt; at < end; at += 1) {
      // A malformed segment behind `**` is not noticed.
      if (matchFrom(patternAt, at) === 'matched') return 'matched';
    }
    triedFrom.set(patternAt, Math.min(nameAt, end));
    return 'unmatched';
  };
  return matchFrom(0, 0);
};

const compile = (pattern: string, classes: Classes): ((name: string) => Match) => {
  const segments = splitUnescaped(pattern, '/', classes).map((segment) => segmentOf(segment, classes));
  return (name) => matchSegments(segments, splitUnescaped(name, '/', classes));
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
