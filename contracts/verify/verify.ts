import { stringify } from 'yaml';
import type { Case } from '../case.ts';
import { cases as kitCases } from '../cases/all.ts';
import { causesOf, withCauses } from '../causes/causes.ts';
import { writeText } from '../host/files.ts';
import { CouldNotRun, type Host } from '../host/host.ts';
import { printable } from '../host/printable.ts';
import { redacted } from '../host/redact.ts';
import { countsOf, exitCodeOf, type Report } from '../reports/report.ts';
import { settingOf, writeReports } from '../reports/write.ts';
import type { CaseResult } from '../result.ts';
import { secretsOf } from '../targets/credentials.ts';
import { type Known, knownProblems, markKnown, readKnown } from './known.ts';
import { type Ledger, ledgerText, neverMet, readLedger, staleProblems, updated } from './ledger.ts';
import type { VerifyOptions } from './options.ts';
import { listing, selected } from './plan.ts';
import { type Run, runCases } from './run-cases.ts';
import { type PlacedCase, readCases } from './user-cases.ts';

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

const remarksOf = ({ ledger }: Records, chosen: readonly Case[], { maxAge }: VerifyOptions): readonly string[] => {
  const unmet = ledger === undefined || maxAge === undefined ? [] : neverMet(ledger, chosen);
  return unmet.length === 0
    ? []
    : [`${unmet.length} of the cases have never met a live target, according to the ledger`];
};

interface Selection {
  readonly all: readonly Case[];
  readonly chosen: readonly Case[];
  /** The cases of the user. */
  readonly own: readonly PlacedCase[];
}

const placed = (results: readonly CaseResult[], { own }: Selection): readonly CaseResult[] => {
  const places = new Map(own.map(({ trial, place }) => [trial.id, place]));
  return results.map((result) => {
    const place = places.get(result.id);
    return place === undefined ? result : { ...result, place };
  });
};

const reportOf = (run: Run, records: Records, selection: Selection, options: VerifyOptions, host: Host): Report => {
  const nowMs = Date.now();
  const { real, fake, results, beganMs, stopped, unwritten, remarks } = run;
  const { known, ledger } = records;
  const { maxAge } = options;
  const { all, chosen } = selection;
  const clean = redacted(
    placed(results, selection).map((result) => markKnown(known, result, nowMs)),
    secretsOf(host, options),
  );
  const causes = causesOf(clean, run.seen);
  const cases = withCauses(clean, causes);
  const outcomes = new Map(results.map(({ id, result }) => [id, result]));
  const stale = ledger && maxAge ? staleProblems(ledger, chosen, maxAge, nowMs) : [];
  const problems = [...knownProblems(known, all, outcomes, nowMs), ...stale];
  const counts = countsOf(cases, problems);
  return {
    format: 'fake-swr-verify/1',
    version: host.version,
    target: real,
    ...(fake !== undefined && { against: fake }),
    began: new Date(beganMs).toISOString(),
    seconds: Math.round((nowMs - beganMs) / 100) / 10,
    exit_code: unwritten === undefined ? exitCodeOf(counts, stopped) : 2,
    ...(stopped !== undefined && { stopped }),
    counts,
    causes,
    problems,
    remarks: [...remarks, ...remarksOf(records, chosen, options)],
    cases,
  };
};

/** Why nothing can be concluded from a run that ended; undefined where something can. */
const emptiness = ({ counts, stopped, cases }: Report): string | undefined => {
  if (stopped !== undefined) return `the run did not end: ${stopped}`;
  const broken = cases.find(({ result }) => result === 'broken');
  if (broken) return `${counts.broken} cases broke; the first, ${broken.id}, because ${broken.reason}`;
  const [first] = cases;
  return counts.skipped === cases.length
    ? `nothing was verified, as all ${cases.length} cases were skipped; the first because ${first?.reason}`
    : undefined;
};

/** Replays the cases against what was asked for, reports, and says how it ended: 0, 1 or 2, as `exitCodeOf` has them. */
export const verify = async (options: VerifyOptions, host: Host): Promise<number> => {
  const own = readCases(options.cases ?? [], kitCases);
  const all: readonly Case[] = [...kitCases, ...own.map(({ trial }) => trial)];
  const chosen = selected(all, options.only);
  if (options.list || options.print) {
    host.write(options.list ? listing(chosen) : stringify(chosen, { aliasDuplicateObjects: false }));
    return 0;
  }
  const setting = settingOf(options.report, options, host);
  const records = recordsOf(options);
  const run = await runCases(chosen, records.ledger, options, host);
  const report = reportOf(run, records, { all, chosen, own }, options, host);
  const { ledger } = options;
  if (ledger !== undefined && records.ledger !== undefined && run.liveOutcomes !== undefined)
    writeText(ledger, ledgerText(updated(records.ledger, run.liveOutcomes, run.real.name, Date.now())), 'ledger');
  writeReports(report, options.report, setting, host);
  const reason = run.unwritten ?? (report.exit_code === 2 ? emptiness(report) : undefined);
  if (reason !== undefined) host.warn(`fake-swr verify: ${printable(reason)}\n`);
  return report.exit_code;
};
