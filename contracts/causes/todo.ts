import { stringify } from 'yaml';
import { behaviours } from '../../spec/generated/behaviours.ts';
import type { CaseResult, Verdict } from '../result.ts';
import { operations } from '../service/spec.ts';
import type { Deviation } from './seen.ts';

const options: Readonly<Record<string, { readonly options: object } | undefined>> = behaviours;

const lineOf = (id: string, option: string): string => stringify({ [id]: option }).trim();

/** The line for `--profile` with which the run is green, where the target's option was seen. */
export const profileLineOf = ({ id, option, isOfFakeAlone }: Deviation): string | undefined =>
  option === undefined || isOfFakeAlone ? undefined : lineOf(id, option);

/** That line; where there is none, how to find it out. */
const ofDeviation = (deviation: Deviation): string => {
  const { id, wanted, isOfFakeAlone } = deviation;
  const line = profileLineOf(deviation);
  if (line !== undefined) return line;
  if (isOfFakeAlone) return `Let the fake answer as what it is measured by: ${lineOf(id, wanted)}`;
  const others = Object.keys(options[id]?.options ?? {}).filter((one) => one !== wanted);
  const lines = others.map((one) => lineOf(id, one)).join(' or ');
  return `Find out by fake-swr probe --only ${id} which line belongs into --profile: ${lines}`;
};

/** The operation that differs, or else the last that was asked for. */
const operationOf = ({ exchanges, operations: all }: CaseResult): string =>
  exchanges.at(-1)?.operation ?? all.at(-1) ?? 'the operation';

const pageOf = (result: CaseResult): string => {
  const id = operationOf(result);
  return [...operations.values()].find((operation) => operation.id === id)?.page ?? result.source;
};

const placeOf = ({ id, place }: CaseResult): string =>
  place === undefined ? `${id}, a case of the kit` : `${id}, ${place.file}:${place.line}`;

const todos: Readonly<Record<Verdict, (result: CaseResult, at: string) => string>> = {
  fake_wrong: (result, at) => `Correct the fake: ${operationOf(result)}, ${at}.`,
  spec_wrong: (result, at) => `Correct the spec: ${operationOf(result)}, ${at}. Its page: ${pageOf(result)}`,
  service_changed: (result) => result.verdict?.why ?? '',
  case_wrong: (result) => `Correct the case: ${placeOf(result)}`,
  flaky: () => 'Try again before you believe either; both answers are with the case.',
};

/** What to do about a cause, by a case that shows it and the place of the difference. */
export const todoOf = (result: CaseResult, at: string, deviation: Deviation | undefined): string => {
  if (deviation !== undefined) return ofDeviation(deviation);
  if (result.verdict !== undefined) return todos[result.verdict.verdict](result, at);
  return `Correct how ${operationOf(result)} answers, ${at}; if it is right, --against says what else is wrong.`;
};
