import { apiError } from '../../errors/error.ts';

// How the fields of a manifest are read. One that is null is as if it was left out, as for a program in Go.

export type Fields = Readonly<Record<string, unknown>>;

/** Reads the value at a place of a manifest. Throws a 400 that names the place, the value and the rule. */
export type Read<Value> = (value: unknown, place: string) => Value;

export const refuse = (detail: string): never => {
  throw apiError('oci_manifest_invalid', { detail });
};

export const shown = (value: unknown): string => (JSON.stringify(value) ?? 'left out').slice(0, 80);

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const must =
  <Value>(holds: (value: unknown) => value is Value, what: string): Read<Value> =>
  (value, place) =>
    holds(value) ? value : refuse(`${place} is ${shown(value)} but must be ${what}`);

const isLeftOut = (value: unknown): value is null | undefined => value === undefined || value === null;

export const optional =
  <Value>(read: Read<Value>): Read<Value | undefined> =>
  (value, place) =>
    isLeftOut(value) ? undefined : read(value, place);

export const object = (what: string): Read<Fields> => must(isFields, what);

export const text: Read<string> = must((value) => typeof value === 'string', 'a text');

export const base64: Read<string> = must(
  (value): value is string => typeof value === 'string' && Buffer.from(value, 'base64').toString('base64') === value,
  'a text in Base64',
);

export const listOf =
  <Value>(read: Read<Value>): Read<readonly Value[]> =>
  (value, place) =>
    must(Array.isArray, 'a list')(value, place).map((each, index) => read(each, `${place}.${index}`));

/** Texts by name, such as annotations. */
export const textsByName: Read<Readonly<Record<string, string>>> = (value, place) =>
  Object.fromEntries(
    Object.entries(object('an object of texts')(value, place))
      .filter(([, each]) => !isLeftOut(each))
      .map(([name, each]) => [name, text(each, `${place}.${name}`)]),
  );
