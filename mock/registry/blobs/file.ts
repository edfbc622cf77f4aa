import { open } from 'node:fs/promises';

/** From the first byte to the last, both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

const readBytes = 512 * 1024;

/**
 * A part of a file. Its chunks are all in the same memory, so that sending a large blob leaves nothing to collect: each is
 * good until the next is asked for.
 */
export async function* chunksOf(path: string, { start, end }: ByteRange): AsyncGenerator<Buffer, void, undefined> {
  const handle = await open(path);
  try {
    const buffer = Buffer.allocUnsafeSlow(Math.min(readBytes, end - start + 1));
    let position = start;
    while (position <= end) {
      const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, end - position + 1), position);
      if (bytesRead === 0) throw new Error(`${path} ends at ${position} and not behind ${end}`);
      position += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}
