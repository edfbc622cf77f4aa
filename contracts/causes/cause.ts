import type { StepDifference, Verdict } from '../result.ts';

/** What sort of thing is wrong. The numbers are part of the reports' interface: none is given twice. */
export const codes = {
  C01: 'behaviour',
  C02: 'status',
  C03: 'error code',
  C04: 'missing field',
  C05: 'unknown field',
  C06: 'renamed field',
  C07: 'form',
  C08: 'value',
  C09: 'order',
  C10: 'total',
  C11: 'header',
  C12: 'credentials',
  C13: 'transport',
} as const;

export type CauseCode = keyof typeof codes;

/** A case that shows the cause, with the difference that says so. */
export interface Example extends Pick<StepDifference, 'at' | 'expected' | 'actual'> {
  readonly case: string;
  /** Method, path and query of the step's request, if one was sent. */
  readonly request?: string;
  readonly status?: number;
}

/** Why some cases failed: one reason, however many cases found it. Each failed case has exactly one. */
export interface Cause {
  readonly code: CauseCode;
  /** What is wrong, in words that are the same in each run: no id, time, digest, index or made-up name. */
  readonly key: string;
  /** 12 hexadecimal digits that follow from code and key alone. */
  readonly fingerprint: string;
  readonly title: string;
  readonly why: string;
  /** What to do. Of a behaviour (C01) whose answer was seen it is the line for `--profile` and nothing else. */
  readonly todo: string;
  /** That line, where there is one. */
  readonly profile?: string;
  /** The verdict of its cases, the gravest where they differ. */
  readonly verdict?: Verdict;
  /** Ids of the cases that failed by it. */
  readonly cases: readonly string[];
  readonly operations: readonly string[];
  readonly example: Example;
}
