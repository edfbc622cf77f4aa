import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const kept = 50;

/** Reads all that a process prints, so that its pipe never fills, and keeps the last lines. */
export const tailOf = (stream: Readable): { readonly text: () => string } => {
  const last: string[] = [];
  createInterface({ input: stream }).on('line', (line) => {
    if (last.push(line) > kept) last.shift();
  });
  return { text: () => last.join('\n') };
};
