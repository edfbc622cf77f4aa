import { runesOf } from './glob-text.ts';

export type RuneTest = (rune: number) => boolean;

interface Range {
  readonly low: number;
  readonly high: number;
}

const caret = 0x5e;
const hyphen = 0x2d;
const backslash = 0x5c;

/** One end of a range and where what follows it begins; undefined if there is none. */
const parseEnd = (
  runes: readonly number[],
  at: number,
): { readonly rune: number; readonly next: number } | undefined => {
  const isEscaped = runes[at] === backslash;
  const next = isEscaped ? at + 1 : at;
  const rune = runes[next];
  return rune === undefined || (rune === hyphen && !isEscaped) ? undefined : { rune, next: next + 1 };
};

const parseRanges = (runes: readonly number[], from: number): readonly Range[] | undefined => {
  const ranges: Range[] = [];
  for (let at = from; at < runes.length; ) {
    const low = parseEnd(runes, at);
    const high = low !== undefined && runes[low.next] === hyphen ? parseEnd(runes, low.next + 1) : low;
    if (low === undefined || high === undefined) return undefined;
    ranges.push({ low: low.rune, high: high.rune });
    at = high.next;
  }
  return ranges;
};

/** What stands between `[` and `]`; undefined if it is malformed. `^` negates, `!` does not. */
export const parseClass = (body: string): RuneTest | undefined => {
  const runes = runesOf(body);
  const isNegated = runes[0] === caret;
  const ranges = parseRanges(runes, isNegated ? 1 : 0);
  if (ranges === undefined || runes.length === 0) return undefined;
  return (rune) => ranges.some(({ low, high }) => low <= rune && rune <= high) !== isNegated;
};
