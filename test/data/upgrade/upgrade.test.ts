/** Folders that versions of fake-swr have made, by make.ts, begin this one and are answered from as they were. */
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { rulesVersion } from '../../../mock/data/rules.ts';
import { createFakeSwr, manualClock } from '../../../mock/index.ts';
import { freshPath } from '../kept.ts';
import { answersOf, startOfTime } from './used.ts';

const all = fileURLToPath(new URL('.', import.meta.url));
const versions = readdirSync(all).filter((name) => /^\d/.test(name));

const startOn = (version: string, folder: 'killed' | 'stopped') => {
  const data = freshPath();
  cpSync(join(all, version, folder), data, { recursive: true });
  return createFakeSwr({ data, clock: manualClock(startOfTime) });
};

const linesIn = (version: string, name: string): readonly string[] =>
  readFileSync(join(all, version, name), 'utf8')
    .trimEnd()
    .split('\n');

const expectSame = async (version: string, folder: 'killed' | 'stopped') => {
  const swr = await startOn(version, folder);
  onTestFinished(swr.close);
  expect(swr.data?.wasStopped).toBe(folder === 'stopped' ? 'cleanly' : 'not cleanly');
  expect(await answersOf(swr)).toEqual(linesIn(version, 'answers.txt'));
};

test.each(versions)('a folder that %s stopped cleanly gives the same answers', async (version) => {
  await expectSame(version, 'stopped');
});

test.each(versions)('a folder that %s was killed on gives the same answers, or is refused', async (version) => {
  const rules = Number(linesIn(version, 'rules.txt')[0]);
  if (rules === rulesVersion) await expectSame(version, 'killed');
  else await expect(startOn(version, 'killed')).rejects.toThrow(`follows the rules of version ${rules}`);
});

test('there is a folder to try', () => {
  expect(versions).toContain('0.1.0');
});
