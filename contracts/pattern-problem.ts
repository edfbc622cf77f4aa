import { isMatcherName, noMatcher, type Operand, operands, type Place } from './operands.ts';
import { isFields, shown } from './service/json.ts';

/** Why a pattern means nothing, and where in it. */
export interface PatternProblem {
  readonly at: readonly Place[];
  readonly message: string;
}

export const firstProblem = <Item>(
  items: Iterable<Item>,
  problemOf: (item: Item) => PatternProblem | undefined,
): PatternProblem | undefined => {
  for (const item of items) {
    const problem = problemOf(item);
    if (problem !== undefined) return problem;
  }
  return undefined;
};

const matcherProblem = (name: string, operand: unknown, at: readonly Place[]): PatternProblem | undefined => {
  if (!isMatcherName(name)) return { at, message: noMatcher(name) };
  const { rule, fits, patterns = () => [] }: Operand = operands[name];
  if (!fits(operand)) return { at, message: `${name} is ${shown(operand)} but must be ${rule}` };
  return firstProblem(patterns(operand), ([place, inner]) => patternProblem(inner, [...at, ...place]));
};

/** Why a pattern can never be matched as it is meant; undefined if it can. */
export const patternProblem = (pattern: unknown, at: readonly Place[] = []): PatternProblem | undefined => {
  if (Array.isArray(pattern))
    return firstProblem(pattern.entries(), ([index, item]) => patternProblem(item, [...at, index]));
  if (!isFields(pattern)) return undefined;
  const entries = Object.entries(pattern);
  const matchers = entries.filter(([name]) => name.startsWith('$'));
  if (matchers.length === 0) return firstProblem(entries, ([name, inner]) => patternProblem(inner, [...at, name]));
  const [beside] = entries.find(([name]) => !name.startsWith('$')) ?? [];
  if (beside === undefined)
    return firstProblem(matchers, ([name, operand]) => matcherProblem(name, operand, [...at, name]));
  return {
    at: [...at, beside],
    message: `the field ${beside} stands beside ${matchers[0]?.[0]}; an object has either matchers or fields`,
  };
};
