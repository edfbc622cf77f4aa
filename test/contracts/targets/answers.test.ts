import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { answerIn, fakeAnswers, readAnswers } from '../../../contracts/targets/answers.ts';

const folder = mkdtempSync(join(tmpdir(), 'fake-swr-answers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const read = (text: string) => {
  const path = join(folder, 'profile.yaml');
  writeFileSync(path, text);
  return readAnswers(path);
};

describe('the answer in a family', () => {
  test('is the default where a profile of a fake is silent', () => {
    expect(answerIn(fakeAnswers({}), 'signature', 'executions.order')).toBe('newest_first');
  });

  test('is not known where a profile of a live target is silent', () => {
    expect(answerIn({}, 'signature', 'executions.order')).toBeUndefined();
  });

  test('is what is said of all families, unless something is said of this one', () => {
    const ofAll = { 'executions.order': 'oldest_first' };
    expect(answerIn(fakeAnswers(ofAll), 'signature', 'executions.order')).toBe('oldest_first');
    const ofOne = read('executions.order: oldest_first\nsignature.executions.order: newest_first\n');
    expect(answerIn(fakeAnswers(ofOne), 'signature', 'executions.order')).toBe('newest_first');
    expect(answerIn(fakeAnswers(ofOne), 'retention', 'executions.order')).toBe('oldest_first');
  });
});

describe('a profile is refused', () => {
  test.each<[string, string, RegExp]>([
    ['that has a key by its old name', 'signature.pace: instant', /signature\.pace is called executions\.pace now$/],
    ['that has a key of no behaviour', 'a.b: c', /spec\/behaviours\.yaml has no behaviour a\.b$/],
    [
      'whose option for a family does not exist',
      'signature.executions.pace: slow',
      /signature\.executions\.pace is slow but must be one of documented, instant$/,
    ],
    ['that is not a map', '[a]', /must be a map of behaviour ids to options$/],
  ])('%s', (_, text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});
