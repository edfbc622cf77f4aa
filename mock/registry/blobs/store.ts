import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type Algorithm, algorithmOf } from '../../world/content/digest.ts';
import { type ByteRange, chunksOf } from './file.ts';
import { type KeptBlob, keepFile, uploadsIn } from './kept.ts';
import { createSession, discard, flush, type Session, takeFrom, write } from './session.ts';

/** There is no room for more bytes. */
export class StorageFull extends Error {}
/** The bytes are not those that the digest names. */
export class WrongDigest extends Error {}

/** Bytes by their digest, once for all repositories of all worlds. */
export interface BlobStore {
  /** Begins a blob; an algorithm that is told early saves reading it again. */
  readonly begin: (algorithm: Algorithm) => Session;
  /** Adds what a stream has. What came before it broke is kept. */
  readonly append: (session: Session, stream: Readable) => Promise<void>;
  /** Ends a blob that has the digest; one that has another is gone. */
  readonly commit: (session: Session, digest: string) => Promise<number>;
  readonly open: (digest: string, range?: ByteRange) => Buffer | AsyncIterable<Buffer> | undefined;
  readonly has: (digest: string) => boolean;
  readonly cancel: (session: Session) => Promise<void>;
  readonly holds: () => { readonly blobs: number; readonly bytes: number };
  readonly close: () => Promise<void>;
}

export interface BlobStoreOptions {
  readonly maxBytes: number;
  /** The digests that somebody still refers to. */
  readonly wanted: () => ReadonlySet<string>;
  /** Milliseconds of the machine, to measure by. */
  readonly stopwatch: () => number;
  /** Where the folder is created. */
  readonly parent?: string | undefined;
  /** A folder whose blobs stay when the store closes, and what it has of them; left out, all go. */
  readonly kept?: { readonly folder: string; readonly blobs: ReadonlyMap<string, KeptBlob> } | undefined;
}

interface Blob {
  readonly size: number;
  readonly bytes?: Buffer;
  readonly path?: string;
  readonly sinceMs: number;
}

/** A blob that nobody refers to yet is kept that long: who refers to it is said after it is stored. */
const graceMs = 60_000;
/** Where no file can be written, all bytes are in memory. */
const mostInMemory = 512 * 1024 * 1024;

const hashOf = async ({ chunks, file }: Session, algorithm: Algorithm): Promise<string> => {
  const hash = createHash(algorithm);
  for (const chunk of chunks) hash.update(chunk);
  if (file !== undefined) for await (const chunk of createReadStream(file.path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
};

/** The chunks of a request are copies of what its connection received; whoever else wants them listens for `data`. */
const isOnlyReader = (stream: Readable): boolean => 'httpVersion' in stream && stream.listenerCount('data') === 0;

const fullCodes = ['ENOSPC', 'EDQUOT'];

/** A disk that is full is told as such. */
export const written = async <Value>(writing: Promise<Value>): Promise<Value> => {
  try {
    return await writing;
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code);
    if (!fullCodes.includes(code)) throw error;
    throw new StorageFull(`the disk of the fake's files is full (${code})`);
  }
};

type Taken = ReturnType<typeof takeFrom>;

const placeOf = ({ chunks, file }: Taken): Pick<Blob, 'bytes' | 'path'> =>
  file === undefined ? { bytes: Buffer.concat(chunks) } : { path: file.path };

const slice = (bytes: Buffer, range: ByteRange | undefined): Buffer =>
  range === undefined ? bytes : bytes.subarray(range.start, range.end + 1);

export const createBlobStore = (options: BlobStoreOptions): BlobStore => {
  const { maxBytes, wanted, stopwatch, kept } = options;
  const parent = kept === undefined ? (options.parent ?? tmpdir()) : uploadsIn(kept.folder);
  const blobs = new Map<string, Blob>();
  const sessions = new Set<Session>();
  let folder: Promise<string | undefined> | undefined;
  let isMemoryOnly = false;
  let lastId = 0;
  let usedBytes = 0;
  for (const [digest, { size, path }] of kept?.blobs ?? []) {
    blobs.set(digest, { size, path, sinceMs: stopwatch() });
    usedBytes += size;
  }

  const filePath = async (id: number): Promise<string | undefined> => {
    folder ??= mkdtemp(join(parent, 'fake-swr-')).catch(() => undefined);
    const path = await folder;
    isMemoryOnly = path === undefined;
    return path && join(path, String(id));
  };

  const forget = (digest: string, { size, path }: Blob): void => {
    blobs.delete(digest);
    usedBytes -= size;
    if (path !== undefined) void unlink(path).catch(() => undefined);
  };

  const sweep = (): void => {
    const staying = wanted();
    const youngestMs = stopwatch() - graceMs;
    for (const [digest, blob] of blobs) if (!staying.has(digest) && blob.sinceMs < youngestMs) forget(digest, blob);
  };

  const makeRoom = (bytes: number): void => {
    const most = () => (isMemoryOnly ? Math.min(maxBytes, mostInMemory) : maxBytes);
    if (usedBytes + bytes > most()) sweep();
    if (usedBytes + bytes > most()) throw new StorageFull(`the fake keeps at most ${most()} bytes of blobs`);
    usedBytes += bytes;
  };

  const cancel = async (session: Session): Promise<void> => {
    usedBytes -= session.size;
    sessions.delete(session);
    await discard(session);
  };

  const add = async (session: Session, chunk: Buffer): Promise<void> => {
    makeRoom(chunk.length);
    await written(write(session, chunk, filePath));
  };

  /** The bytes in a file of a folder whose files stay. */
  const keepFrom = async (folder: string, digest: string, { size, chunks, file }: Taken): Promise<string> => {
    const from = file?.path ?? (await filePath(++lastId));
    try {
      if (from === undefined) throw new StorageFull(`${folder} cannot be written`);
      if (file === undefined) await writeFile(from, Buffer.concat(chunks), { mode: 0o600 });
      return await keepFile(folder, digest, from);
    } catch (error) {
      usedBytes -= size;
      if (from !== undefined) await unlink(from).catch(() => undefined);
      throw error;
    }
  };

  const keep = async (session: Session, digest: string): Promise<void> => {
    await session.file?.handle.close();
    const known = blobs.get(digest);
    const sinceMs = stopwatch();
    if (known !== undefined) {
      blobs.set(digest, { ...known, sinceMs });
      return cancel(session);
    }
    // Whoever cancels the session from now on must not take the blob's bytes along.
    const taken = takeFrom(session);
    sessions.delete(session);
    const place = kept === undefined ? placeOf(taken) : { path: await written(keepFrom(kept.folder, digest, taken)) };
    // Another request may have brought the same meanwhile.
    if (blobs.has(digest)) usedBytes -= taken.size;
    blobs.set(digest, { size: taken.size, sinceMs, ...place });
  };

  return {
    begin: (algorithm) => {
      lastId += 1;
      if (lastId % 256 === 0) sweep();
      const session = createSession(lastId, algorithm);
      sessions.add(session);
      return session;
    },
    append: async (session, stream) => {
      // What is not read to its end must still be answered.
      session.isAlone &&= isOnlyReader(stream);
      try {
        for await (const chunk of stream.iterator({ destroyOnReturn: false })) await add(session, chunk as Buffer);
      } finally {
        await written(flush(session, filePath));
      }
    },
    commit: async (session, digest) => {
      const algorithm = algorithmOf(digest);
      const hex = session.hashes.get(algorithm)?.digest('hex') ?? (await hashOf(session, algorithm));
      if (digest !== `${algorithm}:${hex}`) {
        await cancel(session);
        throw new WrongDigest(`provided digest did not match uploaded content: ${algorithm}:${hex}`);
      }
      const { size } = session;
      await keep(session, digest);
      return size;
    },
    open: (digest, range) => {
      const blob = blobs.get(digest);
      if (blob?.bytes !== undefined) return slice(blob.bytes, range);
      return blob?.path === undefined ? undefined : chunksOf(blob.path, range ?? { start: 0, end: blob.size - 1 });
    },
    has: (digest) => blobs.has(digest),
    cancel,
    holds: () => ({ blobs: blobs.size, bytes: usedBytes }),
    close: async () => {
      const path = await folder;
      await Promise.all([...sessions].map(cancel));
      blobs.clear();
      if (path !== undefined) await rm(path, { recursive: true, force: true });
    },
  };
};
