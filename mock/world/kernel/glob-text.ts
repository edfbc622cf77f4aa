/** Whether `[…]` is a class of characters and `\` an escape, as in doublestar 1.1.1, or both stand for themselves. */
export type Classes = 'harbor' | 'literal';

/** The characters of a text as code points. */
export const runesOf = (text: string): readonly number[] => {
  const runes: number[] = [];
  for (const character of text) runes.push(character.codePointAt(0) ?? 0);
  return runes;
};

/**
 * Where a character is first found that no backslash precedes; -1 if nowhere. A backslash that is itself escaped counts as well:
 * the engine looks back one character and no further.
 */
export const indexUnescaped = (text: string, character: string, classes: Classes, from = 0): number => {
  let at = text.indexOf(character, from);
  while (classes === 'harbor' && text[at - 1] === '\\') at = text.indexOf(character, at + 1);
  return at;
};

/** Splits where no backslash precedes the separator. A separator at the end is dropped, as by the engine: `{a,}` has one alternative. */
export const splitUnescaped = (text: string, separator: string, classes: Classes): readonly string[] => {
  if (!text.includes(separator)) return [text];
  const parts: string[] = [];
  for (let start = 0; start < text.length; ) {
    const found = indexUnescaped(text, separator, classes, start);
    const end = found < 0 ? text.length : found;
    parts.push(text.slice(start, end));
    start = end + 1;
  }
  return parts;
};
