import { type ApiError, apiError } from '../errors/error.ts';
import { JsonError, readJson } from '../errors/json.ts';
import type { Values } from '../spec/given.ts';
import type { Operation } from '../spec/operations.ts';

// A bad request is refused in the words of the service that it was for.

const parameterRefusals = {
  swr: 'invalid_parameter',
  basic: 'invalid_parameter',
  iam: 'iam_invalid',
  sts: 'sts_invalid',
  eps: 'eps_invalid',
  kms: 'kms_invalid',
  vpc: 'vpc_invalid',
  dns: 'dns_invalid',
  registry: 'oci_manifest_invalid',
  control: 'control_invalid',
} as const;

export const invalidParameter = ({ service }: Operation, detail: string): ApiError =>
  apiError(parameterRefusals[service], { detail });

const invalidBody = ({ service }: Operation, detail: string): ApiError =>
  apiError(service === 'swr' ? 'invalid_body' : parameterRefusals[service], { detail });

/** The text as its declared type, or as it is where it does not fit it: the validator then says so. */
const typed = (text: string, type: string | undefined) => {
  if (type === 'integer' && /^[+-]?\d{1,15}$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
};

/** Path parameters in their declared types: most are texts and stay as they are. */
export const readPath = (raw: Readonly<Record<string, string>>, { converted }: Operation): Values => {
  const values: Record<string, Values[string]> = { ...raw };
  for (const { name, type, doubleEncoded } of converted) {
    const text = raw[name] ?? '';
    values[name] = typed(doubleEncoded ? text.replace(/%2f/gi, '/') : text, type);
  }
  return values;
};

/** Undefined where something is encoded, given twice or not known, which takes a reader that copes with all of that. */
const readPlainQuery = (search: string, { query }: Operation): Values | undefined => {
  if (search.includes('%') || search.includes('+')) return undefined;
  const values: Record<string, Values[string]> = {};
  for (const pair of search.split('&')) {
    if (pair === '') continue;
    const mark = pair.indexOf('=');
    const parameter = query.get(mark < 0 ? pair : pair.slice(0, mark));
    if (parameter === undefined || values[parameter.name] !== undefined) return undefined;
    values[parameter.name] = typed(mark < 0 ? '' : pair.slice(mark + 1), parameter.type);
  }
  return values;
};

const readEncodedQuery = (search: string, { query }: Operation): Values => {
  const values: Record<string, Values[string]> = Object.create(null);
  const given = new URLSearchParams(search);
  for (const name of new Set(given.keys())) {
    const texts = given.getAll(name);
    const [only = ''] = texts;
    values[name] = texts.length > 1 ? texts : typed(only, query.get(name)?.type);
  }
  return values;
};

/** Query parameters in their declared types; one that is given twice stays a list of texts, which no type allows. */
export const readQuery = (search: string, operation: Operation): Values =>
  readPlainQuery(search, operation) ?? readEncodedQuery(search, operation);

/** Whether a query parameter is there without a value; of one that is given twice, once. */
export const isEmpty = (value: Values[string]): boolean =>
  value === '' || (typeof value === 'object' && value.includes(''));

/** What is left of it as if its empty values had not been given. */
export const withoutEmpty = (value: Values[string], type: string | undefined): Values[string] => {
  const texts = typeof value === 'object' ? value.filter((text) => text !== '') : [];
  return texts.length > 1 ? texts : texts[0] === undefined ? undefined : typed(texts[0], type);
};

/** The JSON body of an operation that takes one; undefined for the others, whatever they were sent. */
export const readBody = (body: Buffer, operation: Operation): unknown => {
  if (operation.bodySchema === undefined) return undefined;
  if (body.length === 0 && operation.mayLackBody) return {};
  if (body.length === 0) throw invalidBody(operation, 'a JSON body is required, none was sent');
  try {
    return readJson(body);
  } catch (error) {
    if (error instanceof JsonError) throw invalidBody(operation, error.message);
    throw error;
  }
};
