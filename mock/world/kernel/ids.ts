const mix = (word: number): number => {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/** Two 32-bit lanes over the text: the state that made-up values grow from. */
const lanes = (text: string): [number, number] => {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca77) + i;
  }
  return [mix(a), mix(b)];
};

/** Where the digits of a made-up value are put together. */
const digits = Buffer.alloc(256);
const digitOf = Buffer.from('0123456789abcdef');

const writeHex = (word: number, at: number): void => {
  for (let digit = 0; digit < 8; digit += 1) digits[at + digit] = digitOf[(word >>> (28 - 4 * digit)) & 15] ?? 0;
};

/** `length` lower-case hex digits, at most 256, that depend on the text alone: the same on every machine, no secret. */
export const madeHex = (text: string, length: number): string => {
  const [a, b] = lanes(text);
  for (let i = 0; i * 8 < length; i += 1) writeHex(mix(mix(a + Math.imul(i, 0x9e3779b9)) ^ (b + i)), i * 8);
  return digits.toString('latin1', 0, length);
};

/** A UUID (version 4 in form) that depends on the text alone. */
export const madeUuid = (text: string): string => {
  const hex = madeHex(text, 32);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
};

export const madeDigest = (text: string): string => `sha256:${madeHex(text, 64)}`;

/** A whole number from `low` to `high` that depends on the text alone. */
export const madeInt = (text: string, low: number, high: number): number => low + (lanes(text)[0] % (high - low + 1));

const int32Ids = 2 ** 31 - 1;

/** An id as a field of 32 bits has it: behind the highest it begins again from 1. */
export const int32Id = (id: number): number => ((id - 1) % int32Ids) + 1;
