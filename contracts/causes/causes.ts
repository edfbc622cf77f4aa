import type { CaseResult, Verdict } from '../result.ts';
import type { Cause, Example } from './cause.ts';
import { fingerprintOf } from './fingerprint.ts';
import { type Attributed, grouped } from './group.ts';
import { deviationOf, type Seen } from './seen.ts';
import { profileLineOf, todoOf } from './todo.ts';
import { wordsOf } from './words.ts';

/** Gravest first. */
const verdicts: readonly Verdict[] = ['fake_wrong', 'spec_wrong', 'service_changed', 'case_wrong', 'flaky'];

const gravestOf = (results: readonly CaseResult[]): Verdict | undefined =>
  verdicts.find((verdict) => results.some((result) => result.verdict?.verdict === verdict));

const exampleOf = ({ result: { id, exchanges }, sign: { difference } }: Attributed): Example => {
  const { step, on, at, expected, actual } = difference;
  const ofTarget = exchanges.filter((one) => one.on === undefined || on === undefined || on.startsWith(one.on));
  const exchange = step === 0 ? undefined : ofTarget[Math.min(step, ofTarget.length) - 1];
  return {
    ...{ case: id, at, expected, actual },
    ...(exchange !== undefined && {
      request: `${exchange.request.method} ${exchange.request.target}`,
      status: exchange.answer.status,
    }),
  };
};

const causeOf = (members: readonly Attributed[], seen: Seen): readonly Cause[] => {
  const results = members.map(({ result }) => result);
  const verdict = gravestOf(results);
  const shown = members.find(({ result }) => result.verdict?.verdict === verdict);
  if (shown === undefined) return [];
  const { code, key, difference } = shown.sign;
  const deviation = code === 'C01' ? deviationOf(shown.result.behaviour, seen) : undefined;
  const profile = deviation && profileLineOf(deviation);
  const cause: Cause = {
    ...{ code, key, fingerprint: fingerprintOf(code, key), ...wordsOf(code, key) },
    todo: todoOf(shown.result, difference.at, deviation),
    ...(profile !== undefined && { profile }),
    ...(verdict !== undefined && { verdict }),
    cases: results.map(({ id }) => id),
    operations: [...new Set(results.flatMap(({ operations }) => operations))].toSorted(),
    example: exampleOf(shown),
  };
  return [cause];
};

const hasFailed = ({ result }: CaseResult): boolean => result === 'failed' || result === 'flaky';

/** The causes of all failures, that of most cases first: each case that failed or is flaky is in exactly one. */
export const causesOf = (results: readonly CaseResult[], seen: Seen): readonly Cause[] =>
  [...grouped(results.filter(hasFailed), seen).values()]
    .flatMap((members) => causeOf(members, seen))
    .toSorted((a, b) => b.cases.length - a.cases.length || (`${a.code} ${a.key}` < `${b.code} ${b.key}` ? -1 : 1));

/** The results with the fingerprint of the cause of each that failed. */
export const withCauses = (results: readonly CaseResult[], causes: readonly Cause[]): readonly CaseResult[] => {
  const byCase = new Map(causes.flatMap(({ fingerprint, cases }) => cases.map((id) => [id, fingerprint] as const)));
  return results.map((result) => {
    const cause = byCase.get(result.id);
    return cause === undefined ? result : { ...result, cause };
  });
};
