import { runesOf } from './glob-text.ts';

/** A name by the bytes of its UTF-8, as the engine walks through it. */
export interface Name {
  /** The character that begins at a byte. */
  readonly runes: readonly number[];
  /** How many bytes that character takes. */
  readonly widths: readonly number[];
}

/** What the engine reads where no character begins. */
const replacement = 0xfffd;

const widthOf = (rune: number): number => {
  if (rune < 0x80) return 1;
  if (rune < 0x800) return 2;
  return rune < 0x10000 ? 3 : 4;
};

export const nameOf = (text: string): Name => {
  const runes: number[] = [];
  const widths: number[] = [];
  for (const rune of runesOf(text)) {
    const width = widthOf(rune);
    runes.push(rune);
    widths.push(width);
    for (let byte = 1; byte < width; byte += 1) {
      runes.push(replacement);
      widths.push(1);
    }
  }
  return { runes, widths };
};
