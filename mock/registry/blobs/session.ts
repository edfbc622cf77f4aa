import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import type { Algorithm } from '../../world/content/digest.ts';

/** A blob on its way in: its bytes in memory as long as they are few, else in a file, and what they hash to so far. */
export interface Session {
  readonly id: number;
  readonly hashes: Map<Algorithm, Hash>;
  size: number;
  /** Bytes that are not in the file, and how many they are. */
  chunks: Buffer[];
  waiting: number;
  /** Whether nobody else can have the chunks. */
  isAlone: boolean;
  file: { readonly path: string; readonly handle: FileHandle } | undefined;
  /** The file of one that other processes may go on with; it is open only while it is written. */
  readonly path?: string;
}

/** Up to that many bytes a blob stays in memory. */
const memoryBytes = 64 * 1024;

export const createSession = (id: number, algorithm: Algorithm): Session => {
  const hashes = new Map<Algorithm, Hash>([['sha256', createHash('sha256')]]);
  if (algorithm !== 'sha256') hashes.set(algorithm, createHash(algorithm));
  return { id, hashes, size: 0, chunks: [], waiting: 0, isAlone: true, file: undefined };
};

/** The path of a session's file, or undefined where no file can be had. */
export type FilePath = (id: number) => Promise<string | undefined>;

/** So many bytes wait to be written together: a write of few costs more than to hash them. */
const flushBytes = 1024 * 1024;

/** Since ES2024; Node 20 does not have it. */
interface Transferable {
  readonly transfer?: (bytes: number) => unknown;
}

/**
 * Gives memory back at once. Left to the collector, it takes a third of the processor time of a push, and 64 MiB pile up
 * before it begins.
 */
const release = (chunk: Buffer): void => {
  const { buffer, byteLength } = chunk;
  if (buffer.byteLength === byteLength) (buffer as Transferable).transfer?.(0);
};

/** Writes all chunks, however much of them the system takes at a time. */
export const writeAt = async (handle: FileHandle, chunks: readonly Buffer[], position: number): Promise<void> => {
  const size = chunks.reduce((sum, { length }) => sum + length, 0);
  let { bytesWritten: done } = await handle.writev(chunks, position);
  if (done === size) return;
  const all = Buffer.concat(chunks);
  while (done < size) done += (await handle.write(all, done, size - done, position + done)).bytesWritten;
};

/** Puts what is in memory into the file, unless it is so little that it needs none. */
export const flush = async (session: Session, filePath: FilePath): Promise<void> => {
  if (session.chunks.length === 0 || session.size <= memoryBytes) return;
  if (session.file === undefined) {
    const path = await filePath(session.id);
    if (path === undefined) return;
    session.file = { path, handle: await open(path, 'wx') };
  }
  const { chunks, waiting } = session;
  await writeAt(session.file.handle, chunks, session.size - waiting);
  // Not before: what could not be written is hashed already, and must still be written.
  session.chunks = [];
  session.waiting = 0;
  if (session.isAlone) for (const chunk of chunks) release(chunk);
};

/** Adds bytes, which are hashed at once and written when they are many. */
export const write = async (session: Session, chunk: Buffer, filePath: FilePath): Promise<void> => {
  for (const hash of session.hashes.values()) hash.update(chunk);
  session.chunks.push(chunk);
  session.waiting += chunk.length;
  session.size += chunk.length;
  if (session.waiting >= flushBytes) await flush(session, filePath);
};

/** Takes the bytes out of a session, which is then empty: they are another's. */
export const takeFrom = (session: Session): Pick<Session, 'size' | 'chunks' | 'file'> => {
  const { size, chunks, file } = session;
  session.size = 0;
  session.chunks = [];
  session.waiting = 0;
  session.file = undefined;
  return { size, chunks, file };
};

/** Ends it without keeping anything. */
export const discard = async (session: Session): Promise<void> => {
  const { file } = takeFrom(session);
  if (file === undefined) return;
  await file.handle.close().catch(() => undefined);
  await unlink(file.path).catch(() => undefined);
};
