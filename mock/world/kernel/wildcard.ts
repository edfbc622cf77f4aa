import { memoize } from './memoize.ts';

/** How much of a piece's beginning a mismatch leaves matched, for each of its lengths (Knuth, Morris and Pratt). */
const bordersOf = (piece: string): Uint32Array => {
  const borders = new Uint32Array(piece.length);
  let length = 0;
  for (let at = 1; at < piece.length; at += 1) {
    while (length > 0 && piece[at] !== piece[length]) length = borders[length - 1] ?? 0;
    if (piece[at] === piece[length]) length += 1;
    borders[at] = length;
  }
  return borders;
};

interface Piece {
  readonly text: string;
  readonly borders: Uint32Array;
}

/** Where the piece ends that begins first, at `from` or later; -1 if there is none. */
const endOf = ({ text: piece, borders }: Piece, text: string, from: number): number => {
  let length = 0;
  for (let at = from; at < text.length; at += 1) {
    while (length > 0 && text[at] !== piece[length]) length = borders[length - 1] ?? 0;
    if (text[at] === piece[length]) length += 1;
    if (length === piece.length) return at + 1;
  }
  return -1;
};

const compiled = memoize((pattern) => {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  const pieces = rest.filter((piece) => piece !== '').map((text) => ({ text, borders: bordersOf(text) }));
  return (text: string): boolean => {
    if (last === undefined) return text === first;
    if (!text.startsWith(first) || !text.endsWith(last)) return false;
    let at = first.length;
    for (const piece of pieces) {
      at = endOf(piece, text, at);
      if (at < 0) return false;
    }
    return at <= text.length - last.length;
  };
});

/** Whether the text fits the pattern, in which `*` stands for any characters. Takes time in proportion to the text. */
export const fits = (pattern: string, text: string): boolean => pattern === '*' || compiled(pattern)(text);
