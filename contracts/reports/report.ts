import type { Provenance } from '../case.ts';
import type { Verdict } from '../compare/verdict.ts';

/** `broken` is no result of a rule, `flaky` one that came out both ways, `known` one that somebody answers for. */
export const results = ['failed', 'flaky', 'broken', 'known', 'skipped', 'passed'] as const;
export type Result = (typeof results)[number];

export interface ReportedDifference {
  /** Number of the step, from 1. */
  readonly step: number;
  /** JSON pointer into the body, or the part of the answer. */
  readonly at: string;
  readonly expected: string;
  readonly actual: string;
  /** Name of the target, where there are two. */
  readonly on?: string;
}

export interface ReportedExchange {
  readonly operation: string;
  readonly request: { readonly method: string; readonly target: string; readonly as: string; readonly body?: unknown };
  readonly answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
  readonly on?: string;
}

export interface ReportedCase {
  readonly id: string;
  readonly family: string;
  readonly rule: string;
  readonly source: string;
  readonly provenance: Provenance;
  /** The open question of spec/behaviours.yaml that it is about, and the answer. */
  readonly behaviour?: { readonly id: string; readonly option: string };
  readonly effect: 'read' | 'write';
  readonly operations: readonly string[];
  readonly result: Result;
  /** Why it was skipped, broke, is flaky or is known. */
  readonly reason?: string;
  readonly verdict?: { readonly verdict: Verdict; readonly why: string };
  readonly differences: readonly ReportedDifference[];
  readonly exchanges: readonly ReportedExchange[];
  /** What each step of the case asks for, as it stands in the case. */
  readonly expectations: readonly unknown[];
}

/** What makes a run red beside its cases. */
export interface Problem {
  readonly kind: 'known_unknown' | 'known_expired' | 'known_passed' | 'stale';
  readonly case: string;
  readonly message: string;
}

/** The outcome of a run; the json report is exactly this. */
export interface Report {
  readonly format: 'fake-swr-verify/1';
  readonly version: string;
  readonly target: { readonly name: string; readonly kind: 'fake' | 'live' };
  readonly against?: { readonly name: string; readonly kind: 'fake' | 'live' };
  /** When it began, ISO 8601. */
  readonly began: string;
  readonly seconds: number;
  readonly exit_code: number;
  /** Why the run could not be carried to its end, if so. */
  readonly stopped?: string;
  readonly counts: Readonly<Record<Result | 'problems', number>>;
  readonly problems: readonly Problem[];
  /** Remarks that make nothing red. */
  readonly remarks: readonly string[];
  readonly cases: readonly ReportedCase[];
}

export const countsOf = (cases: readonly ReportedCase[], problems: readonly Problem[]): Report['counts'] => ({
  ...(Object.fromEntries(
    results.map((result) => [result, cases.filter((one) => one.result === result).length]),
  ) as Record<Result, number>),
  problems: problems.length,
});

/** 0 as expected, 1 a difference, 2 nothing can be said. */
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
export const byResult = (cases: readonly ReportedCase[]): readonly ReportedCase[] =>
  cases.toSorted((a, b) => results.indexOf(a.result) - results.indexOf(b.result));

export const requestLine = ({ request: { method, target, as } }: ReportedExchange): string =>
  `${method} ${target}${as === 'caller' ? '' : ` (as ${as})`}`;
