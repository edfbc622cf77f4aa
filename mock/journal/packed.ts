import type { Entry } from './entry.ts';
import type { Memory, Ring } from './ring.ts';

// An entry as a record of a ring: numbers, the length of each text, and all texts as one.

/** The texts of an entry, in the order in which they are kept. */
const texts = [
  ...(['request_id', 'method', 'path', 'operationId', 'error_code', 'error_msg', 'explanation'] as const),
  ...(['headers', 'body', 'replyHeaders', 'replyBody'] as const),
] as const satisfies readonly (keyof Entry)[];

type Texts = Pick<Entry, (typeof texts)[number]>;

/** Places in a record: of words, of numbers of eight bytes, and where its text begins. */
const word = { marks: 1, fault: 8, lengths: 9 } as const;
const double = { seq: 1, atMs: 2, duration_ms: 3 } as const;
const headBytes = 8 * Math.ceil((word.lengths + texts.length) / 2);

const truncatedMark = 1024;
/** Beyond ASCII a text is kept by two bytes a character. */
const wideMark = 2048;

const joined = (entry: Texts): string => {
  let text = '';
  for (const name of texts) text += entry[name] ?? '';
  return text;
};

const isWide = (text: string): boolean => Buffer.byteLength(text) !== text.length;

/** Keeps an entry, or counts it as dropped where it is larger than all there is room for. */
export const pack = (entry: Entry, ring: Ring): void => {
  const text = joined(entry);
  const wide = isWide(text);
  const at = ring.reserve(8 * Math.ceil((headBytes + (wide ? 2 : 1) * text.length) / 8));
  if (at === undefined) return;
  const { bytes, words, doubles } = ring.memory();
  doubles[at / 8 + double.seq] = entry.seq;
  doubles[at / 8 + double.atMs] = entry.atMs;
  doubles[at / 8 + double.duration_ms] = entry.duration_ms;
  words[at / 4 + word.marks] = entry.status + (entry.truncated ? truncatedMark : 0) + (wide ? wideMark : 0);
  words[at / 4 + word.fault] = entry.fault ?? 0;
  let length = at / 4 + word.lengths;
  // One more than it is: 0 says that there is none.
  for (const name of texts) words[length++] = (entry[name]?.length ?? -1) + 1;
  bytes.write(text, at + headBytes, wide ? 'utf16le' : 'latin1');
};

const textsAt = ({ bytes, words }: Memory, at: number, wide: boolean): Texts => {
  const lengths = words.subarray(at / 4 + word.lengths, at / 4 + word.lengths + texts.length);
  const length = lengths.reduce((sum, each) => sum + Math.max(0, each - 1), 0);
  const from = at + headBytes;
  const text = bytes.toString(wide ? 'utf16le' : 'latin1', from, from + (wide ? 2 : 1) * length);
  let start = 0;
  const read = texts.map((name, index) => {
    const more = lengths[index] ?? 0;
    if (more === 0) return [name, undefined];
    const begin = start;
    start += more - 1;
    return [name, text.slice(begin, start)];
  });
  return Object.fromEntries(read) as Texts;
};

/** The number of the entry there. */
export const seqAt = ({ doubles }: Memory, at: number): number => doubles[at / 8 + double.seq] ?? 0;

export const unpack = (memory: Memory, at: number, project_id: string): Entry => {
  const { words, doubles } = memory;
  const marks = words[at / 4 + word.marks] ?? 0;
  return {
    seq: seqAt(memory, at),
    project_id,
    ...textsAt(memory, at, (marks & wideMark) !== 0),
    atMs: doubles[at / 8 + double.atMs] ?? 0,
    duration_ms: doubles[at / 8 + double.duration_ms] ?? 0,
    status: marks % truncatedMark,
    truncated: (marks & truncatedMark) !== 0,
    fault: words[at / 4 + word.fault] || undefined,
  };
};
