import { printableJson } from '../host/printable.ts';
import type { CaseResult } from '../result.ts';
import { type Report, requestLine } from './report.ts';
import { type SpecLine, specLines } from './spec-lines.ts';

type Level = 'error' | 'warning' | 'note';

const levels: { readonly [Result in CaseResult['result']]?: Level } = {
  failed: 'error',
  flaky: 'warning',
  broken: 'warning',
  known: 'note',
};

/** The operation that differs, or else the last that was asked for. */
const operationOf = ({ exchanges, operations }: CaseResult): string =>
  exchanges.at(-1)?.operation ?? operations.at(-1) ?? '';

const locationOf = (place: SpecLine | undefined, source: string) => ({
  physicalLocation:
    place === undefined
      ? { artifactLocation: { uri: encodeURI(source) }, region: { startLine: 1 } }
      : { artifactLocation: { uri: place.file, uriBaseId: '%SRCROOT%' }, region: { startLine: place.line } },
});

const messageOf = (one: CaseResult): string => {
  const last = one.exchanges.at(-1);
  const differences = one.differences.map(
    ({ at, expected, actual }) => `${at}: expected ${expected}, actual ${actual}`,
  );
  const lines = [one.rule, ...(last === undefined ? [] : [requestLine(last)]), ...differences];
  return [...lines, ...((one.reason ?? one.verdict?.why) ? [one.reason ?? one.verdict?.why ?? ''] : [])].join('\n');
};

const ruleOf = ({ id, rule, source, provenance }: CaseResult) => ({
  id,
  shortDescription: { text: rule },
  ...(/^https?:/.test(source) && { helpUri: source }),
  properties: { provenance },
});

/** SARIF 2.1.0: each difference at the line of the spec that describes the operation. */
export const sarifReport = (report: Report, lines = specLines()): string => {
  const shown = report.cases.filter(({ result }) => levels[result] !== undefined);
  const results = shown.map((one, ruleIndex) => ({
    ruleId: one.id,
    ruleIndex,
    level: levels[one.result],
    message: { text: messageOf(one) },
    locations: [locationOf(lines.get(operationOf(one)), one.source)],
    partialFingerprints: { 'case/v1': one.id },
    properties: { result: one.result, ...(one.verdict && { verdict: one.verdict.verdict }) },
  }));
  const known = new Set(shown.map(({ id }) => id));
  const problems = report.problems.map(({ kind, case: id, message }) => ({
    ruleId: known.has(id) ? id : kind,
    level: 'error',
    message: { text: `${id}: ${message}` },
    locations: [locationOf(undefined, 'spec/openapi.yaml')],
    properties: { kind },
  }));
  const driver = {
    name: 'fake-swr verify',
    version: report.version,
    rules: shown.map(ruleOf),
  };
  const run = {
    tool: { driver },
    invocations: [
      { executionSuccessful: report.exit_code !== 2, exitCode: report.exit_code, startTimeUtc: report.began },
    ],
    columnKind: 'utf16CodeUnits',
    results: [...results, ...problems],
  };
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return printableJson(`${JSON.stringify(document, null, 2)}\n`);
};
