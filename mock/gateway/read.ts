import type { Operation } from '../spec/operations.ts';
import { invalidBody } from './refusals.ts';

type Value = string | number | boolean | readonly string[];
export type Values = Record<string, Value | undefined>;

/** The text as its declared type, or as it is where it is none: the validator then says so. */
const typed = (text: string, type: string | undefined): Value => {
  if (type === 'integer' && /^[+-]?\d{1,15}$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
};

/** Path parameters in their declared types. */
export const readPath = (raw: Readonly<Record<string, string>>, { parameters }: Operation): Values => {
  const values: Values = {};
  for (const [name, text] of Object.entries(raw)) {
    const parameter = parameters.get(`path ${name}`);
    const plain = parameter?.doubleEncoded ? text.replace(/%2f/gi, '/') : text;
    values[name] = typed(plain, parameter?.type);
  }
  return values;
};

/** Query parameters in their declared types; one that is given twice stays a list of texts, which no type allows. */
export const readQuery = (search: string, { parameters }: Operation): Values => {
  const query: Values = Object.create(null);
  if (search === '') return query;
  const given = new URLSearchParams(search);
  for (const name of new Set(given.keys())) {
    const texts = given.getAll(name);
    const [only = ''] = texts;
    query[name] = texts.length > 1 ? texts : typed(only, parameters.get(`query ${name}`)?.type);
  }
  return query;
};

/** The JSON body of an operation that takes one; undefined for the others, whatever they were sent. */
export const readBody = (body: Buffer, operation: Operation): unknown => {
  if (operation.bodySchema === undefined) return undefined;
  if (body.length === 0) throw invalidBody(operation, 'a JSON body is required, none was sent');
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // The engine's message would quote the body, which may hold a secret.
    throw invalidBody(operation, `its ${body.length} bytes are no JSON`);
  }
};
