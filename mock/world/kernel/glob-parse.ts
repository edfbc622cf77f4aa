import { parseClass, type RuneTest } from './glob-class.ts';
import { type Classes, indexUnescaped, splitUnescaped } from './glob-text.ts';

/** What follows the characters that a segment of a pattern begins with; texts are what is then left of the segment. */
type Rest =
  | { readonly kind: 'end' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'star'; readonly after: string }
  | { readonly kind: 'alternatives'; readonly texts: readonly string[] };

export interface Parsed {
  /** One test for each character that comes first. */
  readonly tests: readonly RuneTest[];
  readonly rest: Rest;
}

type Part = { readonly test: RuneTest; readonly length: number } | Rest;

const malformed: Rest = { kind: 'malformed' };

const literal =
  (rune: number): RuneTest =>
  (other) =>
    other === rune;

const sizeOf = (rune: number): number => (rune > 0xffff ? 2 : 1);

const parseLiteral = (text: string, at: number): Part => {
  const rune = text.codePointAt(at) ?? 0;
  return { test: literal(rune), length: sizeOf(rune) };
};

/** The engine takes an escaped replacement character for broken UTF-8. */
const parseEscape = (text: string, at: number): Part => {
  const rune = text.codePointAt(at + 1);
  return rune === undefined || rune === 0xfffd ? malformed : { test: literal(rune), length: 1 + sizeOf(rune) };
};

const parseBrackets = (text: string, at: number): Part => {
  const end = indexUnescaped(text, ']', 'harbor', at + 1);
  const test = end < 0 ? undefined : parseClass(text.slice(at + 1, end));
  return test === undefined ? malformed : { test, length: end + 1 - at };
};

/** Each alternative is put in front of what follows the first `}`: braces do not nest. */
const parseBraces = (text: string, at: number, classes: Classes): Rest => {
  const end = indexUnescaped(text, '}', classes, at + 1);
  if (end < 0) return malformed;
  const after = text.slice(end + 1);
  const options = splitUnescaped(text.slice(at + 1, end), ',', classes);
  return { kind: 'alternatives', texts: options.map((option) => option + after) };
};

const parsePart = (text: string, at: number, classes: Classes): Part => {
  const character = text[at];
  if (character === '*') return { kind: 'star', after: text.slice(at + 1) };
  if (character === '?') return { test: () => true, length: 1 };
  if (character === '{') return parseBraces(text, at, classes);
  if (classes === 'harbor' && character === '\\') return parseEscape(text, at);
  if (classes === 'harbor' && character === '[') return parseBrackets(text, at);
  return parseLiteral(text, at);
};

/** Reads a segment up to the first star, brace or malformed part: what follows is read only if a name gets that far. */
export const parse = (text: string, classes: Classes): Parsed => {
  const tests: RuneTest[] = [];
  for (let at = 0; at < text.length; ) {
    const part = parsePart(text, at, classes);
    if ('kind' in part) return { tests, rest: part };
    tests.push(part.test);
    at += part.length;
  }
  return { tests, rest: { kind: 'end' } };
};
