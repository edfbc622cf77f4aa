import { describe, expect, test } from 'vitest';
import { causesOf, withCauses } from '../../../contracts/causes/causes.ts';
import { githubReport } from '../../../contracts/reports/github.ts';
import { type CaseResult, withVerdict } from '../../../contracts/result.ts';
import { middleman, verify, wrongTotal } from '../support/kit.ts';
import { failedCase, reportWith } from '../support/reports.ts';

const linesOf = (cases: readonly CaseResult[]): readonly string[] => {
  const causes = causesOf(cases, new Map());
  return githubReport(reportWith(withCauses(cases, causes), causes), {})
    .trimEnd()
    .split('\n');
};

const ofLevel = (lines: readonly string[], level: string) => lines.filter((line) => line.startsWith(`::${level} `));

describe('annotations', () => {
  test('are one for each cause, with the place of a case of the user', () => {
    const place = { file: 'our cases/a,b.yaml', line: 7 };
    const lines = linesOf([failedCase('a/1'), failedCase('a/2', 'total', { place }), failedCase('a/3', 'name')]);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /^::error title=C10 total does not count what is there \(2 cases\),file=our cases\/a%2Cb\.yaml,line=7::/,
    );
    expect(lines[1]).toMatch(/^::error title=C08 name has another value \(1 case\)::/);
  });

  test('have the level of the verdict', () => {
    const lines = linesOf([
      withVerdict(failedCase('a/1', 'one'), 'fake_wrong'),
      withVerdict(failedCase('a/2', 'two'), 'case_wrong'),
      withVerdict({ ...failedCase('a/3', 'three'), result: 'flaky' }, 'flaky'),
    ]);
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['::error', '::warning', '::notice']);
  });

  test('are at most ten of a level, of which the last names the rest', () => {
    const many = (verdict: 'fake_wrong' | 'case_wrong', count: number) =>
      Array.from({ length: count }, (_, index) =>
        withVerdict(failedCase(`${verdict}/${index}`, `${verdict}_${index}`), verdict),
      );
    const lines = linesOf([...many('fake_wrong', 12), ...many('case_wrong', 10)]);
    expect(ofLevel(lines, 'error')).toHaveLength(10);
    expect(ofLevel(lines, 'warning')).toHaveLength(10);
    expect(ofLevel(lines, 'error').at(-1)).toMatch(/^::error title=3 more::C08 .*%0AC08 .*%0AC08 /);
    expect(lines.join('\n')).toMatch(/case_wrong_9/);
  });

  test('cannot be left by what a target answers', () => {
    const evil = failedCase('a/1', 'x', {
      differences: [
        { aspect: 'value', at: '/x', expected: '100%,1:2', actual: 'a\r\n::set-output name=x::y', step: 1 },
      ],
    });
    const [line, ...more] = linesOf([evil]);
    expect(more).toEqual([]);
    expect(line).toContain('expected 100%25,1:2, actual a\\r\\n');
    expect(line).not.toMatch(/[\r\n]/);
  });

  test('stand beside the report for a person, whose last line stays the last', async () => {
    const { url } = await middleman(wrongTotal);
    const args = ['--target', url, '--only', 'signature/tasks/walk', '--report', 'github'];
    const { stdout } = await verify(args);
    expect(stdout).toMatch(/^::error title=C10 /m);
    expect(stdout.trimEnd()).toMatch(/\n0 passed, 1 failed, 0 skipped$/);
    const { stdout: json, stderr } = await verify([...args, 'json=-']);
    expect(JSON.parse(json).counts.failed).toBe(1);
    expect(stderr).toMatch(/^::error title=C10 /m);
  });
});
