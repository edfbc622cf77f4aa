import { type Case, familyOf } from '../case.ts';
import { type CaseResult, resultOf } from '../result.ts';
import { runCase } from '../run.ts';
import type { Target } from '../target.ts';
import { optionIn, type Profile } from '../targets/profile.ts';

const skipReason = (trial: Case, profile: Profile): string | undefined => {
  const { behaviour } = trial;
  const option = behaviour && optionIn(profile, familyOf(trial), behaviour.id);
  return behaviour === undefined || option === undefined || option === behaviour.option
    ? undefined
    : `the target answers ${behaviour.id} by ${option}, and the case is about ${behaviour.option}`;
};

const of = <Thing>(name: string, things: readonly Thing[]) => things.map((thing) => ({ ...thing, on: name }));

/** Both tries side by side. */
const flaky = (first: CaseResult, second: CaseResult): CaseResult => ({
  ...first,
  ms: first.ms + second.ms,
  result: 'flaky',
  reason: 'differed, then passed when tried again',
  differences: of('first try', first.differences),
  exchanges: [...of('first try', first.exchanges), ...of('second try', second.exchanges)],
});

/**
 * Carries a case through, unless it is about another answer than the target's. On a live target a case that differs is
 * tried once more: a difference that repeats is one, and one that does not is flaky.
 */
export const tryCase = async (trial: Case, target: Target, profile: Profile): Promise<CaseResult> => {
  const reason = skipReason(trial, profile);
  if (reason !== undefined) return resultOf(trial, { result: 'skipped', reason });
  const first = await runCase(trial, target);
  if (first.result !== 'failed' || target.kind !== 'live') return first;
  const second = await runCase(trial, target);
  if (second.result === 'passed') return flaky(first, second);
  return second.result === 'failed' ? second : first;
};
