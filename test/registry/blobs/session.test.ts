import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createSession, discard, type Session, write } from '../../../mock/registry/blobs/session.ts';

/** As many bytes as are written together. */
const piece = (letter: string): Buffer => Buffer.alloc(1024 * 1024, letter);

const begin = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fake-swr-test-'));
  const session = createSession(1, 'sha256');
  onTestFinished(async () => {
    await discard(session);
    await rm(folder, { recursive: true, force: true });
  });
  const add = (chunk: Buffer) => write(session, chunk, async (id) => join(folder, String(id)));
  await add(piece('a'));
  return { session, add };
};

const expectWhole = async ({ size, hashes, file }: Session, letters: string): Promise<void> => {
  const bytes = Buffer.concat([...letters].map(piece));
  expect(size).toBe(bytes.length);
  expect((await readFile(file?.path ?? '')).equals(bytes)).toBe(true);
  expect(hashes.get('sha256')?.copy().digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
};

test('bytes that could not be written are written with those that come next', async () => {
  const { session, add } = await begin();
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  const handle = session.file?.handle;
  if (handle === undefined) throw new Error('there is no file');
  vi.spyOn(handle, 'writev').mockRejectedValueOnce(full);
  await expect(add(piece('b'))).rejects.toBe(full);
  await add(piece('c'));
  await expectWhole(session, 'abc');
});

test('bytes that the system took a part of are written to their end', async () => {
  const { session, add } = await begin();
  const handle = session.file?.handle;
  if (handle === undefined) throw new Error('there is no file');
  const part = async (chunks: readonly NodeJS.ArrayBufferView[], position?: number | null) => {
    const { bytesWritten } = await handle.write(chunks[0] as Buffer, 0, 1000, position);
    return { bytesWritten, buffers: [...chunks] };
  };
  vi.spyOn(handle, 'writev').mockImplementationOnce(part as typeof handle.writev);
  await add(piece('b'));
  await add(piece('c'));
  await expectWhole(session, 'abc');
});
