import type { ErrorObject } from 'ajv';
import { isOfFields, relevant } from './forms.ts';
import { suggestion } from './nearest.ts';

const place: Readonly<Record<string, string>> = {
  query: 'query parameter',
  path: 'path parameter',
  header: 'header',
  requestBody: 'body field',
};

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
};

interface Schema {
  readonly oneOf?: readonly { readonly required?: readonly string[] }[];
  readonly not?: Schema;
  readonly required?: readonly string[];
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, { readonly enum?: readonly unknown[] }>>;
}

/** The forms that a value with several may have, in a few words. */
const formsOf = ({ anyOf = [] }: Schema): string =>
  anyOf
    .map(({ type = 'value', enum: values, properties }) => {
      if (values !== undefined) return values.map((value) => JSON.stringify(value)).join(', ');
      return properties === undefined ? article(type) : `an object with ${Object.keys(properties).join(', ')}`;
    })
    .join(', or ');

const fieldsOf = (schemas: readonly { readonly required?: readonly string[] }[]): string =>
  schemas.flatMap(({ required = [] }) => required).join(', ');

/** What must not be together: fields, or fields and certain values of others. */
const excludedBy = ({ required = [], properties = {} }: Schema): string => {
  const values = Object.entries(properties).flatMap(([name, { enum: listed }]) =>
    listed === undefined ? [] : [`${name} ${listed.join(', ')}`],
  );
  const fields = required.join(' and ');
  return values.length === 0 ? `${fields} together` : `${fields} with ${values.join(' and ')}`;
};

const hint = (name: string, { properties = {} }: Schema): string => {
  const known = Object.keys(properties);
  return known.length === 0 ? '' : `; ${suggestion(name, known)}`;
};

const article = (type: string): string => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);

/** What the value must be, for the keywords that the specs use. */
const rules: Readonly<Record<string, (params: Readonly<Record<string, unknown>>, schema: Schema) => string>> = {
  type: ({ type }) => `must be ${article(String(type))}`,
  minimum: ({ limit }) => `must be at least ${limit}`,
  maximum: ({ limit }) => `must be at most ${limit}`,
  minLength: ({ limit }) => `must have at least ${limit} character(s)`,
  maxLength: ({ limit }) => `must have at most ${limit} characters`,
  minItems: ({ limit }) => `must have at least ${limit} item(s)`,
  maxItems: ({ limit }) => `must have at most ${limit} item(s)`,
  enum: ({ allowedValues }) =>
    `must be one of ${(allowedValues as readonly unknown[]).map((value) => (value === '' ? '""' : value)).join(', ')}`,
  pattern: ({ pattern }) => `must match ${pattern}`,
  format: ({ format }) => `must be in the format ${format}`,
  oneOf: (_, { oneOf = [] }) => `must have exactly one of ${fieldsOf(oneOf)}`,
  not: (_, { not = {} }) => `must not have ${excludedBy(not)}`,
  anyOf: (_, schema) =>
    isOfFields(schema) ? `must have at least one of ${fieldsOf(schema.anyOf ?? [])}` : `must be ${formsOf(schema)}`,
  'x-multiple-of-parameter': ({ parameter, value }) => `must be 0 or a multiple of ${parameter} (${value})`,
};

const named = (instancePath: string): { readonly where: string; readonly name: string } => {
  const [, root = '', ...rest] = instancePath.split('/').map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'));
  return { where: place[root] ?? root, name: rest.join('.') };
};

/**
 * One violation as a sentence that names the parameter or field, its value and the rule. The value is left out where it
 * may be a secret.
 */
export const explain = (
  { instancePath, keyword, params, data, message, parentSchema }: ErrorObject,
  withValue = true,
): string => {
  const schema = (parentSchema ?? {}) as Schema;
  if (keyword === 'required') {
    const { where, name } = named(`${instancePath}/${params.missingProperty}`);
    return `${where} ${name} is required`;
  }
  if (keyword === 'additionalProperties') {
    const { where, name } = named(`${instancePath}/${params.additionalProperty}`);
    return `${where} ${name} is not known${hint(params.additionalProperty, schema)}`;
  }
  const { where, name } = named(instancePath);
  const rule = rules[keyword]?.(params, schema) ?? message ?? keyword;
  if (name === '') return `the body ${rule}`;
  return withValue ? `${where} ${name} is ${shown(data)} but ${rule}` : `${where} ${name} ${rule}`;
};

/** All violations, each as a sentence; of a value with several forms only that it has none of them. */
export const explainAll = (errors: readonly ErrorObject[], withValue = true): readonly string[] =>
  relevant(errors).map((error) => explain(error, withValue));
