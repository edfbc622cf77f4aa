import type { Case } from '../case.ts';
import { readTextIfAny } from '../host/files.ts';
import { CouldNotRun } from '../host/host.ts';
import type { Problem } from '../reports/report.ts';
import type { Outcome } from '../result.ts';
import { asError } from '../service/thrown.ts';

/** When a case last met a live target, with what result, and when it last passed there. */
interface Entry {
  readonly at: string;
  readonly target: string;
  readonly result: Outcome;
  readonly passed_at?: string;
}

export interface Ledger {
  readonly format: 'fake-swr-ledger/1';
  readonly cases: Readonly<Record<string, Entry>>;
}

const empty: Ledger = { format: 'fake-swr-ledger/1', cases: {} };

/** Reads a ledger; one that is not there yet is empty. */
export const readLedger = (path: string): Ledger => {
  const text = readTextIfAny(path);
  if (text === undefined) return empty;
  try {
    const ledger = JSON.parse(text) as Ledger;
    if (ledger.format === empty.format && typeof ledger.cases === 'object' && ledger.cases !== null) return ledger;
  } catch (error) {
    throw new CouldNotRun(`ledger ${path}: ${asError(error).message}`);
  }
  throw new CouldNotRun(`ledger ${path}: is not a ledger: "format" must be "${empty.format}"`);
};

/** Only what met the target is entered; a case that was skipped or broke has not. */
const met = (result: Outcome): boolean => result !== 'skipped' && result !== 'broken';

export const updated = (
  ledger: Ledger,
  results: ReadonlyMap<string, Outcome>,
  target: string,
  nowMs: number,
): Ledger => {
  const at = new Date(nowMs).toISOString();
  const entries = [...results]
    .filter(([, result]) => met(result))
    .map(([id, result]): readonly [string, Entry] => {
      const passed_at = result === 'passed' ? at : ledger.cases[id]?.passed_at;
      return [id, { at, target, result, ...(passed_at !== undefined && { passed_at }) }];
    });
  const cases = Object.entries({ ...ledger.cases, ...Object.fromEntries(entries) });
  return { ...ledger, cases: Object.fromEntries(cases.toSorted(([a], [b]) => (a < b ? -1 : 1))) };
};

export const ledgerText = (ledger: Ledger): string => `${JSON.stringify(ledger, null, 2)}\n`;

/** When a case last passed on a live target, ISO 8601. */
export const passedAtIn = (ledger: Ledger | undefined, id: string): string | undefined => ledger?.cases[id]?.passed_at;

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** Milliseconds of a span such as 90d, 12h or 4w; undefined where it is not one. */
export const spanMs = (text: string): number | undefined => {
  const [, count, unit] = /^(\d+)([mhdw])$/.exec(text) ?? [];
  return unit === undefined ? undefined : Number(count) * unitMs[unit as keyof typeof unitMs];
};

/** The cases that have met no live target for too long. One that never has is another matter: see `neverMet`. */
export const staleProblems = (
  ledger: Ledger,
  cases: readonly Case[],
  maxAge: { readonly text: string; readonly ms: number },
  nowMs: number,
): readonly Problem[] =>
  cases.flatMap(({ id }): readonly Problem[] => {
    const entry = ledger.cases[id];
    return entry === undefined || nowMs - Date.parse(entry.at) <= maxAge.ms
      ? []
      : [{ kind: 'stale', case: id, message: `it last met a live target on ${entry.at}, over ${maxAge.text} ago` }];
  });

export const neverMet = (ledger: Ledger, cases: readonly Case[]): readonly string[] =>
  cases.map(({ id }) => id).filter((id) => ledger.cases[id] === undefined);
