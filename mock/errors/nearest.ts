import { closest, distance } from 'fastest-levenshtein';

/** Longer names are nobody's misspelling, and comparing them takes time. */
const longest = 128;

/** The known name that a misspelt one is nearest to. */
export const nearest = (name: string, known: readonly string[]): string => closest(name.slice(0, longest), [...known]);

/** Near enough to be a slip: at most two letters in five differ, or one begins with the other. */
const isNear = (name: string, candidate: string): boolean =>
  candidate.startsWith(name) ||
  name.startsWith(candidate) ||
  distance(name.toLowerCase(), candidate.toLowerCase()) <= 0.4 * Math.max(name.length, candidate.length);

/** What may have been meant; all there is where nothing is near. */
export const suggestion = (name: string, known: readonly string[]): string => {
  const candidate = nearest(name, known);
  if (name !== '' && name.length <= longest && isNear(name, candidate)) return `did you mean ${candidate}?`;
  return `there are ${known.join(', ')}`;
};
