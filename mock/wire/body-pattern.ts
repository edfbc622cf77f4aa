/** A pattern is JSON: a value stands for itself, an object for at least its fields, `{ $… }` for a matcher of the contract kit. */
export type Pattern = unknown;

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isOfType = (type: unknown, value: unknown): boolean => {
  if (value === null) return type === 'null';
  if (Array.isArray(value)) return type === 'array';
  return type === 'integer' ? Number.isInteger(value) : type === typeof value;
};

const items = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isNumber = (value: unknown): value is number => typeof value === 'number';
const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : Number.NaN);

/** A request matches many patterns, and many requests one: each expression is compiled once. */
const expressions = new WeakMap<object, RegExp>();

const expressionOf = (matcher: Fields): RegExp => {
  const known = expressions.get(matcher) ?? new RegExp(String(matcher.$matches));
  expressions.set(matcher, known);
  return known;
};

type Matcher = (argument: unknown, actual: unknown, matcher: Fields) => boolean;

const matchers = {
  $any: (_, actual) => actual !== undefined,
  $absent: (_, actual) => actual === undefined,
  $type: isOfType,
  $matches: (_, actual, matcher) => typeof actual === 'string' && expressionOf(matcher).test(actual),
  $oneOf: (values, actual) => items(values).includes(actual),
  $atLeast: (least, actual) => isNumber(actual) && actual >= Number(least),
  $atMost: (most, actual) => isNumber(actual) && actual <= Number(most),
  $length: (length, actual) => lengthOf(actual) === length,
  $minLength: (length, actual) => lengthOf(actual) >= Number(length),
  $maxLength: (length, actual) => lengthOf(actual) <= Number(length),
  $each: (pattern, actual) => Array.isArray(actual) && actual.every((item) => fitsPattern(pattern, item)),
  $contains: (pattern, actual) => items(actual).some((item) => fitsPattern(pattern, item)),
  $excludes: (pattern, actual) => Array.isArray(actual) && !actual.some((item) => fitsPattern(pattern, item)),
  $not: (pattern, actual) => !fitsPattern(pattern, actual),
} satisfies Readonly<Record<string, Matcher>>;

export type MatcherName = keyof typeof matchers;

export const isMatcherName = (name: string): name is MatcherName => Object.hasOwn(matchers, name);

const isMatcher = (pattern: Fields): boolean => {
  const names = Object.keys(pattern);
  return names.length > 0 && names.every((name) => name.startsWith('$'));
};

/** Whether a value fits a pattern that `patternProblem` has found nothing wrong with. */
export const fitsPattern = (pattern: Pattern, actual: unknown): boolean => {
  if (Array.isArray(pattern)) {
    return lengthOf(actual) === pattern.length && pattern.every((item, at) => fitsPattern(item, items(actual)[at]));
  }
  if (!isFields(pattern)) return Object.is(pattern, actual);
  if (isMatcher(pattern)) {
    return Object.entries(pattern).every(
      ([name, argument]) => isMatcherName(name) && matchers[name](argument, actual, pattern),
    );
  }
  if (!isFields(actual)) return false;
  return Object.entries(pattern).every(([name, wanted]) =>
    fitsPattern(wanted, Object.hasOwn(actual, name) ? actual[name] : undefined),
  );
};
