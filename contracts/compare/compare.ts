import type { Case } from '../case.ts';
import type { Difference } from '../match.ts';
import type { Judged } from '../targets/guard.ts';
import { apart, type Values } from './answers.ts';
import { type Finding, type Verdict, verdictOf, verdicts } from './verdict.ts';

type On<Thing> = Thing & { readonly on?: string };

/** What came of a case, on one target or on two. */
export interface Result {
  readonly trial: Case;
  readonly result: Judged['result'];
  readonly reason?: string;
  readonly verdict?: { readonly verdict: Verdict; readonly why: string };
  readonly differences: readonly On<Difference & { readonly step: number }>[];
  readonly exchanges: readonly On<Judged['exchanges'][number]>[];
}

const worded = (verdict: Verdict | undefined): Pick<Result, 'verdict'> =>
  verdict === undefined ? {} : { verdict: { verdict, why: verdicts[verdict] } };

/** On one target there is a verdict only where the past or the second try gives one. */
export const alone = ({ case: trial, ...outcome }: Judged, passedBefore: boolean): Result => {
  if (outcome.result === 'flaky') return { trial, ...outcome, ...worded('flaky') };
  return { trial, ...outcome, ...worded(outcome.result === 'failed' && passedBefore ? 'service_changed' : undefined) };
};

export interface Pair {
  readonly real: { readonly name: string; readonly outcome: Judged };
  readonly fake: { readonly name: string; readonly outcome: Judged };
  readonly values: Values;
  readonly passedBefore: boolean;
}

const undone = ['broken', 'skipped'] as const;

const reasonOf = (name: string, { reason }: Judged): string => `${name}: ${reason ?? 'no reason'}`;

/** One finding out of what the same case came to on both. */
export const together = (trial: Case, { real, fake, values, passedBefore }: Pair): Result => {
  const on = <Thing>(name: string, things: readonly Thing[]): readonly On<Thing>[] =>
    things.map((thing) => ({ ...thing, on: name }));
  const exchanges = [...on(real.name, real.outcome.exchanges), ...on(fake.name, fake.outcome.exchanges)];
  for (const result of undone) {
    const sides = [real, fake].filter(({ outcome }) => outcome.result === result);
    const [first] = sides;
    if (first !== undefined)
      return { trial, result, reason: reasonOf(first.name, first.outcome), differences: [], exchanges };
  }
  const between = apart(real.outcome.exchanges, fake.outcome.exchanges, values);
  const sides = { trial, real: real.outcome, fake: fake.outcome, passedBefore };
  const finding: Finding = { ...sides, apart: between.length > 0 };
  const verdict = verdictOf(finding);
  const differences = [
    ...on(real.name, real.outcome.differences),
    ...on(fake.name, fake.outcome.differences),
    ...(real.outcome.result === 'passed' && fake.outcome.result === 'passed'
      ? on(`${fake.name}, where ${real.name} has what is expected`, between)
      : []),
  ];
  const result = verdict === undefined ? 'passed' : verdict === 'flaky' ? 'flaky' : 'failed';
  return { trial, result, ...worded(verdict), differences, exchanges };
};
