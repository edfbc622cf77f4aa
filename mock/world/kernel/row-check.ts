import { farthestMs } from './clock.ts';

/** What is wrong with a value from outside, such that it can follow the name of its place; undefined if nothing is. */
export type RowCheck = (value: unknown) => string | undefined;

const shown = (value: unknown): string => (JSON.stringify(value) ?? 'left out').slice(0, 60);

const must =
  (holds: (value: unknown) => boolean, what: string): RowCheck =>
  (value) =>
    holds(value) ? undefined : ` is ${shown(value)} but must be ${what}`;

export const text: RowCheck = must((value) => typeof value === 'string', 'text');
export const flag: RowCheck = must((value) => typeof value === 'boolean', 'true or false');

export const whole = (min: number, max: number): RowCheck =>
  must(
    (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
    `a whole number from ${min} to ${max}`,
  );

/** So high that all the ids of an execution are still exact behind it. */
export const highestId = 2 ** 52;
export const id: RowCheck = whole(1, highestId);
export const moment: RowCheck = whole(-farthestMs, farthestMs);
export const span: RowCheck = must(
  (value) => typeof value === 'number' && value >= 0 && value <= 2 * farthestMs,
  'a number of milliseconds from 0',
);

const clockForm = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const timeForm = new RegExp(`^(\\d{4}-\\d\\d-\\d\\d)T${clockForm}:[0-5]\\d(?:\\.\\d+)?(?:Z|[+-]${clockForm})$`);

/** Whether it is a text as RFC 3339 writes a time, of a day that there is. */
export const isTime = (value: unknown): value is string => {
  if (typeof value !== 'string' || !(Date.parse(value) <= farthestMs)) return false;
  const [, day] = timeForm.exec(value) ?? [];
  // The engine takes the 30th of February for the first of March.
  return day !== undefined && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
};

export const time: RowCheck = must(isTime, 'a time as RFC 3339 has it');

export const oneOf = (...values: readonly unknown[]): RowCheck =>
  must((value) => values.includes(value), `one of ${values.join(', ')}`);

export const optional =
  (check: RowCheck): RowCheck =>
  (value) =>
    value === undefined ? undefined : check(value);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const nested = (name: string | number, problem: string | undefined): string | undefined =>
  problem === undefined ? undefined : `.${name}${problem}`;

/** An object with such fields; others may be there. */
export const fields =
  (checks: Readonly<Record<string, RowCheck>>): RowCheck =>
  (value) => {
    if (!isObject(value)) return ` is ${shown(value)} but must be an object`;
    for (const [name, check] of Object.entries(checks)) {
      const problem = nested(name, check(value[name]));
      if (problem !== undefined) return problem;
    }
    return undefined;
  };

/** An object whose fields, whatever their names, are all of one form. */
export const record =
  (check: RowCheck): RowCheck =>
  (value) =>
    isObject(value)
      ? fields(Object.fromEntries(Object.keys(value).map((name) => [name, check])))(value)
      : fields({})(value);

export const list =
  (check: RowCheck): RowCheck =>
  (value) => {
    if (!Array.isArray(value)) return ` is ${shown(value)} but must be a list`;
    for (const [index, each] of value.entries()) {
      const problem = nested(index, check(each));
      if (problem !== undefined) return problem;
    }
    return undefined;
  };

/** The fields that a `kind` or `type` asks for. */
export const byKind = (kinds: Readonly<Record<string, RowCheck>>): RowCheck => {
  const isKnown = fields({ kind: oneOf(...Object.keys(kinds)) });
  return (value) => isKnown(value) ?? kinds[(value as { readonly kind: string }).kind]?.(value);
};

/** All of them, in turn. */
export const all =
  (...checks: readonly RowCheck[]): RowCheck =>
  (value) => {
    for (const check of checks) {
      const problem = check(value);
      if (problem !== undefined) return problem;
    }
    return undefined;
  };
