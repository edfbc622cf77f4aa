import { isDeepStrictEqual } from 'node:util';
import { isFields, shown } from './service/json.ts';

/** A pattern is JSON: a value stands for itself, an object for at least its fields, `{ $… }` for a matcher. */
export type Pattern = unknown;

/** One way in which an answer is not as expected. */
export interface Difference {
  /** JSON pointer into the body, or the part of the answer: `status`, `headers/X-Request-Id`. */
  readonly at: string;
  readonly expected: string;
  readonly actual: string;
}

export type Captured = Readonly<Record<string, unknown>>;

const differs = (at: string, expected: string, actual: unknown): readonly Difference[] => [
  { at: at === '' ? '/' : at, expected, actual: shown(actual) },
];

const typeOf = (value: unknown): string => {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
};

type Matcher = (argument: unknown, actual: unknown, at: string, captured: Captured) => readonly Difference[];

const when = (holds: boolean, at: string, expected: string, actual: unknown): readonly Difference[] =>
  holds ? [] : differs(at, expected, actual);

const items = (actual: unknown): readonly unknown[] => (Array.isArray(actual) ? actual : []);

const ordered = (values: readonly unknown[], ascending: boolean): boolean =>
  values.every((value, index) => {
    const before = values[index - 1];
    if (index === 0) return true;
    return ascending ? (before as never) <= (value as never) : (before as never) >= (value as never);
  });

/** The matchers, by name. Each is data in a case: `{ "$type": "integer" }`. */
const matchers: Readonly<Record<string, Matcher>> = {
  $any: (_, actual, at) => when(actual !== undefined, at, 'anything', actual),
  $absent: (_, actual, at) => when(actual === undefined, at, 'absent', actual),
  $type: (type, actual, at) => when(typeOf(actual) === type, at, `of type ${type}`, actual),
  $matches: (pattern, actual, at) =>
    when(
      typeof actual === 'string' && new RegExp(String(pattern)).test(actual),
      at,
      `a string like ${pattern}`,
      actual,
    ),
  $oneOf: (values, actual, at) => when(items(values).includes(actual), at, `one of ${shown(values)}`, actual),
  $atLeast: (least, actual, at) => when(Number(actual) >= Number(least), at, `at least ${least}`, actual),
  $atMost: (most, actual, at) => when(Number(actual) <= Number(most), at, `at most ${most}`, actual),
  $length: (length, actual, at) =>
    when(Array.isArray(actual) && actual.length === length, at, `${length} items`, actual),
  $minLength: (length, actual, at) =>
    when(Array.isArray(actual) && actual.length >= Number(length), at, `at least ${length} items`, actual),
  $maxLength: (length, actual, at) =>
    when(Array.isArray(actual) && actual.length <= Number(length), at, `at most ${length} items`, actual),
  $each: (pattern, actual, at, captured) =>
    Array.isArray(actual)
      ? actual.flatMap((item, index) => differencesOf(pattern, item, `${at}/${index}`, captured))
      : differs(at, 'a list', actual),
  $contains: (pattern, actual, at, captured) =>
    when(
      items(actual).some((item) => differencesOf(pattern, item, at, captured).length === 0),
      at,
      `a list with ${shown(pattern)}`,
      actual,
    ),
  $excludes: (pattern, actual, at, captured) =>
    when(
      items(actual).every((item) => differencesOf(pattern, item, at, captured).length > 0),
      at,
      `a list without ${shown(pattern)}`,
      actual,
    ),
  $unique: (field, actual, at) => {
    const values = items(actual).map((item) => shown((item as Record<string, unknown>)[String(field)]));
    return when(new Set(values).size === values.length, at, `no ${field} twice`, values);
  },
  $ascending: (field, actual, at) => {
    const values = items(actual).map((item) => (item as Record<string, unknown>)[String(field)]);
    return when(ordered(values, true), at, `by ascending ${field}`, values);
  },
  $descending: (field, actual, at) => {
    const values = items(actual).map((item) => (item as Record<string, unknown>)[String(field)]);
    return when(ordered(values, false), at, `by descending ${field}`, values);
  },
  /** A list in the order of one that was captured, as far as it goes: `{ of: name, by: field }`. */
  $inOrderOf: (argument, actual, at, captured) => {
    const { of, by } = argument as { readonly of: string; readonly by: string };
    const keysOf = (list: unknown) => items(list).map((item) => (item as Record<string, unknown>)[by]);
    const keys = keysOf(actual);
    const before = keysOf(captured[of]).slice(0, keys.length);
    return when(isDeepStrictEqual(keys, before), at, `in the order read before: ${shown(before)}`, keys);
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
  if (!Array.isArray(actual)) return differs(at, shown(expected), actual);
  const longer = actual.length > expected.length ? differs(at, `${expected.length} items`, actual.length) : [];
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
      const matcher = matchers[name];
      if (matcher === undefined)
        throw new TypeError(`there is no matcher ${name}; there are ${Object.keys(matchers).join(', ')}`);
      return matcher(argument, actual, at, captured);
    });
  }
  if (Array.isArray(expected)) return listDifferences(expected, actual, at, captured);
  if (isFields(expected)) {
    if (!isFields(actual)) return differs(at, shown(expected), actual);
    return Object.entries(expected).flatMap(([name, pattern]) =>
      differencesOf(pattern, actual[name], `${at}/${name}`, captured),
    );
  }
  return when(Object.is(expected, actual), at, shown(expected), actual);
};
