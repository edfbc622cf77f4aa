import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import type { Algorithm } from '../../world/content/digest.ts';

/** A blob on its way in: its bytes in memory as long as they are few, else in a file, and what they hash to so far. */
export interface Session {
  readonly id: number;
  readonly hashes: Map<Algorithm, Hash>;
  size: number;
  chunks: Buffer[];
  file: { readonly path: string; readonly handle: FileHandle } | undefined;
}

/** Up to that many bytes a blob stays in memory. */
export const memoryBytes = 64 * 1024;

export const createSession = (id: number, algorithm: Algorithm): Session => {
  const hashes = new Map<Algorithm, Hash>([['sha256', createHash('sha256')]]);
  if (algorithm !== 'sha256') hashes.set(algorithm, createHash(algorithm));
  return { id, hashes, size: 0, chunks: [], file: undefined };
};

/** The path of a session's file, or undefined where no file can be had. */
export type FilePath = (id: number) => Promise<string | undefined>;

const intoFile = async (session: Session, path: string): Promise<void> => {
  const handle = await open(path, 'wx');
  session.file = { path, handle };
  for (const chunk of session.chunks) await handle.writeFile(chunk);
  session.chunks = [];
};

/** Adds bytes: they are hashed while they are written. */
export const write = async (session: Session, chunk: Buffer, filePath: FilePath): Promise<void> => {
  if (session.file === undefined && session.size + chunk.length > memoryBytes) {
    const path = await filePath(session.id);
    if (path !== undefined) await intoFile(session, path);
  }
  const written = session.file?.handle.writeFile(chunk);
  if (written === undefined) session.chunks.push(chunk);
  for (const hash of session.hashes.values()) hash.update(chunk);
  await written;
  session.size += chunk.length;
};

/** Ends it without keeping anything. */
export const discard = async ({ file }: Session): Promise<void> => {
  if (file === undefined) return;
  await file.handle.close().catch(() => undefined);
  await unlink(file.path).catch(() => undefined);
};
