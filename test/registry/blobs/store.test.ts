import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createBlobStore, StorageFull, WrongDigest } from '../../../mock/registry/blobs/store.ts';
import { sha256 } from '../registry.ts';

const start = async (more: object = {}) => {
  const parent = await mkdtemp(join(tmpdir(), 'fake-swr-test-'));
  let nowMs = 0;
  const store = createBlobStore({
    maxBytes: 2 ** 30,
    wanted: () => new Set(),
    stopwatch: () => nowMs,
    parent,
    ...more,
  });
  onTestFinished(async () => {
    await store.close();
    await rm(parent, { recursive: true, force: true });
  });
  const put = async (bytes: Buffer, digest = sha256(bytes)) => {
    const session = store.begin('sha256');
    await store.append(session, Readable.from([bytes.subarray(0, 10), bytes.subarray(10)]));
    return store.commit(session, digest);
  };
  const wait = (ms: number) => {
    nowMs += ms;
  };
  const files = async () => (await readdir(parent, { recursive: true })).filter((name) => name.includes('/'));
  return { store, put, parent, files, wait };
};

const read = async (opened: Buffer | AsyncIterable<Buffer> | undefined): Promise<Buffer> => {
  if (opened === undefined) throw new Error('it is not there');
  if (Buffer.isBuffer(opened)) return opened;
  const chunks: Buffer[] = [];
  for await (const chunk of opened) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

const small = Buffer.alloc(64 * 1024, 's');
const large = Buffer.alloc(64 * 1024 + 1, 'l');

test('small blobs are kept in memory, and large ones in files that go when it is closed', async () => {
  const { store, put, files, parent } = await start();
  await put(small);
  expect(await readdir(parent)).toEqual([]);
  await put(large);
  expect(await files()).toHaveLength(1);
  expect(await read(store.open(sha256(large)))).toEqual(large);
  expect(await read(store.open(sha256(large), { start: 5, end: 9 }))).toEqual(large.subarray(5, 10));
  expect(await read(store.open(sha256(small), { start: 5, end: 9 }))).toEqual(small.subarray(5, 10));
  await store.close();
  expect(await readdir(parent)).toEqual([]);
});

test.each([
  ['small', small],
  ['large', large],
])('a hundred pushes at once of one %s blob store it once', async (_, bytes) => {
  const { store, put, files } = await start();
  const sizes = await Promise.all(Array.from({ length: 100 }, () => put(bytes)));
  expect(new Set(sizes)).toEqual(new Set([bytes.length]));
  expect(store.holds()).toEqual({ blobs: 1, bytes: bytes.length });
  expect((await files()).length).toBeLessThanOrEqual(1);
  expect(await read(store.open(sha256(bytes)))).toEqual(bytes);
});

test('bytes of another digest leave nothing behind', async () => {
  const { store, put, files } = await start();
  await expect(put(large, sha256('other'))).rejects.toThrow(WrongDigest);
  expect(store.holds()).toEqual({ blobs: 0, bytes: 0 });
  expect(await files()).toEqual([]);
});

test('what is beyond the bound is refused, unless there is something that nobody refers to any more', async () => {
  const { store, put, wait } = await start({ maxBytes: 100_000 });
  await put(large);
  await expect(put(small)).rejects.toThrow(StorageFull);
  wait(61_000);
  await put(small);
  expect(store.open(sha256(large))).toBeUndefined();
  expect(store.open(sha256(small))).toBeDefined();
});

test('what somebody refers to is not taken away', async () => {
  const { store, put, wait } = await start({ maxBytes: 100_000, wanted: () => new Set([sha256(large)]) });
  await put(large);
  wait(61_000);
  await expect(put(small)).rejects.toThrow(StorageFull);
  expect(await read(store.open(sha256(large)))).toEqual(large);
});

test('where no file can be written, all is in memory', async () => {
  const { store, put } = await start({ parent: '/nowhere/at/all' });
  await put(large);
  expect(await read(store.open(sha256(large), { start: 0, end: 3 }))).toEqual(large.subarray(0, 4));
});

test('a blob of several chunks comes back as it went in, whole and in part', async () => {
  const { store, put } = await start();
  const bytes = Buffer.from(Uint32Array.from({ length: 700_000 }, (_, index) => index).buffer);
  const digest = sha256(bytes);
  await put(bytes);
  expect((await read(store.open(digest))).equals(bytes)).toBe(true);
  const span = { start: 524_287, end: 2_000_000 };
  expect((await read(store.open(digest, span))).equals(bytes.subarray(524_287, 2_000_001))).toBe(true);
});

test('a stream that breaks leaves what came before it, and the upload can go on', async () => {
  const { store } = await start();
  const session = store.begin('sha256');
  const broken = Readable.from(
    (function* () {
      yield large;
      throw new Error('broken');
    })(),
  );
  await expect(store.append(session, broken)).rejects.toThrow('broken');
  expect(session.size).toBe(large.length);
  await store.append(session, Readable.from([small]));
  const whole = Buffer.concat([large, small]);
  await store.commit(session, sha256(whole));
  expect((await read(store.open(sha256(whole)))).equals(whole)).toBe(true);
});

test.each([
  ['small', small],
  ['large', large],
])('a %s blob is there after the session that it came by is cancelled', async (_, bytes) => {
  const { store } = await start();
  const session = store.begin('sha256');
  await store.append(session, Readable.from([bytes]));
  await store.commit(session, sha256(bytes));
  await store.cancel(session);
  expect(store.holds()).toEqual({ blobs: 1, bytes: bytes.length });
  expect(await read(store.open(sha256(bytes)))).toEqual(bytes);
});

test.each(['ENOSPC', 'EDQUOT'])('a disk that is full (%s) is told as a store that is full', async (code) => {
  const { store } = await start();
  const session = store.begin('sha256');
  await store.append(session, Readable.from([large]));
  if (session.file === undefined) throw new Error('there is no file');
  vi.spyOn(session.file.handle, 'writev').mockRejectedValue(Object.assign(new Error('full'), { code }));
  await expect(store.append(session, Readable.from([large]))).rejects.toThrow(StorageFull);
});

test('a store that closes closes the files of uploads under way', async () => {
  const { store } = await start();
  const session = store.begin('sha256');
  await store.append(session, Readable.from([large]));
  const handle = session.file?.handle;
  expect(handle?.fd).toBeGreaterThan(0);
  await store.close();
  expect(handle?.fd).toBe(-1);
});
