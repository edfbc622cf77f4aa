import { describe, expect, test } from 'vitest';
import { fileWith, middleman, reportOf, verify, wrongTotal } from '../support/kit.ts';

const entry = (id: string, expires = '2099-12-31'): string =>
  `- { case: ${id}, owner: ada, reason: total is a bug of theirs, expires: ${expires} }\n`;

const known = (text: string): readonly string[] => ['--known', fileWith('known.yaml', text)];

describe('a known difference', () => {
  test('is still tried, and is counted as known while it differs', async () => {
    const { url, seen } = await middleman(wrongTotal);
    const args = [
      '--target',
      url,
      '--only',
      'signature/tasks/walk',
      'instances/',
      ...known(entry('signature/tasks/walk')),
    ];
    const { cases, counts, exit_code, said } = await reportOf(args);
    expect(exit_code).toBe(0);
    expect(counts).toMatchObject({ failed: 0, known: 1, problems: 0 });
    const one = cases.find(({ id }) => id === 'signature/tasks/walk');
    expect(one?.reason).toBe('known until 2099-12-31 (ada): total is a bug of theirs');
    expect(one?.differences).not.toEqual([]);
    expect(said.stdout).toContain('◦ signature/tasks/walk  known');
    expect(seen.some((line) => line.includes('/tasks?'))).toBe(true);
  });

  test('is a failure once it passes', async () => {
    const { exit_code, problems } = await reportOf([
      '--only',
      'signature/tasks/walk',
      ...known(entry('signature/tasks/walk')),
    ]);
    expect(problems).toMatchObject([{ kind: 'known_passed', case: 'signature/tasks/walk' }]);
    expect(exit_code).toBe(1);
  });

  test('is a failure once it has expired', async () => {
    const { url } = await middleman(wrongTotal);
    const args = [
      '--target',
      url,
      '--only',
      'signature/tasks/walk',
      ...known(entry('signature/tasks/walk', '2020-01-31')),
    ];
    const { counts, problems, said } = await reportOf(args);
    expect(problems).toMatchObject([{ kind: 'known_expired' }]);
    expect(counts).toMatchObject({ failed: 1, known: 0 });
    expect(said.code).toBe(1);
    expect(said.stdout).toContain('expired on 2020-01-31; ask ada');
  });

  test('is a failure if it names no case, but not if it names one that was not selected', async () => {
    const text = entry('signature/tasks/default-page') + entry('signature/tasks/wlak');
    const { problems, exit_code } = await reportOf(['--only', 'signature/tasks/walk', ...known(text)]);
    expect(problems).toMatchObject([{ kind: 'known_unknown', case: 'signature/tasks/wlak' }]);
    expect(exit_code).toBe(1);
  });

  test.each([
    ['- { case: a/b, owner: ada, reason: x }', 'item 1: expires must be given'],
    ['- { case: a/b, owner: ada, reason: x, expires: soon }', 'expires is soon but must be a day'],
    ['- { case: a/b, owner: ada, reason: x, expires: 2030-01-01, more: 1 }', 'there is no field more'],
    ['case: a/b', 'must be a list'],
    ['- [', 'known.yaml'],
    [entry('a/b') + entry('a/b'), 'a/b is listed twice'],
  ])('must be written down in full: %s', async (text, message) => {
    const { code, stderr } = await verify(['--only', 'signature/tasks/walk', ...known(text)]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
