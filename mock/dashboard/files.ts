import type { Reply } from '../wire/wire.ts';
import { ownParts, partsIn, type ReadPart } from './own-parts.ts';

/** Ways in which a file lies beside itself, the smallest first. */
const encodings = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

/** Whether a client says that it can read an encoding. */
const takes = (accepted: string, encoding: string): boolean =>
  accepted.split(',').some((one) => {
    const [name = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });

const replyOf = (content: Buffer, headers: Reply['headers'], encoding?: string): Reply => ({
  status: 200,
  headers: { ...headers, Vary: 'Accept-Encoding', ...(encoding !== undefined && { 'Content-Encoding': encoding }) },
  body: '',
  bytes: { size: content.length, open: () => content },
});

const replyFrom = async (
  read: ReadPart,
  { name, accepted, headers }: { readonly name: string; readonly accepted: string; readonly headers: Reply['headers'] },
): Promise<Reply | undefined> => {
  for (const encoding of encodings) {
    const packed = takes(accepted, encoding.name) ? await read(`${name}${encoding.ending}`) : undefined;
    if (packed !== undefined) return replyOf(packed, headers, encoding.name);
  }
  const plain = await read(name);
  return plain && replyOf(plain, headers);
};

/** The answer with a file of the page; undefined if there is none. Read when it is asked for, and not kept. */
export const fileReply = async (
  file: { readonly name: string; readonly accepted: string; readonly headers: Reply['headers'] },
  folder?: URL,
): Promise<Reply | undefined> => {
  for (const read of folder === undefined ? ownParts : [partsIn(folder)]) {
    const reply = await replyFrom(read, file);
    if (reply !== undefined) return reply;
  }
  return undefined;
};
