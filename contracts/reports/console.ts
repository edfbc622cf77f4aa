import { printed } from '../host/printable.ts';
import type { CaseResult, Outcome } from '../result.ts';
import { counted } from './by-cause.ts';
import { caseLines, codes, type Paint, symbols } from './console-case.ts';
import { causeLines } from './console-cause.ts';
import { byResult, closingLine, type Report } from './report.ts';

export interface ConsoleOptions {
  readonly colour: boolean;
  /** Other reports that were written. */
  readonly files?: readonly string[];
}

const mostOthers = 25;
const longestReason = 160;

/** Nearly every path begins with the instance, which is shown once. */
const root = /\/v2\/[^/\s]+\/instances\/[^/?\s]+(?=\/)/;

const short = (line: string): string => line.replace(root, '…');

const rootsOf = (cases: readonly CaseResult[]): readonly string[] => {
  const targets = cases.flatMap(({ exchanges }) => exchanges.map(({ request }) => request.target));
  const roots = targets.flatMap((target) => root.exec(target) ?? []);
  return [...new Set(roots)].filter((one) => !/instances\/0{8}-/.test(one)).slice(0, 2);
};

/** Cases that were skipped for the same reason are one line. */
const skippedLines = (cases: readonly CaseResult[], paint: Paint): readonly string[] => {
  const skipped = cases.filter(({ result }) => result === 'skipped');
  const reasons = [...new Set(skipped.map(({ reason = '' }) => reason))];
  const line = (reason: string): string => {
    const ids = skipped.filter((one) => (one.reason ?? '') === reason).map(({ id }) => id);
    const names = ids.length > 3 ? `${ids.slice(0, 2).join(', ')} and ${ids.length - 2} more` : ids.join(', ');
    const line = short(reason);
    const why = line.length > longestReason ? `${line.slice(0, longestReason - 3)}...` : line;
    return `${String(ids.length).padStart(5)}  ${why}  ${paint('dim', names)}`;
  };
  return skipped.length === 0 ? [] : ['', paint('dim', 'skipped, which is not passed:'), ...reasons.map(line)];
};

const order = ['passed', 'failed', 'flaky', 'broken', 'known', 'skipped'] as const satisfies readonly Outcome[];

const summary = ({ counts, causes }: Report, paint: Paint): string => {
  const shown = order.filter((name) => counts[name] > 0 || name === 'passed' || name === 'failed');
  const words = shown.map((name) => paint(counts[name] === 0 ? 'dim' : symbols[name][1], `${counts[name]} ${name}`));
  const why = causes.length === 0 ? [] : [paint('bold', counted(causes.length, 'cause'))];
  return [...words, ...why, ...(counts.problems === 0 ? [] : [paint('red', `${counts.problems} problems`)])].join(
    '   ',
  );
};

/** The families in which something failed, worst first. */
const familiesLine = (bad: readonly CaseResult[]): readonly string[] => {
  const families = [...new Set(bad.map(({ family }) => family))];
  const counted = families.map((name) => [name, bad.filter(({ family }) => family === name).length] as const);
  const words = counted.toSorted(([, a], [, b]) => b - a).map(([name, count]) => `${count} ${name}`);
  return bad.length < 2 ? [] : [`not passed: ${words.join(', ')}`];
};

/** What a person reads: the counts, what differs and where, and the counts again as the last line. */
export const consoleReport = (report: Report, { colour, files = [] }: ConsoleOptions): string => {
  const paint: Paint = (style, text) => (colour && text !== '' ? `\u001b[${codes[style]}m${text}\u001b[0m` : text);
  const { target, against, causes, cases, problems, remarks, stopped, seconds } = printed(report);
  const bad = byResult(cases).filter(({ result }) => result !== 'passed' && result !== 'skipped');
  const others = bad.filter(({ cause }) => cause === undefined);
  const names = [target, against].flatMap((one) => (one === undefined ? [] : [`${one.name} (${one.kind})`]));
  const roots = rootsOf(bad.filter(({ differences }) => differences.length > 0));
  const lines = [
    '',
    `${paint('bold', names.join(' and '))}  ${paint('dim', `${cases.length} ${cases.length === 1 ? 'case' : 'cases'} in ${seconds} s`)}`,
    summary(report, paint),
    ...familiesLine(bad),
    ...(roots.length === 0 ? [] : [paint('dim', `… below is ${roots.join(' or ')}`)]),
    ...(stopped === undefined ? [] : ['', paint('yellow', `! the run did not end: ${stopped}`)]),
    ...causeLines({ causes, cases }, paint, short),
    ...others.slice(0, mostOthers).flatMap((one) => caseLines(one, paint, short)),
    ...(others.length <= mostOthers ? [] : ['', `and ${others.length - mostOthers} more that are known or broke`]),
    ...(problems.length === 0 ? [] : ['']),
    ...problems.map(({ case: id, message }) => `${paint('red', `✗ ${id}`)}  ${message}`),
    ...skippedLines(cases, paint),
    ...(remarks.length === 0 ? [] : ['', ...remarks.map((remark) => paint('dim', remark))]),
    ...(files.length === 0 ? [] : ['', paint('dim', `written: ${files.join(', ')}`)]),
    '',
    closingLine(report),
    '',
  ];
  return lines.join('\n');
};
