import { isFields, isMatcherName, type MatcherName, type Pattern } from './body-pattern.ts';

/** What a matcher must be given. */
interface Operand {
  readonly rule: string;
  readonly fits: (operand: unknown) => boolean;
}

const typeNames: readonly unknown[] = ['string', 'integer', 'number', 'boolean', 'array', 'object', 'null'];

const isScalar = (value: unknown): boolean => value === null || ['string', 'number', 'boolean'].includes(typeof value);

const yes: Operand = { rule: 'true', fits: (operand) => operand === true };
const number: Operand = { rule: 'a number', fits: Number.isFinite };
const size: Operand = {
  rule: 'a whole number, at least 0',
  fits: (operand) => Number.isInteger(operand) && Number(operand) >= 0,
};
const pattern: Operand = { rule: 'a pattern', fits: (operand) => operand !== undefined };

const operands: Readonly<Record<MatcherName, Operand>> = {
  $any: yes,
  $absent: yes,
  $type: { rule: `one of ${typeNames.join(', ')}`, fits: (operand) => typeNames.includes(operand) },
  $matches: { rule: 'a regular expression', fits: (operand) => typeof operand === 'string' },
  $oneOf: {
    rule: 'a list of texts, numbers, true, false or null',
    fits: (operand) => Array.isArray(operand) && operand.length > 0 && operand.every(isScalar),
  },
  $atLeast: number,
  $atMost: number,
  $length: size,
  $minLength: size,
  $maxLength: size,
  $each: pattern,
  $contains: pattern,
  $excludes: pattern,
  $not: pattern,
};

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'missing';
  return text.length > 100 ? `${text.slice(0, 97)}...` : text;
};

const firstProblem = <Item>(
  items: Iterable<Item>,
  problemOf: (item: Item) => string | undefined,
): string | undefined => {
  for (const item of items) {
    const problem = problemOf(item);
    if (problem !== undefined) return problem;
  }
  return undefined;
};

const expressionProblem = (source: string): string | undefined => {
  try {
    new RegExp(source);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};

const matcherProblem = ([name, operand]: readonly [string, unknown]): string | undefined => {
  if (!isMatcherName(name))
    return `there is no matcher ${name.slice(0, 64)}; there are ${Object.keys(operands).join(', ')}`;
  const wanted = operands[name];
  if (!wanted.fits(operand)) return `${name} is ${shown(operand)} but must be ${wanted.rule}`;
  if (name === '$matches') return expressionProblem(String(operand));
  return wanted === pattern ? patternProblem(operand) : undefined;
};

/** Why a pattern can never be asked; undefined if it can. */
export const patternProblem = (value: Pattern): string | undefined => {
  if (Array.isArray(value)) return firstProblem(value, patternProblem);
  if (!isFields(value)) return undefined;
  const entries = Object.entries(value);
  const matchers = entries.filter(([name]) => name.startsWith('$'));
  if (matchers.length === 0) return firstProblem(Object.values(value), patternProblem);
  const [beside] = entries.find(([name]) => !name.startsWith('$')) ?? [];
  if (beside === undefined) return firstProblem(matchers, matcherProblem);
  return `the field ${shown(beside)} stands beside ${matchers[0]?.[0].slice(0, 64)}; an object has either matchers or fields`;
};
