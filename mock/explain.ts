import type { ErrorObject } from 'ajv';

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

const article = (type: string): string => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);

/** What the value must be, for the keywords that the specs use. */
const rules: Readonly<Record<string, (params: Readonly<Record<string, unknown>>) => string>> = {
  type: ({ type }) => `must be ${article(String(type))}`,
  minimum: ({ limit }) => `must be at least ${limit}`,
  maximum: ({ limit }) => `must be at most ${limit}`,
  minLength: ({ limit }) => `must have at least ${limit} character(s)`,
  maxLength: ({ limit }) => `must have at most ${limit} characters`,
  minItems: ({ limit }) => `must have at least ${limit} item(s)`,
  maxItems: ({ limit }) => `must have at most ${limit} item(s)`,
  enum: ({ allowedValues }) => `must be one of ${(allowedValues as readonly unknown[]).join(', ')}`,
  pattern: ({ pattern }) => `must match ${pattern}`,
  format: ({ format }) => `must be in the format ${format}`,
  'x-multiple-of-parameter': ({ parameter, value }) => `must be 0 or a multiple of ${parameter} (${value})`,
};

const named = (instancePath: string): { readonly where: string; readonly name: string } => {
  const [, root = '', ...rest] = instancePath.split('/').map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'));
  return { where: place[root] ?? root, name: rest.join('.') };
};

/** One violation as a sentence that names the parameter or field, its value and the rule. */
export const explain = ({ instancePath, keyword, params, data, message }: ErrorObject): string => {
  if (keyword === 'required') {
    const { where, name } = named(`${instancePath}/${params.missingProperty}`);
    return `${where} ${name} is required`;
  }
  if (keyword === 'additionalProperties') {
    const { where, name } = named(`${instancePath}/${params.additionalProperty}`);
    return `${where} ${name} is not known`;
  }
  const { where, name } = named(instancePath);
  const rule = rules[keyword]?.(params) ?? message ?? keyword;
  return name === '' ? `the body ${rule}` : `${where} ${name} is ${shown(data)} but ${rule}`;
};
