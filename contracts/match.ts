import { isDeepStrictEqual } from 'node:util';
import { isMatcherName, type MatcherName, noMatcher } from './operands.ts';
import { isFields, shown } from './service/json.ts';

/** A pattern is JSON: a value stands for itself, an object for at least its fields, `{ $… }` for a matcher. */
export type Pattern = unknown;

/** What of an answer is not as expected: reports group differences by it. */
export type Aspect = 'status' | 'header' | 'missing' | 'unknown' | 'form' | 'value' | 'order' | 'unreadable';

/** One way in which an answer is not as expected. */
export interface Difference {
  readonly aspect: Aspect;
  /** JSON pointer into the body, or the part of the answer: `status`, `headers/X-Request-Id`. */
  readonly at: string;
  readonly expected: string;
  readonly actual: string;
}

export type Captured = Readonly<Record<string, unknown>>;

/** What is absent is missing, whatever it should have been; of a header only that it is one counts. */
const aspectAt = (at: string, actual: unknown, aspect: Aspect): Aspect => {
  if (at.startsWith('headers/')) return 'header';
  return actual === undefined ? 'missing' : aspect;
};

const differs = (at: string, expected: string, actual: unknown, aspect: Aspect): readonly Difference[] => [
  { aspect: aspectAt(at, actual, aspect), at: at === '' ? '/' : at, expected, actual: shown(actual) },
];

const isOfType = (type: unknown, value: unknown): boolean => {
  if (value === null) return type === 'null';
  if (Array.isArray(value)) return type === 'array';
  return type === 'integer' ? Number.isInteger(value) : type === typeof value;
};

type Matcher = (argument: unknown, actual: unknown, at: string, captured: Captured) => readonly Difference[];

const when = (
  holds: boolean,
  at: string,
  expected: string,
  actual: unknown,
  aspect: Aspect = 'value',
): readonly Difference[] => (holds ? [] : differs(at, expected, actual, aspect));

const items = (actual: unknown): readonly unknown[] => (Array.isArray(actual) ? actual : []);

const ordered = (values: readonly unknown[], ascending: boolean): boolean =>
  values.every((value, index) => {
    const before = values[index - 1];
    if (index === 0) return true;
    if (typeof before !== typeof value) return false;
    return ascending ? (before as never) <= (value as never) : (before as never) >= (value as never);
  });

const columnOf = (list: readonly unknown[], field: unknown): readonly unknown[] =>
  list.map((item) => (isFields(item) ? item[String(field)] : undefined));

const isNumber = (value: unknown): value is number => typeof value === 'number';

/** What a list matcher says of a value that may be no list. */
const inList = (
  actual: unknown,
  at: string,
  expected: string,
  holds: (list: readonly unknown[]) => boolean,
): readonly Difference[] =>
  Array.isArray(actual) ? when(holds(actual), at, expected, actual) : differs(at, expected, actual, 'form');

/** What a field has in each item of a list, and how these values must be. */
const inColumn = (
  field: unknown,
  actual: unknown,
  at: string,
  expected: string,
  aspect: Aspect,
  holds: (values: readonly unknown[]) => boolean,
): readonly Difference[] => {
  if (!Array.isArray(actual)) return differs(at, `a list, ${expected}`, actual, 'form');
  const values = columnOf(actual, field);
  return when(holds(values), at, expected, values, aspect);
};

/** The matchers, by name. Each is data in a case: `{ "$type": "integer" }`. */
const matchers: Readonly<Record<MatcherName, Matcher>> = {
  $any: (_, actual, at) => when(actual !== undefined, at, 'anything', actual),
  $absent: (_, actual, at) => when(actual === undefined, at, 'absent', actual, 'unknown'),
  $type: (type, actual, at) => when(isOfType(type, actual), at, `of type ${type}`, actual, 'form'),
  $matches: (pattern, actual, at) =>
    when(
      typeof actual === 'string' && new RegExp(String(pattern)).test(actual),
      at,
      `a string like ${pattern}`,
      actual,
      'form',
    ),
  $oneOf: (values, actual, at) => when(items(values).includes(actual), at, `one of ${shown(values)}`, actual),
  $atLeast: (least, actual, at) => when(isNumber(actual) && actual >= Number(least), at, `at least ${least}`, actual),
  $atMost: (most, actual, at) => when(isNumber(actual) && actual <= Number(most), at, `at most ${most}`, actual),
  $length: (length, actual, at) => inList(actual, at, `${length} items`, (list) => list.length === length),
  $minLength: (length, actual, at) =>
    inList(actual, at, `at least ${length} items`, (list) => list.length >= Number(length)),
  $maxLength: (length, actual, at) =>
    inList(actual, at, `at most ${length} items`, (list) => list.length <= Number(length)),
  $each: (pattern, actual, at, captured) =>
    Array.isArray(actual)
      ? actual.flatMap((item, index) => differencesOf(pattern, item, `${at}/${index}`, captured))
      : differs(at, 'a list', actual, 'form'),
  $contains: (pattern, actual, at, captured) =>
    inList(actual, at, `a list with ${shown(pattern)}`, (list) =>
      list.some((item) => differencesOf(pattern, item, at, captured).length === 0),
    ),
  $excludes: (pattern, actual, at, captured) =>
    inList(actual, at, `a list without ${shown(pattern)}`, (list) =>
      list.every((item) => differencesOf(pattern, item, at, captured).length > 0),
    ),
  $unique: (field, actual, at) =>
    inColumn(
      field,
      actual,
      at,
      `no ${field} twice`,
      'value',
      (values) => new Set(values.map(shown)).size === values.length,
    ),
  $ascending: (field, actual, at) =>
    inColumn(field, actual, at, `by ascending ${field}`, 'order', (values) => ordered(values, true)),
  $descending: (field, actual, at) =>
    inColumn(field, actual, at, `by descending ${field}`, 'order', (values) => ordered(values, false)),
  /** A list in the order of one that was captured, as far as it goes: `{ of: name, by: field }`. */
  $inOrderOf: (argument, actual, at, captured) => {
    const { of, by } = argument as { readonly of: string; readonly by: string };
    const before = columnOf(items(captured[of]), by).slice(0, items(actual).length);
    return inColumn(by, actual, at, `in the order read before: ${shown(before)}`, 'order', (values) =>
      isDeepStrictEqual(values, before),
    );
  },
  $ref: (name, actual, at, captured) => {
    const wanted = captured[String(name)];
    return when(
      wanted !== undefined && isDeepStrictEqual(wanted, actual),
      at,
      `the same as ${name} (${shown(wanted)})`,
      actual,
    );
  },
  $all: (patterns, actual, at, captured) =>
    items(patterns).flatMap((pattern) => differencesOf(pattern, actual, at, captured)),
  $not: (pattern, actual, at, captured) =>
    when(differencesOf(pattern, actual, at, captured).length > 0, at, `not ${shown(pattern)}`, actual),
};

const isMatcher = (pattern: unknown): pattern is Readonly<Record<string, unknown>> =>
  isFields(pattern) && Object.keys(pattern).length > 0 && Object.keys(pattern).every((key) => key.startsWith('$'));

const listDifferences = (expected: readonly unknown[], actual: unknown, at: string, captured: Captured) => {
  if (!Array.isArray(actual)) return differs(at, shown(expected), actual, 'form');
  const longer = actual.length > expected.length ? differs(at, `${expected.length} items`, actual.length, 'value') : [];
  return [
    ...expected.flatMap((item, index) => differencesOf(item, actual[index], `${at}/${index}`, captured)),
    ...longer,
  ];
};

/** Every way in which the value does not fit the pattern; never only the first. */
export const differencesOf = (
  expected: Pattern,
  actual: unknown,
  at = '',
  captured: Captured = {},
): readonly Difference[] => {
  if (isMatcher(expected)) {
    return Object.entries(expected).flatMap(([name, argument]) => {
      if (!isMatcherName(name)) throw new TypeError(noMatcher(name));
      return matchers[name](argument, actual, at, captured);
    });
  }
  if (Array.isArray(expected)) return listDifferences(expected, actual, at, captured);
  if (isFields(expected)) {
    if (!isFields(actual)) return differs(at, shown(expected), actual, 'form');
    return Object.entries(expected).flatMap(([name, pattern]) =>
      differencesOf(pattern, Object.hasOwn(actual, name) ? actual[name] : undefined, `${at}/${name}`, captured),
    );
  }
  return when(Object.is(expected, actual), at, shown(expected), actual);
};
