import { checksOf } from '../checks.ts';
import type { CaseResult, Verdict } from '../result.ts';
import { type OperationId, specOf } from '../service/spec.ts';

/** What the same case came to on the real service and on the fake. */
export interface Finding {
  readonly real: CaseResult;
  readonly fake: CaseResult;
  /** Whether the two answer differently, whatever the case says. */
  readonly differs: boolean;
  /** The ledger says that the case has passed on a live target. */
  readonly passedBefore: boolean;
}

/** Whether every answer is one that the spec declares, of the declared form, those to the preconditions included. */
const meetsSpec = ({ exchanges, differences }: CaseResult): boolean =>
  differences.every(({ step, at }) => step > 0 && at !== 'answer') &&
  exchanges.every(({ operation, answer }) => checksOf(specOf(operation as OperationId), answer).length === 0);

/** The verdict on a case that both targets were asked; undefined where there is nothing to judge. */
export const verdictOf = ({ real, fake, differs, passedBefore }: Finding): Verdict | undefined => {
  const realPassed = real.result === 'passed';
  const fakePassed = fake.result === 'passed';
  if (real.result === 'flaky' || fake.result === 'flaky') return 'flaky';
  if (realPassed && fakePassed) return differs ? 'fake_wrong' : undefined;
  if (realPassed) return 'fake_wrong';
  if (passedBefore) return 'service_changed';
  if (!meetsSpec(real)) return 'spec_wrong';
  if (fakePassed) return real.provenance === 'documented' ? 'spec_wrong' : 'fake_wrong';
  return differs && !meetsSpec(fake) ? 'fake_wrong' : 'case_wrong';
};
