import type { Cause } from '../causes/cause.ts';
import { printed } from '../host/printable.ts';
import type { CaseResult } from '../result.ts';
import { counted } from './by-cause.ts';
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

const rowsOf = (one: CaseResult, codes: ReadonlyMap<string, string>): readonly string[] => {
  const result = one.verdict === undefined ? one.result : `${one.result}, ${one.verdict.verdict}`;
  const lead = `| ${plain(one.id)} | ${plain(result)} | ${codes.get(one.cause ?? '') ?? ''} `;
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

const mostCauses = 50;

/** By cause, and one of each cause first, so that none is hidden behind another. */
const inTurn = (cases: readonly CaseResult[], causes: readonly Cause[]): readonly CaseResult[] => {
  const firsts = causes.flatMap(({ example }) => cases.filter(({ id }) => id === example.case));
  return [...new Set([...firsts, ...cases])];
};

const actionOf = ({ profile, todo }: Cause): string =>
  profile === undefined ? plain(todo) : `into ${code('--profile')}: ${cell(profile)}`;

/** A row for each cause, that of most cases first. */
const causesTable = (causes: readonly Cause[]): readonly string[] => {
  const rows = causes.slice(0, mostCauses).map((cause) => {
    const { code: ofCause, title, cases, operations, fingerprint } = cause;
    const first = `${plain(cases[0] ?? '')}${cases.length > 1 ? ` and ${cases.length - 1} more` : ''}`;
    return `| ${ofCause} | **${plain(title)}**<br>${first} | ${cases.length} | ${operations.length} | ${actionOf(cause)} | ${cell(fingerprint)} |`;
  });
  const more = causes.length > mostCauses ? ['', `… and ${counted(causes.length - mostCauses, 'more cause')}.`] : [];
  const head = [
    '| cause | | cases | operations | what to do | fingerprint |',
    '| --- | --- | ---: | ---: | --- | --- |',
  ];
  return rows.length === 0 ? [] : ['### Causes', '', ...head, ...rows, ...more, '', '### Differences', ''];
};

const table = (cases: readonly CaseResult[], causes: readonly Cause[]): readonly string[] => {
  const codes = new Map(causes.map(({ fingerprint, code: ofCause }) => [fingerprint, ofCause]));
  const rows = inTurn(cases, causes).flatMap((one) => rowsOf(one, codes));
  const more = rows.length > mostRows ? ['', `… and ${rows.length - mostRows} more differences.`] : [];
  const head = ['| case | result | cause | at | expected | actual |', '| --- | --- | --- | --- | --- | --- |'];
  return rows.length === 0 ? [] : [...head, ...rows.slice(0, mostRows), ...more, ''];
};

/** What a pull request needs: the counts, the causes, the differences, and the exchanges, folded away. */
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
    ...causesTable(report.causes),
    ...table(cases, report.causes),
    ...problems.map(({ case: id, message }) => `- ${plain(id)}: ${plain(message)}`),
    ...remarks.map((remark) => `- ${plain(remark)}`),
    '',
    ...inTurn(cases, report.causes).slice(0, mostDetails).map(detailsOf),
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()
    .concat('\n');
};
