/**
 * Tests the fake with Schemathesis against each document that it serves. Fails if an answer fails a check that
 * explained.yaml does not explain, or if the fake reports a bug of its own.
 *
 *   npm run contract:schemathesis
 *   npm run contract:schemathesis -- --max-examples 200 --seed 7     options of `st run`
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createFakeSwr } from '../../mock/index.ts';
import { judge, readExplanations } from './explained.ts';
import { type Failure, type Report, readReport } from './failures.ts';
import { run } from './process.ts';
import { installed } from './venv.ts';

const beside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const documents = ['openapi', 'iam', 'kms', 'vpc', 'control'];
/** For all documents side by side; a longer run by more examples may take longer. */
const timeoutMs = process.argv.length > 2 ? 3_600_000 : 240_000;
const shownFailures = 3;

/** Runs it on one document, against a fake of its own. It ends with 1 where something failed: the report says what. */
const tested = async (st: string, document: string, untilMs: number, bugs: Error[]): Promise<Report> => {
  const folder = mkdtempSync(join(tmpdir(), 'schemathesis-'));
  const fake = await createFakeSwr({ onBug: (error) => bugs.push(error), onRefusal: () => {} });
  const report = join(folder, 'report.ndjson');
  const options = ['--report', 'ndjson', '--report-ndjson-path', report, ...process.argv.slice(2)];
  const asked = ['run', `${fake.url}/_fake/${document}.json`, '--url', fake.url, ...options];
  try {
    const limits = { timeoutMs: Math.max(1, untilMs - Date.now()), cwd: folder, accepts: [0, 1] };
    await run([st, '--config-file', beside('schemathesis.toml'), ...asked], limits);
    return readReport(document, readFileSync(report, 'utf8'));
  } finally {
    await fake.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

const cut = (text: string): string => (text.length > 600 ? `${text.slice(0, 600)}…` : text);

/** Failures of one check at one operation belong together; a few of them show what is wrong. */
const show = (failures: readonly Failure[]): void => {
  const titleOf = ({ document, check, operation }: Failure): string => `${document}: ${check} ${operation}`;
  for (const title of new Set(failures.map(titleOf))) {
    const of = failures.filter((failure) => titleOf(failure) === title);
    console.log(`\n${title} (${of.length})`);
    for (const { message, request, answer } of of.slice(0, shownFailures))
      console.log(`  ${cut(message)}\n    ${cut(request)}\n    ${cut(answer)}`);
  }
};

const main = async (): Promise<number> => {
  const explanations = readExplanations(readFileSync(beside('explained.yaml'), 'utf8'));
  const st = await installed();
  const untilMs = Date.now() + timeoutMs;
  const bugs: Error[] = [];
  const failures: Failure[] = [];
  const reports = await Promise.all(documents.map((document) => tested(st, document, untilMs, bugs)));
  for (const [index, report] of reports.entries()) {
    console.log(`${documents[index]}: ${report.cases} cases, ${report.failures.length} failed checks`);
    failures.push(...report.failures);
  }
  const { unexplained, unused } = judge(failures, explanations);
  show(unexplained);
  for (const { stack } of bugs) console.log(`\na bug of the fake's own: ${stack}`);
  for (const { check, reason } of unused) console.log(`\nno longer needed in explained.yaml: ${check}: ${reason}`);
  console.log(`\n${unexplained.length} failed checks without an explanation, ${bugs.length} bugs`);
  return unexplained.length + bugs.length === 0 ? 0 : 1;
};

process.exitCode = await main().catch((error: Error) => {
  console.error(error.message);
  return 2;
});
