import { closest, distance } from 'fastest-levenshtein';

/** Longer names are nobody's misspelling, and comparing them takes time. */
const longest = 128;

/** The known name that a misspelt one is nearest to. */
export const nearest = (name: string, known: readonly string[]): string => closest(name.slice(0, longest), [...known]);

const letters = (name: string): string => [...name].sort().join('');

/** Near enough to be a slip: at most two letters in five differ, one begins with the other, or letters changed places. */
const isNear = (name: string, candidate: string): boolean =>
  letters(name) === letters(candidate) ||
  candidate.startsWith(name) ||
  name.startsWith(candidate) ||
  distance(name.toLowerCase(), candidate.toLowerCase()) <= 0.4 * Math.max(name.length, candidate.length);

/** What may have been meant; all there is where nothing is near. */
export const suggestion = (name: string, known: readonly string[]): string => {
  const candidate = nearest(name, known);
  if (name !== '' && name.length <= longest && isNear(name, candidate)) return `did you mean ${candidate}?`;
  return `there are ${known.join(', ')}`;
};
