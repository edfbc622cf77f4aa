import { mkdir, open, readdir, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isDigest } from '../../world/content/digest.ts';

// A folder of blobs that stays from one process to the next: <algorithm>/<hex digits>, and uploads/ for those on their way.

export const pathOf = (folder: string, digest: string): string => join(folder, ...digest.split(':'));

export const uploadsIn = (folder: string): string => join(folder, 'uploads');

const sync = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Puts a file where its digest says. Bytes and name are on the disk when it resolves, before anything refers to them. */
export const keepFile = async (folder: string, digest: string, from: string): Promise<string> => {
  const path = pathOf(folder, digest);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await sync(from);
  await rename(from, path);
  await sync(dirname(path));
  return path;
};

/** The time by the clock of the file system, which all who share a folder see. `by` makes the name of a file one's own. */
export const fileSystemMs = async (folder: string, by: string): Promise<number> => {
  const probe = join(folder, `${by}.clock`);
  await writeFile(probe, '');
  const { mtimeMs } = await stat(probe);
  await unlink(probe);
  return mtimeMs;
};

export interface KeptBlob {
  readonly size: number;
  readonly path: string;
}

export const namesIn = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => []);

export const blobsIn = async (folder: string): Promise<ReadonlyMap<string, KeptBlob>> => {
  const blobs = new Map<string, KeptBlob>();
  for (const algorithm of ['sha256', 'sha512'])
    for (const name of await namesIn(join(folder, algorithm))) {
      const digest = `${algorithm}:${name}`;
      if (!isDigest(digest)) continue;
      const path = pathOf(folder, digest);
      // Another process may have removed it meanwhile.
      const found = await stat(path).catch(() => undefined);
      if (found !== undefined) blobs.set(digest, { path, size: found.size });
    }
  return blobs;
};

/** The blobs of a folder by digest. Uploads of an earlier process are gone. */
export const readKept = async (folder: string): Promise<ReadonlyMap<string, KeptBlob>> => {
  await rm(uploadsIn(folder), { recursive: true, force: true });
  const found = await blobsIn(folder);
  await mkdir(uploadsIn(folder), { recursive: true, mode: 0o700 });
  return found;
};
