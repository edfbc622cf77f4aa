import type { Cause } from '../causes/cause.ts';
import { printed } from '../host/printable.ts';
import type { CaseResult } from '../result.ts';
import { testcase } from './junit-case.ts';
import type { Report } from './report.ts';
import { attributes } from './xml.ts';

type Causes = ReadonlyMap<string, Cause>;

const secondsOf = (cases: readonly CaseResult[]): string =>
  (cases.reduce((sum, { ms }) => sum + ms, 0) / 1000).toFixed(3);

const suite = (family: string, cases: readonly CaseResult[], causes: Causes): string => {
  const count = (...wanted: readonly string[]) => cases.filter(({ result }) => wanted.includes(result)).length;
  const sums = { failures: count('failed', 'flaky'), errors: count('broken'), skipped: count('skipped', 'known') };
  const head = attributes({ name: family, tests: cases.length, ...sums, time: secondsOf(cases) });
  const elements = cases.map((one) => testcase(one, causes.get(one.cause ?? '')));
  return `  <testsuite${head}>\n${elements.join('\n')}\n  </testsuite>`;
};

const problemSuite = ({ problems }: Report): readonly string[] => {
  if (problems.length === 0) return [];
  const sums = { tests: problems.length, failures: problems.length, errors: 0, skipped: 0 };
  const cases = problems.map(
    ({ kind, case: id, message }) =>
      `    <testcase${attributes({ classname: 'contract.records', name: id })}><failure${attributes({ message, type: kind })}/></testcase>`,
  );
  return [`  <testsuite${attributes({ name: 'records', ...sums })}>\n${cases.join('\n')}\n  </testsuite>`];
};

/** JUnit XML as CI servers read it: a suite for each family; a flaky case is a failure, a broken one an error. */
export const junitReport = (report: Report): string => {
  const { cases, causes, counts, problems, seconds, target } = printed(report);
  const families = [...new Set(cases.map(({ family }) => family))];
  const sums = {
    tests: cases.length + problems.length,
    failures: counts.failed + counts.flaky + counts.problems,
    errors: counts.broken,
    skipped: counts.skipped + counts.known,
    time: seconds,
  };
  const byFingerprint = new Map(causes.map((cause) => [cause.fingerprint, cause]));
  const suites = families.map((family) =>
    suite(
      family,
      cases.filter((one) => one.family === family),
      byFingerprint,
    ),
  );
  const name = `fake-swr verify ${target.name}`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes({ name, ...sums })}>\n${[...suites, ...problemSuite(report)].join('\n')}\n</testsuites>\n`;
};
