import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DataError } from '../../mock/data/error.ts';
import { makeFolder, placesIn, reasonOf, stateOfFolder } from '../../mock/data/folder.ts';
import { freshPath } from './kept.ts';

const folderWith = (...names: readonly string[]): string => {
  const folder = freshPath();
  mkdirSync(folder);
  for (const name of names) writeFileSync(join(folder, name), '');
  return folder;
};

const stateOf = (folder: string) => stateOfFolder(placesIn(folder));

test.each<[string, readonly string[]]>([
  ['has nothing', []],
  ['is the root of a file system', ['lost+found']],
  ['has what a killed first start leaves', ['answered.new']],
])('a folder that %s is fresh', async (_, names) => {
  expect(await stateOf(folderWith(...names))).toBe('fresh');
});

test('a folder that is not there is fresh, and one with the file answered is used', async () => {
  expect(await stateOf(freshPath())).toBe('fresh');
  expect(await stateOf(folderWith('answered', 'store', 'notes.txt'))).toBe('used');
});

test('a folder of something else, a file and one that has lost a file are refused, by a sentence that says so', async () => {
  const foreign = folderWith('photo.jpg');
  await expect(stateOf(foreign)).rejects.toThrow(
    new DataError(`${foreign} is not a data folder of fake-swr: it has photo.jpg; choose one that is empty`),
  );
  const file = join(foreign, 'photo.jpg');
  await expect(stateOf(file)).rejects.toThrow(new DataError(`${file} is a file, and not a folder`));
  const lost = folderWith('store');
  await expect(stateOf(lost)).rejects.toThrow(`${lost} is damaged: its file answered is missing`);
});

test('a folder is made with those above it, for its owner alone', async () => {
  const folder = join(freshPath(), 'deep', 'er');
  await makeFolder(placesIn(folder));
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test.each(['/proc/fake-swr', '/proc/1/fake-swr/data'])('%s, where nothing can be made, is refused', async (folder) => {
  await expect(makeFolder(placesIn(folder))).rejects.toThrow(new RegExp(`^${folder} cannot be made: `));
});

test('a folder below a file is refused', async () => {
  const below = join(folderWith('a'), 'a', 'data');
  await expect(makeFolder(placesIn(below))).rejects.toThrow(DataError);
});

test.each([
  ['No space left on device', 'the disk is full'],
  ['IO error: x: Read-only file system', 'the file system is read-only'],
  ['EACCES: permission denied', 'permission denied'],
  ['something else', 'something else'],
])('the reason of %j, however deep, is %j', (message, reason) => {
  const inner = new Error(message);
  expect(reasonOf(inner)).toBe(reason);
  const outer = new Error('cannot be opened', { cause: new Error('cannot be opened', { cause: inner }) });
  expect(reasonOf(outer)).toBe(reason);
});
