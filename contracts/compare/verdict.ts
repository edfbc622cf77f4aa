import type { Case } from '../case.ts';
import { checksOf } from '../checks.ts';
import { specOf } from '../service/spec.ts';
import type { Judged } from '../targets/guard.ts';

/** What a difference between a case, the spec, the real service and the fake is the fault of. */
export const verdicts = {
  fake_wrong: 'The fake answers otherwise than the real service, which is right: mend the fake.',
  spec_wrong: 'The real service answers otherwise than the spec says: mend spec/, and the fake follows.',
  service_changed: 'The real service passed this case before and does not any more: look what it has changed.',
  case_wrong: 'Real service and fake agree with the spec and not with the case: mend the case.',
  flaky: 'It came out both ways within one run: nothing can be said until it holds still.',
} as const;

export type Verdict = keyof typeof verdicts;

export interface Finding {
  readonly trial: Case;
  readonly real: Judged;
  readonly fake: Judged;
  /** In how far the two answer differently, whatever the case says. */
  readonly apart: boolean;
  /** The ledger says that the case has passed on a live target. */
  readonly passedBefore: boolean;
}

/** Every answer is one that the spec declares, of the declared form. */
export const meetsSpec = ({ exchanges }: Judged): boolean =>
  exchanges.every(({ operation, answer }) => checksOf(specOf(operation as never), answer).length === 0);

const ruleIsWritten = ({ provenance }: Case): boolean => provenance === 'documented';

/** The verdict on a case that both targets were asked; undefined where there is nothing to judge. */
export const verdictOf = ({ trial, real, fake, apart, passedBefore }: Finding): Verdict | undefined => {
  const realPassed = real.result === 'passed';
  const fakePassed = fake.result === 'passed';
  if (real.result === 'flaky' || fake.result === 'flaky') return 'flaky';
  if (realPassed && fakePassed) return apart ? 'fake_wrong' : undefined;
  if (realPassed) return 'fake_wrong';
  if (passedBefore) return 'service_changed';
  if (!meetsSpec(real)) return 'spec_wrong';
  if (fakePassed) return ruleIsWritten(trial) ? 'spec_wrong' : 'fake_wrong';
  return apart && !meetsSpec(fake) ? 'fake_wrong' : 'case_wrong';
};
