import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { addSummary, setValues } from '../../action/runner-files.ts';

const fileFor = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'fake-swr-runner-'));
  const file = join(folder, 'file');
  writeFileSync(file, '');
  vi.stubEnv(name, file);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
  return file;
};

test('a value ends where its own delimiter does, which no other value has', () => {
  const file = fileFor('GITHUB_ENV');
  setValues('GITHUB_ENV', { A: 'one' });
  const [, first = ''] = /^A<<(.+)\none\n\1\n$/.exec(readFileSync(file, 'utf8')) ?? [];
  expect(first).not.toBe('');
  const evil = `x\n${first}\nPATH=evil\nA<<EOF`;
  setValues('GITHUB_ENV', { B: evil });
  const [, , value, rest] = /^B<<(.+)\n([\s\S]*)\n\1\n([\s\S]*)$/m.exec(readFileSync(file, 'utf8')) ?? [];
  expect([value, rest]).toEqual([evil, '']);
});

test('a summary that is too long ends with a whole line and says so', () => {
  const file = fileFor('GITHUB_STEP_SUMMARY');
  addSummary('第一行\n第二行\n第三行\n'.repeat(3), 75);
  const text = readFileSync(file, 'utf8');
  expect(text).toBe('第一行\n第二行\n第三行\n\n… cut off; the reports have all of it.\n');
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(75);
});

test('one that fits stays as it is', () => {
  const file = fileFor('GITHUB_STEP_SUMMARY');
  addSummary('short\n', 75);
  expect(readFileSync(file, 'utf8')).toBe('short\n');
});

test('outside of a workflow it says what is missing', () => {
  vi.stubEnv('GITHUB_OUTPUT', undefined);
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(() => setValues('GITHUB_OUTPUT', { a: 'b' })).toThrow('GITHUB_OUTPUT is not set');
});
