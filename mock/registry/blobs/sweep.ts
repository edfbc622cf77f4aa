import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hourMs } from '../../world/kernel/time.ts';
import { blobsIn, fileSystemMs, namesIn, uploadsIn } from './kept.ts';

/** By then every replica that serves has applied what refers to a blob, and whoever began an upload has gone. */
const graceMs = hourMs;

export interface Sweeping {
  readonly folder: string;
  /** The name of the one who sweeps. */
  readonly by: string;
  /** The digests that some world refers to, now or at its beginning. */
  readonly wanted: () => ReadonlySet<string>;
}

/**
 * Removes the bytes that nobody refers to and the uploads that nobody goes on with, once they are an hour old by the clock of the
 * file system. Says what is left. Several replicas may do it at once.
 */
export const sweep = async ({ folder, by, wanted }: Sweeping): Promise<{ blobs: number; bytes: number }> => {
  const uploads = uploadsIn(folder);
  const oldestMs = (await fileSystemMs(uploads, by)) - graceMs;
  const isYoung = async (path: string): Promise<boolean> =>
    ((await stat(path).catch(() => undefined))?.mtimeMs ?? 0) >= oldestMs;
  const left = { blobs: 0, bytes: 0 };
  for (const [digest, { path, size }] of await blobsIn(folder)) {
    if (!wanted().has(digest) && !(await isYoung(path))) await rm(path, { force: true });
    else {
      left.blobs += 1;
      left.bytes += size;
    }
  }
  for (const name of await namesIn(uploads)) {
    // What stands beside an upload is not touched when that is written to.
    const upload = join(uploads, name.replace(/\.(owner|lock)$/, ''));
    if (!(await isYoung(upload)) && !(await isYoung(join(uploads, name))))
      await rm(join(uploads, name), { force: true });
  }
  return left;
};
