import { type Case, isWalk, type Step } from '../case.ts';
import { firstProblem, type PatternProblem, patternProblem } from '../pattern-problem.ts';

type Place = PatternProblem['at'];

/** What is sent has no matchers; in place of a value it may name what was captured. */
const sentProblem = (value: unknown, at: Place): PatternProblem | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) return firstProblem(value.entries(), ([index, item]) => sentProblem(item, [...at, index]));
  const matcher = Object.keys(value).find((name) => name.startsWith('$') && name !== '$ref');
  if (matcher !== undefined)
    return { at: [...at, matcher], message: `${matcher} stands in what is sent, where only { $ref: name } may` };
  if ('$ref' in value) return patternProblem(value, at);
  return firstProblem(Object.entries(value), ([name, child]) => sentProblem(child, [...at, name]));
};

const stepProblem = ({ body, expect }: Step, at: Place): PatternProblem | undefined =>
  sentProblem(body, [...at, 'body']) ??
  firstProblem(Object.entries(expect.headers ?? {}), ([name, pattern]) =>
    patternProblem(pattern, [...at, 'expect', 'headers', name]),
  ) ??
  patternProblem(expect.body, [...at, 'expect', 'body']);

/** The first pattern of a case that means nothing, and where in the case it is. */
export const caseProblem = ({ steps }: Case, at: Place = []): PatternProblem | undefined =>
  firstProblem(steps.entries(), ([index, step]) =>
    isWalk(step) ? undefined : stepProblem(step, [...at, 'steps', index]),
  );
