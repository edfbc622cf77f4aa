import { expect, test } from 'vitest';
import { percentOf, scoreOf } from './report.ts';

const reportOf = (...files: readonly (readonly string[])[]) => ({
  files: Object.fromEntries(
    files.map((statuses, index) => [`${index}.ts`, { mutants: statuses.map((status) => ({ status })) }]),
  ),
});

test('mutants count as noticed or not, and those that could not be tried on neither side', () => {
  const report = reportOf(['Killed', 'Timeout', 'Survived', 'Ignored'], ['Killed', 'NoCoverage', 'CompileError'], []);
  const score = scoreOf(report);
  expect([score, percentOf(score)]).toEqual([{ noticed: 3, unnoticed: 2 }, 60]);
});

test('of a folder without mutants nothing was noticed', () => {
  expect(percentOf(scoreOf(reportOf([])))).toBe(0);
});
