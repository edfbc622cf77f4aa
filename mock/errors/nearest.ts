import { closest } from 'fastest-levenshtein';

/** The known name that a misspelt one is nearest to. */
export const nearest = (name: string, known: readonly string[]): string => closest(name, [...known]);
