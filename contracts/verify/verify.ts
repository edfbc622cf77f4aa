import { stringify } from 'yaml';
import type { Case } from '../case.ts';
import { cases as ownCases } from '../cases/all.ts';
import type { Result } from '../compare/compare.ts';
import { writeText } from '../host/files.ts';
import { CouldNotRun, type Host } from '../host/host.ts';
import { reported } from '../reports/build.ts';
import { redacted } from '../reports/redact.ts';
import { countsOf, exitCodeOf, type Report } from '../reports/report.ts';
import { writeReports } from '../reports/write.ts';
import { secretsOf } from '../targets/connect.ts';
import { excused, type Known, knownProblems, readKnown } from './known.ts';
import { type Ledger, ledgerText, neverMet, readLedger, staleProblems, updated } from './ledger.ts';
import type { VerifyOptions } from './options.ts';
import { listing, selected } from './plan.ts';
import { type Run, run } from './run-cases.ts';
import { readCases } from './user-cases.ts';

interface Records {
  readonly known: readonly Known[];
  readonly ledger: Ledger | undefined;
}

const recordsOf = ({ known, ledger, maxAge }: VerifyOptions): Records => {
  if (maxAge !== undefined && ledger === undefined) throw new CouldNotRun('--max-age needs --ledger');
  return {
    known: known === undefined ? [] : readKnown(known),
    ledger: ledger === undefined ? undefined : readLedger(ledger),
  };
};

const resultsById = (results: readonly Result[]): ReadonlyMap<string, Result['result']> =>
  new Map(results.map(({ trial, result }) => [trial.id, result]));

const remarksOf = ({ ledger }: Records, chosen: readonly Case[], { maxAge }: VerifyOptions): readonly string[] => {
  const unmet = ledger === undefined || maxAge === undefined ? [] : neverMet(ledger, chosen);
  return unmet.length === 0 ? [] : [`${unmet.length} of the cases have never met a live target, says the ledger`];
};

const reportOf = (
  { real, fake, results, beganMs, stopped, remarks }: Run,
  records: Records,
  all: readonly Case[],
  chosen: readonly Case[],
  options: VerifyOptions,
  host: Host,
): Report => {
  const nowMs = Date.now();
  const { known, ledger } = records;
  const { maxAge } = options;
  const secrets = secretsOf(host, options);
  const cases = results.map((result) => {
    const excuse = excused(known, result.trial.id, result.result, nowMs);
    const words = excuse && `known until ${excuse.expires} (${excuse.owner}): ${excuse.reason}`;
    return reported(result, words, secrets);
  });
  const stale = ledger && maxAge ? staleProblems(ledger, chosen, maxAge, nowMs) : [];
  const problems = [...knownProblems(known, all, resultsById(results), nowMs), ...stale];
  const counts = countsOf(cases, problems);
  return {
    format: 'fake-swr-verify/1',
    version: host.version,
    target: real,
    ...(fake !== undefined && { against: fake }),
    began: new Date(beganMs).toISOString(),
    seconds: Math.round((nowMs - beganMs) / 100) / 10,
    exit_code: exitCodeOf(counts, stopped),
    ...(stopped !== undefined && { stopped }),
    counts,
    problems,
    remarks: [...remarks, ...remarksOf(records, chosen, options)],
    cases,
  };
};

/** Why a run that ended has said nothing; undefined where it has. */
const emptiness = ({ counts, stopped, cases }: Report): string | undefined => {
  if (stopped !== undefined) return `the run did not end: ${stopped}`;
  const broken = cases.find(({ result }) => result === 'broken');
  if (broken) return `${counts.broken} cases broke; the first, ${broken.id}, because ${broken.reason}`;
  const [first] = cases;
  return counts.skipped === cases.length
    ? `nothing was verified, as all ${cases.length} cases were skipped; the first because ${first?.reason}`
    : undefined;
};

const attempt = async (options: VerifyOptions, host: Host): Promise<number> => {
  const all: readonly Case[] = [...ownCases, ...readCases(options.cases ?? [], ownCases)];
  const chosen = selected(all, options.only);
  if (options.list || options.print) {
    host.write(options.list ? listing(chosen) : stringify(chosen, { aliasDuplicateObjects: false }));
    return 0;
  }
  const records = recordsOf(options);
  const done = await run(chosen, records.ledger, options, host);
  const report = reportOf(done, records, all, chosen, options, host);
  const { ledger } = options;
  if (ledger !== undefined && records.ledger !== undefined && done.liveResults !== undefined)
    writeText(ledger, ledgerText(updated(records.ledger, done.liveResults, done.real.name, Date.now())), 'ledger');
  writeReports(report, options.report, host);
  const reason = report.exit_code === 2 ? emptiness(report) : undefined;
  if (reason !== undefined) host.warn(`fake-swr verify: ${reason}\n`);
  return report.exit_code;
};

/** Replays the cases against what was asked for, reports, and says how it ended by an exit code. */
export const verify = async (options: VerifyOptions, host: Host): Promise<number> => {
  try {
    const code = await attempt(options, host);
    if (options.writeProfile === undefined || code === 2) return code;
    const { probe } = await import('../discover/probe.ts');
    return Math.max(code, await probe(options, host));
  } catch (error) {
    if (!(error instanceof CouldNotRun)) throw error;
    host.warn(`fake-swr verify: ${redacted(error.message, secretsOf(host, options))}\n`);
    return 2;
  }
};
