import type { Cause } from '../causes/cause.ts';
import { type CaseResult, type Exchange, type Outcome, outcomes } from '../result.ts';

/** What makes a run fail beside its cases. */
export interface Problem {
  readonly kind: 'known_unknown' | 'known_expired' | 'known_passed' | 'stale';
  readonly case: string;
  readonly message: string;
}

/** What came of a run. The json report is this, with one body for each answer. */
export interface Report {
  readonly format: 'fake-swr-verify/1';
  readonly version: string;
  readonly target: { readonly name: string; readonly kind: 'fake' | 'live' };
  readonly against?: { readonly name: string; readonly kind: 'fake' | 'live' };
  /** When it began, ISO 8601. */
  readonly began: string;
  readonly seconds: number;
  readonly exit_code: number;
  /** Why the run ended early, if it did. */
  readonly stopped?: string;
  readonly counts: Readonly<Record<Outcome | 'problems', number>>;
  /** Why cases failed, that of most cases first. Each case that failed or is flaky is in exactly one. */
  readonly causes: readonly Cause[];
  readonly problems: readonly Problem[];
  /** Remarks that do not make it fail. */
  readonly remarks: readonly string[];
  readonly cases: readonly CaseResult[];
}

export const countsOf = (cases: readonly CaseResult[], problems: readonly Problem[]): Report['counts'] => ({
  ...(Object.fromEntries(
    outcomes.map((outcome) => [outcome, cases.filter(({ result }) => result === outcome).length]),
  ) as Record<Outcome, number>),
  problems: problems.length,
});

/** 0 as expected, 1 a difference, 2 nothing can be concluded. */
export const exitCodeOf = (counts: Report['counts'], stopped: string | undefined): number => {
  if (counts.failed + counts.flaky + counts.problems > 0) return 1;
  return stopped !== undefined || counts.broken > 0 || counts.passed + counts.known === 0 ? 2 : 0;
};

/** `2 failed, 1 skipped`: only what there is, passed, failed and skipped always. */
export const closingLine = ({ counts }: Pick<Report, 'counts'>): string => {
  const { passed, failed, skipped, flaky, known, broken, problems } = counts;
  const rest = { flaky, known, broken, [problems === 1 ? 'problem' : 'problems']: problems };
  const more = Object.entries(rest).flatMap(([name, count]) => (count === 0 ? [] : [`${count} ${name}`]));
  return [`${passed} passed`, `${failed} failed`, `${skipped} skipped`, ...more].join(', ');
};

/** Worst first, in the order of the cases within. */
export const byResult = (cases: readonly CaseResult[]): readonly CaseResult[] =>
  cases.toSorted((a, b) => outcomes.indexOf(a.result) - outcomes.indexOf(b.result));

export const requestLine = ({ request: { method, target, as } }: Exchange): string =>
  `${method} ${target}${as === 'caller' ? '' : ` (as ${as})`}`;

/** What was answered: JSON, or else text. */
export const bodyOf = ({ answer: { body, text } }: Exchange): unknown => body ?? text;
