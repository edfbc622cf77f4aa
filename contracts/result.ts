import { type Case, familyOf, operationsOf, type Provenance } from './case.ts';
import type { Difference } from './match.ts';
import type { Answer, Outgoing } from './service/exchange.ts';

/** What can come of a case, worst first. `broken`: it could not be carried through, which is not a finding about the rule. */
export const outcomes = ['failed', 'flaky', 'broken', 'known', 'skipped', 'passed'] as const;
export type Outcome = (typeof outcomes)[number];

/** Which of them is to blame for a difference: the fake, the spec, the real service or the case. */
const verdicts = {
  fake_wrong: 'The real service is right and the fake answers otherwise: fix the fake.',
  spec_wrong: 'The real service does not answer as the spec says: fix spec/, and the fake follows.',
  service_changed: 'The real service passed this case before and no longer does: find out what it changed.',
  case_wrong: 'The real service and the fake agree with the spec but not with the case: fix the case.',
  flaky: 'It both passed and failed within one run: try again before you believe either.',
} as const;

export type Verdict = keyof typeof verdicts;

/** A request and its answer. */
export interface Exchange {
  readonly operation: string;
  readonly request: Outgoing;
  readonly answer: Answer;
  /** When it was sent, ISO 8601. */
  readonly at: string;
  /** Milliseconds until it was answered. */
  readonly ms: number;
  /** Name of the target, where there are two; which try, where it was tried twice. */
  readonly on?: string;
}

/** Where a case of the user stands in a file. */
export interface CasePlace {
  /** As it was given to `--cases`. */
  readonly file: string;
  readonly line: number;
}

/** A difference, with the number of its step, from 1; 0 stands for the preconditions. */
export interface StepDifference extends Difference {
  readonly step: number;
  /** Name of the target, where there are two. */
  readonly on?: string;
}

/** The step of a difference, as reports name it. */
export const stepName = ({ step, on }: Pick<StepDifference, 'step' | 'on'>): string =>
  `${step === 0 ? 'preconditions' : `step ${step}`}${on === undefined ? '' : ` on ${on}`}`;

/** What came of a case. It is begun by `runCase`, completed by `verify`, and printed by the reports. */
export interface CaseResult {
  readonly id: string;
  readonly family: string;
  readonly rule: string;
  readonly source: string;
  readonly provenance: Provenance;
  /** The open question of spec/behaviours.yaml that it is about, and the answer. */
  readonly behaviour?: { readonly id: string; readonly option: string };
  readonly effect: Case['effect'];
  readonly operations: readonly string[];
  readonly result: Outcome;
  /** Milliseconds that it took, preconditions included. */
  readonly ms: number;
  /** Where it stands; cases of the kit have no place in a file of the user. */
  readonly place?: CasePlace;
  /** Fingerprint of its cause, if it failed or is flaky. */
  readonly cause?: string;
  /** Why it was skipped, broke, is flaky or is known. */
  readonly reason?: string;
  readonly verdict?: { readonly verdict: Verdict; readonly why: string };
  readonly differences: readonly StepDifference[];
  readonly exchanges: readonly Exchange[];
  /** The steps of the case. */
  readonly expectations: Case['steps'];
}

type Came = Pick<CaseResult, 'result'> & Partial<Pick<CaseResult, 'reason' | 'differences' | 'exchanges'>>;

export const resultOf = (trial: Case, { differences = [], exchanges = [], ...came }: Came): CaseResult => {
  const { id, rule, source, provenance, behaviour, effect, steps } = trial;
  return {
    ...{ id, family: familyOf(trial), rule, source, provenance, effect },
    ...(behaviour !== undefined && { behaviour }),
    operations: operationsOf(trial),
    ms: 0,
    ...came,
    differences,
    exchanges,
    expectations: steps,
  };
};

/** `passedAt`: when the ledger has it that the service passed, ISO 8601. */
export const withVerdict = (result: CaseResult, verdict: Verdict | undefined, passedAt?: string): CaseResult => {
  if (verdict === undefined) return result;
  const since =
    verdict === 'service_changed' && passedAt !== undefined ? ` It passed on ${passedAt.slice(0, 10)}.` : '';
  return { ...result, verdict: { verdict, why: `${verdicts[verdict]}${since}` } };
};
