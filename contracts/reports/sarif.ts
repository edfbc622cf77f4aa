import type { Host } from '../host/host.ts';
import { printableJson } from '../host/printable.ts';
import type { CasePlace, CaseResult } from '../result.ts';
import { byCause, type CauseGroup, counted, todoText } from './by-cause.ts';
import { levelOf } from './levels.ts';
import { pathBelowRoot } from './places.ts';
import type { Report } from './report.ts';
import { sarifRules } from './sarif-rules.ts';

/** GitHub takes no more of one run. */
const mostResults = 5000;
const mostNames = 20;

export interface SarifOptions {
  /** Where the cases of the kit are shown. */
  readonly place: CasePlace;
  readonly env: Host['env'];
}

const physical = ({ file, line }: CasePlace, { env, place }: SarifOptions) => {
  const path = pathBelowRoot(file, env);
  if (path === undefined && file !== place.file) return physical(place, { env, place });
  return {
    physicalLocation: {
      artifactLocation: { uri: (path ?? file).split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' },
      region: { startLine: line },
    },
  };
};

interface Found {
  readonly ruleId: string;
  readonly level: string;
  readonly text: string;
  readonly place: CasePlace;
  readonly fingerprint?: string;
  readonly results: readonly CaseResult[];
}

const namesOf = (results: readonly CaseResult[]): string => {
  const names = results.slice(0, mostNames).map(({ id }) => id);
  const more = results.length > mostNames ? ` and ${results.length - mostNames} more` : '';
  return `${counted(results.length, 'case')}: ${names.join(', ')}${more}`;
};

/** One result for each place: a case of the user at its line, and all cases of the kit together. */
const ofCause = ({ cause, results }: CauseGroup, { place }: SarifOptions): readonly Found[] => {
  const { at, expected, actual } = cause.example;
  const ofKit = results.filter((one) => one.place === undefined);
  const found = (shown: readonly CaseResult[], where: CasePlace): Found => ({
    ruleId: `${cause.code}/${cause.key}`,
    level: levelOf(cause.verdict),
    text: [
      cause.title,
      namesOf(shown),
      `For example ${at}: expected ${expected}, actual ${actual}`,
      todoText(cause),
    ].join('\n'),
    place: where,
    fingerprint: cause.fingerprint,
    results: shown,
  });
  return [
    ...results.flatMap((one) => (one.place === undefined ? [] : [found([one], one.place)])),
    ...(ofKit.length === 0 ? [] : [found(ofKit, place)]),
  ];
};

/** What is no cause: cases that broke, differences that are known, and records that do not hold. */
const rest = ({ cases, problems }: Report, { place }: SarifOptions): readonly Found[] => [
  ...cases
    .filter(({ result }) => result === 'broken' || result === 'known')
    .map((one) => ({
      ruleId: one.result,
      level: one.result === 'broken' ? 'warning' : 'note',
      text: `${one.id}: ${one.reason ?? one.result}`,
      place: one.place ?? place,
      results: [one],
    })),
  ...problems.map(({ kind, case: id, message }) => ({
    ...{ ruleId: kind, level: 'error', text: `${id}: ${message}`, place, results: [] },
  })),
];

const resultOf = (one: Found, ruleIndex: number, options: SarifOptions) => ({
  ruleId: one.ruleId,
  ruleIndex,
  level: one.level,
  message: { text: one.text },
  locations: [physical(one.place, options)],
  ...(one.fingerprint !== undefined && { partialFingerprints: { 'cause/v1': one.fingerprint } }),
  properties: {
    cases: one.results.map(({ id }) => id),
    ...(one.results[0]?.verdict && { verdict: one.results[0].verdict.verdict }),
  },
});

/** SARIF 2.1.0: a rule for each cause, and its results at the user's cases. */
export const sarifReport = (report: Report, options: SarifOptions): string => {
  const all = [...byCause(report).flatMap((group) => ofCause(group, options)), ...rest(report, options)];
  const shown = all.slice(0, mostResults);
  const rules = sarifRules(report, [...new Set(shown.map(({ ruleId }) => ruleId))]);
  const left = all.length - shown.length;
  const run = {
    tool: { driver: { name: 'fake-swr verify', version: report.version, rules } },
    invocations: [
      {
        ...{ executionSuccessful: report.exit_code !== 2, exitCode: report.exit_code, startTimeUtc: report.began },
        ...(left > 0 && {
          toolExecutionNotifications: [{ level: 'warning', message: { text: `${left} more results are left out` } }],
        }),
      },
    ],
    columnKind: 'utf16CodeUnits',
    results: shown.map((one) =>
      resultOf(
        one,
        rules.findIndex(({ id }) => id === one.ruleId),
        options,
      ),
    ),
  };
  const document = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return printableJson(`${JSON.stringify(document, null, 2)}\n`);
};
