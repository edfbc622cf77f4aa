import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { mkdir, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { algorithmOf } from '../../world/content/digest.ts';
import { madeUuid } from '../../world/kernel/ids.ts';
import { chunksOf } from './file.ts';
import { keepFile, pathOf, uploadsIn } from './kept.ts';
import { createSession, type Session, writeAt } from './session.ts';
import { type BlobStore, StorageFull, WrongDigest, written } from './store.ts';
import { type Sweeping, sweep } from './sweep.ts';

export interface SharedFolder extends Sweeping {
  readonly maxBytes: number;
  /** Told of what goes wrong while nobody waits for it. */
  readonly onBug: (error: Error) => void;
}

/** So many bytes are written together. */
const flushBytes = 1024 * 1024;

/** A request has passed the barrier, so that what it sweeps by is all that anybody was answered for. */
const uploadsASweep = 64;

const sizeOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.size;

const hashOf = async (path: string, algorithm: string): Promise<string> => {
  const hash = createHash(algorithm);
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
};

/**
 * Bytes in a folder that several replicas have. Nothing is remembered between requests but what is in it: each upload is a
 * file that any of them adds to, and a blob is there for all once its file has its name.
 */
export const createSharedStore = async (shared: SharedFolder): Promise<BlobStore> => {
  const { folder, by, maxBytes, onBug } = shared;
  await mkdir(uploadsIn(folder), { recursive: true, mode: 0o700 });
  let known = await sweep(shared);
  let lastId = 0;

  const sweepLater = (): void => {
    sweep(shared).then((left) => {
      known = left;
    }, onBug);
  };

  const makeRoom = (bytes: number): void => {
    if (known.bytes + bytes > maxBytes) throw new StorageFull(`the fake keeps at most ${maxBytes} bytes of blobs`);
    known.bytes += bytes;
  };

  const pathIn = ({ path }: Session): string => {
    if (path === undefined) throw new Error('an upload of a shared folder has a file');
    return path;
  };

  const cancel = async (session: Session): Promise<void> => {
    known.bytes -= session.size;
    await unlink(pathIn(session)).catch(() => undefined);
  };

  const append: BlobStore['append'] = async (session, stream) => {
    const handle = await written(open(pathIn(session), 'r+'));
    let chunks: Buffer[] = [];
    let waiting = 0;
    const flush = async (): Promise<void> => {
      if (waiting === 0) return;
      await written(writeAt(handle, chunks, session.size));
      session.size += waiting;
      chunks = [];
      waiting = 0;
    };
    try {
      for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
        makeRoom(chunk.length);
        chunks.push(chunk);
        waiting += chunk.length;
        if (waiting >= flushBytes) await flush();
      }
    } finally {
      await flush();
      await written(handle.sync());
      await handle.close();
    }
  };

  return {
    begin: (algorithm) => {
      lastId += 1;
      if (lastId % uploadsASweep === 0) sweepLater();
      return { ...createSession(lastId, algorithm), path: join(uploadsIn(folder), madeUuid(`upload ${by} ${lastId}`)) };
    },
    append,
    commit: async (session, digest) => {
      const path = pathIn(session);
      const algorithm = algorithmOf(digest);
      const hex = await hashOf(path, algorithm);
      if (digest !== `${algorithm}:${hex}`) {
        await cancel(session);
        throw new WrongDigest(`provided digest did not match uploaded content: ${algorithm}:${hex}`);
      }
      const isNew = sizeOf(pathOf(folder, digest)) === undefined;
      await written(keepFile(folder, digest, path));
      if (isNew) known.blobs += 1;
      else known.bytes -= session.size;
      return session.size;
    },
    open: (digest, span) => {
      const path = pathOf(folder, digest);
      const size = sizeOf(path);
      if (size === undefined) return undefined;
      return size === 0 ? Buffer.alloc(0) : chunksOf(path, span ?? { start: 0, end: size - 1 });
    },
    has: (digest) => sizeOf(pathOf(folder, digest)) !== undefined,
    cancel,
    holds: () => ({ ...known }),
    close: async () => undefined,
  };
};
