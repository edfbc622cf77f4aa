import { type CaseResult, type Outcome, withVerdict } from '../result.ts';
import { answerDifferences, type Values } from './answers.ts';
import { verdictOf } from './verdict.ts';

/** On one target there is a verdict only where the past or the second try gives one. */
export const judgedAlone = (result: CaseResult, passedAt: string | undefined): CaseResult => {
  if (result.result === 'flaky') return withVerdict(result, 'flaky');
  const isChanged = result.result === 'failed' && passedAt !== undefined;
  return withVerdict(result, isChanged ? 'service_changed' : undefined, passedAt);
};

interface Side {
  readonly name: string;
  readonly result: CaseResult;
}

export interface Pair {
  readonly real: Side;
  readonly fake: Side;
  readonly values: Values;
  /** When the ledger has it that the case passed on a live target, ISO 8601. */
  readonly passedAt: string | undefined;
}

const on = <Thing extends { readonly on?: string }>({ name }: Side, things: readonly Thing[]) =>
  things.map((thing) => ({ ...thing, on: thing.on === undefined ? name : `${name}, ${thing.on}` }));

/** One result out of what the same case came to on both targets. */
export const compare = ({ real, fake, values, passedAt }: Pair): CaseResult => {
  const exchanges = [...on(real, real.result.exchanges), ...on(fake, fake.result.exchanges)];
  for (const result of ['broken', 'skipped'] as const) {
    const side = [real, fake].find((one) => one.result.result === result);
    if (side === undefined) continue;
    const reason = `${side.name}: ${side.result.reason ?? 'no reason'}`;
    return { ...real.result, result, reason, differences: [], exchanges };
  }
  const between = answerDifferences(real.result.exchanges, fake.result.exchanges, values);
  const verdict = verdictOf({
    real: real.result,
    fake: fake.result,
    differs: between.length > 0,
    passedBefore: passedAt !== undefined,
  });
  const bothPassed = real.result.result === 'passed' && fake.result.result === 'passed';
  const unexpected = { ...fake, name: `${fake.name}, where ${real.name} has what is expected` };
  const differences = [
    ...on(real, real.result.differences),
    ...on(fake, fake.result.differences),
    ...(bothPassed ? on(unexpected, between) : []),
  ];
  const { reason: _, ...rest } = real.result;
  const result: Outcome = verdict === undefined ? 'passed' : verdict === 'flaky' ? 'flaky' : 'failed';
  const ms = real.result.ms + fake.result.ms;
  return withVerdict({ ...rest, ms, result, differences, exchanges }, verdict, passedAt);
};
