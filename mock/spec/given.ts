import type { ErrorObject } from 'ajv';

type Value = string | number | boolean | readonly string[];

/** Parameters by name, in their declared types where the text fits them. */
export type Values = Readonly<Record<string, Value | undefined>>;

/** What a request gives, read but not yet known to be right. */
export interface Given {
  readonly header: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly path: Values;
  readonly query: Values;
  readonly body: unknown;
}

/** Runs the spec's schemas over a request, fills in its defaults and returns what is wrong. */
export type Validator = (given: Given) => readonly ErrorObject[];
