import { printed } from '../host/printable.ts';
import type { CaseResult } from '../result.ts';
import { withoutRepeats } from './repeated.ts';
import { bodyOf, byResult, closingLine, type Report, requestLine } from './report.ts';

const mostRows = 50;
const mostDetails = 20;

/** Text of an answer is not to become markup of the page. */
const plain = (text: string): string =>
  text.replace(/[\\`*_[\]<>|#~@]/g, (character) => `\\${character}`).replace(/\s+/g, ' ');

const code = (text: string): string => `\`${text.replace(/\s+/g, ' ').replaceAll('`', "'")}\``;

const cell = (text: string): string =>
  code(text.length > 120 ? `${text.slice(0, 117)}...` : text).replaceAll('|', '\\|');

const isShown = ({ result }: CaseResult): boolean => result !== 'passed' && result !== 'skipped';

const rowsOf = (one: CaseResult): readonly string[] => {
  const result = one.verdict === undefined ? one.result : `${one.result}, ${one.verdict.verdict}`;
  const lead = `| ${plain(one.id)} | ${plain(result)} `;
  if (one.differences.length === 0) return [`${lead}| | | ${plain(one.reason ?? '')} |`];
  return withoutRepeats(one.differences).map(({ first: { at, expected, actual }, count }) => {
    const more = count > 1 ? ` (and ${count - 1} alike)` : '';
    return `${lead}| ${cell(at)}${more} | ${cell(expected)} | ${cell(actual)} |`;
  });
};

const detailsOf = (one: CaseResult): string => {
  const exchanges = one.exchanges.flatMap((exchange) => [
    `${exchange.on === undefined ? '' : `${exchange.on}: `}${requestLine(exchange)}`,
    `${exchange.answer.status} ${JSON.stringify(bodyOf(exchange)).slice(0, 1000)}`,
    '',
  ]);
  const text = exchanges.join('\n').replaceAll('```', "'''");
  return [
    `<details><summary>${plain(one.id)}: ${plain(one.rule)}</summary>`,
    '',
    `Source: ${plain(one.source)} (${one.provenance})`,
    ...(one.reason === undefined ? [] : ['', plain(one.reason)]),
    ...(one.verdict === undefined ? [] : ['', plain(one.verdict.why)]),
    '',
    '```',
    text.trimEnd(),
    '```',
    '',
    '</details>',
  ].join('\n');
};

const table = (cases: readonly CaseResult[]): readonly string[] => {
  const rows = cases.flatMap(rowsOf);
  const more = rows.length > mostRows ? ['', `… and ${rows.length - mostRows} more differences.`] : [];
  const head = ['| case | result | at | expected | actual |', '| --- | --- | --- | --- | --- |'];
  return rows.length === 0 ? [] : [...head, ...rows.slice(0, mostRows), ...more, ''];
};

/** What a pull request needs: the counts, the differences, and the exchanges, folded away. */
export const markdownReport = (raw: Report): string => {
  const report = printed(raw);
  const cases = byResult(report.cases).filter(isShown);
  const { target, against, exit_code: code, problems, remarks, stopped } = report;
  const symbol = { 0: '✅', 1: '❌' }[code] ?? '⚠️';
  return [
    `## ${symbol} Contract: ${closingLine(report)}`,
    '',
    `${plain(target.name)}${against === undefined ? '' : ` and ${plain(against.name)}`}, ${report.cases.length} cases, ${report.seconds} s`,
    ...(stopped === undefined ? [] : ['', `The run did not end: ${plain(stopped)}`]),
    '',
    ...table(cases),
    ...problems.map(({ case: id, message }) => `- ${plain(id)}: ${plain(message)}`),
    ...remarks.map((remark) => `- ${plain(remark)}`),
    '',
    ...cases.slice(0, mostDetails).map(detailsOf),
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()
    .concat('\n');
};
