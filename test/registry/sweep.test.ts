import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { pathOf, uploadsIn } from '../../mock/registry/blobs/kept.ts';
import { sweep } from '../../mock/registry/blobs/sweep.ts';

const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

const hours = (count: number): Date => new Date(Date.now() - count * 3_600_000);

/** A folder as several replicas use it, with blobs and files of uploads that were last touched so many hours ago. */
const folderWith = (blobs: Readonly<Record<string, number>>, uploads: Readonly<Record<string, number>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'fake-swr-sweep-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const sub of [join(folder, 'sha256'), uploadsIn(folder)]) mkdirSync(sub);
  const place = (path: string, text: string, age: number): void => {
    writeFileSync(path, text);
    utimesSync(path, hours(age), hours(age));
  };
  for (const [text, age] of Object.entries(blobs)) place(pathOf(folder, digestOf(text)), text, age);
  for (const [name, age] of Object.entries(uploads)) place(join(uploadsIn(folder), name), 'bytes', age);
  return folder;
};

test('old bytes that nobody refers to go, and nothing else', async () => {
  const folder = folderWith({ wanted: 3, fresh: 0.5, spare: 2 }, {});
  const left = await sweep({ folder, by: 'a', wanted: () => new Set([digestOf('wanted')]) });
  expect(left).toEqual({ blobs: 2, bytes: 'wanted'.length + 'fresh'.length });
  const isThere = ['wanted', 'fresh', 'spare'].map((text) => existsSync(pathOf(folder, digestOf(text))));
  expect(isThere).toEqual([true, true, false]);
});

test('an upload goes when it was not written to for an hour, and what stands beside it goes with it', async () => {
  const folder = folderWith(
    {},
    { old: 2, 'old.owner': 2, slow: 0.1, 'slow.owner': 2, 'begun.owner': 0.1, 'orphan.owner': 2, 'b.clock': 2 },
  );
  await sweep({ folder, by: 'a', wanted: () => new Set() });
  expect(readdirSync(uploadsIn(folder)).sort()).toEqual(['begun.owner', 'slow', 'slow.owner']);
});

test('several may sweep at once', async () => {
  const blobs = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`blob ${index}`, 2]));
  const folder = folderWith(blobs, { old: 2 });
  const wanted = () => new Set([digestOf('blob 7')]);
  await Promise.all(['a', 'b', 'c'].map((by) => sweep({ folder, by, wanted })));
  expect(await sweep({ folder, by: 'a', wanted })).toEqual({ blobs: 1, bytes: 'blob 7'.length });
  expect(readdirSync(uploadsIn(folder))).toEqual([]);
});
