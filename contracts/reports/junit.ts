import { printed } from '../host/printable.ts';
import { type CaseResult, stepName } from '../result.ts';
import { type Report, requestLine } from './report.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Characters that XML 1.0 cannot hold, escaped or not. */
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const xml = (text: string): string =>
  text.replace(unwritable, '\ufffd').replace(/[&<>"']/g, (character) => entities[character] ?? character);

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${xml(String(value)).replaceAll('\n', '&#10;')}"`)
    .join('');

const textOf = ({ rule, source, exchanges, differences, verdict }: CaseResult): string =>
  [
    rule,
    source,
    ...exchanges.map((exchange) => `${requestLine(exchange)} -> ${exchange.answer.status}`),
    ...differences.map((one) => `${stepName(one)} ${one.at}: expected ${one.expected}, actual ${one.actual}`),
    ...(verdict === undefined ? [] : [`${verdict.verdict}: ${verdict.why}`]),
  ].join('\n');

const firstOf = ({ differences: [first], reason, result }: CaseResult): string =>
  first === undefined ? (reason ?? result) : `${first.at}: expected ${first.expected}, actual ${first.actual}`;

const element = (one: CaseResult): string => {
  const { result, reason = '', verdict } = one;
  if (result === 'passed') return '';
  if (result === 'skipped' || result === 'known') return `<skipped${attributes({ message: reason })}/>`;
  if (result === 'broken')
    return `<error${attributes({ message: reason, type: 'broken' })}>${xml(textOf(one))}</error>`;
  const type = verdict?.verdict ?? 'difference';
  return `<failure${attributes({ message: firstOf(one), type })}>${xml(textOf(one))}</failure>`;
};

const testcase = (one: CaseResult): string =>
  `    <testcase${attributes({ classname: `contract.${one.family}`, name: one.id })}>${element(one)}</testcase>`;

const suite = (family: string, cases: readonly CaseResult[]): string => {
  const count = (...wanted: readonly string[]) => cases.filter(({ result }) => wanted.includes(result)).length;
  const sums = { failures: count('failed', 'flaky'), errors: count('broken'), skipped: count('skipped', 'known') };
  return `  <testsuite${attributes({ name: family, tests: cases.length, ...sums })}>\n${cases.map(testcase).join('\n')}\n  </testsuite>`;
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
  const { cases, counts, problems, seconds, target } = printed(report);
  const families = [...new Set(cases.map(({ family }) => family))];
  const sums = {
    tests: cases.length + problems.length,
    failures: counts.failed + counts.flaky + counts.problems,
    errors: counts.broken,
    skipped: counts.skipped + counts.known,
    time: seconds,
  };
  const suites = families.map((family) =>
    suite(
      family,
      cases.filter((one) => one.family === family),
    ),
  );
  const name = `fake-swr verify ${target.name}`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes({ name, ...sums })}>\n${[...suites, ...problemSuite(report)].join('\n')}\n</testsuites>\n`;
};
