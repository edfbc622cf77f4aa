import { open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { apiError } from '../errors/error.ts';
import { fileSystemMs } from './blobs/kept.ts';
import { createSession } from './blobs/session.ts';
import type { Upload, Uploads } from './uploads.ts';

const idForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whoever has not written for so long is gone. Two that write at once would be told by the digest in the end. */
const lockMs = 600_000;

const ownerFile = (path: string): string => `${path}.owner`;
const lockFile = (path: string): string => `${path}.lock`;

const pathIn = ({ session: { path } }: Upload): string => path ?? '';

const upload = (owner: string, path: string, size: number): Upload => ({
  ...{ id: basename(path), owner, touchedMs: 0, isBusy: false, isCancelled: false },
  session: { ...createSession(0, 'sha256'), path, size },
});

/** The size as the file system has it now, whoever wrote last: a file that is opened anew is looked at anew. */
const sizeOf = async (path: string): Promise<number> => {
  const handle = await open(path, 'r');
  try {
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
};

/** Uploads in a folder that several replicas have: each of them goes on with any. `by` is the name of this one. */
export const createSharedUploads = (folder: string, by: string): Uploads => {
  const isStale = async (path: string): Promise<boolean> => {
    const times = await Promise.all([stat(lockFile(path)), stat(path)]).catch(() => []);
    return (await fileSystemMs(folder, by)) - Math.max(0, ...times.map(({ mtimeMs }) => mtimeMs)) > lockMs;
  };

  const lock = async (path: string): Promise<void> => {
    const file = lockFile(path);
    for (const isLast of [false, true]) {
      try {
        await writeFile(file, by, { flag: 'wx', mode: 0o600 });
        return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        if (isLast || !(await isStale(path)))
          throw apiError('oci_upload_invalid', { detail: 'another request is writing to it' });
        await rm(file, { force: true });
      }
    }
  };

  return {
    begin: async (owner, { path = '' }) => {
      await writeFile(path, '', { flag: 'wx', mode: 0o600 });
      await writeFile(ownerFile(path), owner, { mode: 0o600 });
      return upload(owner, path, 0);
    },
    find: async (owner, id) => {
      const path = join(folder, id);
      const kept = idForm.test(id) ? await readFile(ownerFile(path), 'utf8').catch(() => undefined) : undefined;
      if (kept !== owner) throw apiError('oci_upload_unknown', { id });
      return upload(owner, path, await sizeOf(path));
    },
    enter: async (entered) => {
      await lock(pathIn(entered));
      entered.isBusy = true;
      entered.session.size = await sizeOf(pathIn(entered));
    },
    leave: async (left) => {
      left.isBusy = false;
      await rm(lockFile(pathIn(left)), { force: true });
    },
    end: async (ended) => rm(ownerFile(pathIn(ended)), { force: true }),
  };
};

/** Of a replica without such a folder: bytes that only one of several has would be missing at the others. */
export const noUploads: Uploads = {
  begin: () => {
    const detail =
      'this fake is one of several replicas and they share no folder for bytes: start each with --data and the same folder';
    throw apiError('oci_unsupported', { detail });
  },
  find: (_owner, id) => {
    throw apiError('oci_upload_unknown', { id });
  },
  enter: () => undefined,
  leave: () => undefined,
  end: () => undefined,
};
