import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fakeProfile, optionIn, readProfile } from '../../../contracts/targets/profile.ts';

const folder = mkdtempSync(join(tmpdir(), 'fake-swr-profile-'));
afterAll(() => rmSync(folder, { recursive: true }));

const read = (text: string) => {
  const path = join(folder, 'profile.yaml');
  writeFileSync(path, text);
  return readProfile(path);
};

describe('the answer in a family', () => {
  test('is the default where a profile of a fake is silent', () => {
    expect(optionIn(fakeProfile({}), 'signature', 'executions.order')).toBe('newest_first');
  });

  test('is not known where a profile of a live target is silent', () => {
    expect(optionIn({}, 'signature', 'executions.order')).toBeUndefined();
  });

  test('is what is said of all families, unless something is said of this one', () => {
    const ofAll = { 'executions.order': 'oldest_first' };
    expect(optionIn(fakeProfile(ofAll), 'signature', 'executions.order')).toBe('oldest_first');
    const ofOne = read('executions.order: oldest_first\nsignature.executions.order: newest_first\n');
    expect(optionIn(fakeProfile(ofOne), 'signature', 'executions.order')).toBe('newest_first');
    expect(optionIn(fakeProfile(ofOne), 'retention', 'executions.order')).toBe('oldest_first');
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
