import type { Cause } from '../causes/cause.ts';
import type { CaseResult } from '../result.ts';
import type { Report } from './report.ts';

/** A cause with the results of its cases. */
export interface CauseGroup {
  readonly cause: Cause;
  readonly results: readonly CaseResult[];
}

export const byCause = ({ causes, cases }: Pick<Report, 'causes' | 'cases'>): readonly CauseGroup[] =>
  causes.map((cause) => ({
    cause,
    results: cases.filter((one) => one.cause === cause.fingerprint),
  }));

/** `1 case`, `12 cases`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** What to do, as a sentence. */
export const todoText = ({ profile, todo }: Cause): string =>
  profile === undefined ? todo : `Put into the file of --profile: ${profile}`;
