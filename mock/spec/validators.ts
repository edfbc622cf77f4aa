import type { ErrorObject } from 'ajv';
import type { Given, Validator } from './given.ts';
import { type Compiled, type Family, loadFamily } from './load-family.ts';
import type { Operation } from './operations.ts';

/** The specs made to run. */
export interface Engine {
  /** Fills in the defaults of a request and says what is wrong with it. */
  readonly validator: (operation: Operation) => Validator;
  /** What is wrong with a success answer; empty when nothing is. */
  readonly answerErrors: (operation: Operation, body: unknown) => readonly ErrorObject[];
}

const families = new Map<string, Family>();

/** Loaded with the first call: nobody who starts a fake waits for the validators of families that are not asked for. */
const familyOf = ({ family }: Operation): Family => {
  const known = families.get(family);
  if (known !== undefined) return known;
  const loaded = loadFamily(family);
  families.set(family, loaded);
  return loaded;
};

const none: readonly ErrorObject[] = [];

/** The value that an error is about; compiled validators do not carry it along. */
const valueAt = (value: unknown, instancePath: string): unknown =>
  instancePath
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (at, part) => (at as Record<string, unknown>)?.[part.replace(/~1/g, '/').replace(/~0/g, '~')],
      value,
    );

const errorsOf = (validate: Compiled, value: unknown): readonly ErrorObject[] => {
  if (validate(value)) return none;
  return (validate.errors ?? []).map((error) => ({ ...error, data: valueAt(value, error.instancePath) }));
};

/** The rule that no schema keyword can say: 0 or a multiple of another parameter. Source: page 1208. */
const multipleErrors = ({ query }: Given, operation: Operation): readonly ErrorObject[] => {
  const errors: ErrorObject[] = [];
  for (const { name, multipleOf } of operation.query.values()) {
    if (multipleOf === undefined) continue;
    const value = query[name];
    const divisor = query[multipleOf];
    if (typeof value !== 'number' || typeof divisor !== 'number' || divisor < 1 || value % divisor === 0) continue;
    const params = { parameter: multipleOf, value: divisor };
    errors.push({
      keyword: 'x-multiple-of-parameter',
      instancePath: `/query/${name}`,
      schemaPath: '',
      params,
      data: value,
    });
  }
  return errors;
};

/** SWR and its neighbours, by the validators that `npm run spec` compiled. */
export const apiEngine: Engine = {
  validator: (operation) => {
    const validate = familyOf(operation)[`${operation.id}Request`];
    if (validate === undefined) throw new Error(`the specs have no operation ${operation.id}`);
    return (given) => {
      const { path, query, header, body } = given;
      const request = body === undefined ? { path, query, header } : { path, query, header, requestBody: body };
      const errors = errorsOf(validate, request);
      const multiples = multipleErrors(given, operation);
      return multiples.length === 0 ? errors : [...errors, ...multiples];
    };
  },
  answerErrors: (operation, body) => {
    if (!operation.answers && body === undefined) return none;
    const validate = familyOf(operation)[`${operation.id}Answer`];
    return validate === undefined ? none : errorsOf(validate, body);
  },
};
