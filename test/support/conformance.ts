/** Checks every answer of SWR, KMS and VPC that a test gets against the spec, with a reading of it that shares no code with the fake. */
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { Response } from 'supertest';
import kms from '../../spec/generated/kms.json' with { type: 'json' };
import spec from '../../spec/generated/openapi.json' with { type: 'json' };
import vpc from '../../spec/generated/vpc.json' with { type: 'json' };

type Schema = { [key: string]: unknown };
interface SpecResponse {
  readonly $ref?: string;
  readonly content?: { readonly 'application/json': { readonly schema: Schema } };
}

const ajv = new Ajv({ allErrors: true, strict: false });
formats.default(ajv);

/** Objects may hold only what is declared: an undeclared field in an answer is a bug of the fake. */
const closed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const copy: Schema = Object.fromEntries(Object.entries(value).map(([key, child]) => [key, closed(child)]));
  const isOpen = 'additionalProperties' in copy || 'allOf' in copy || !('properties' in copy);
  return copy.type === 'object' && !isOpen ? { ...copy, additionalProperties: false } : copy;
};

const flat = (schemas: Record<string, Schema>): Record<string, Schema> =>
  Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const parts = schema.allOf as Schema[] | undefined;
      if (parts === undefined) return [name, schema];
      const own = parts.map((part) =>
        typeof part.$ref === 'string' ? schemas[part.$ref.slice(part.$ref.lastIndexOf('/') + 1)] : part,
      );
      const properties = Object.assign({}, ...own.map((part) => part?.properties));
      return [
        name,
        { type: 'object', properties, required: own.flatMap((part) => (part?.required as string[]) ?? []) },
      ];
    }),
  );

interface Document {
  readonly paths: object;
  readonly components: { readonly schemas: object; readonly responses: object };
}

const documents: Readonly<Record<string, Document>> = { spec, kms, vpc };

for (const [$id, { components }] of Object.entries(documents)) {
  const schemas = closed(flat(components.schemas as Record<string, Schema>));
  ajv.addSchema({ $id, components: { schemas } } as object);
}

const validators = new Map<string, ValidateFunction>();
const validatorOf = (schema: Schema, name: string): ValidateFunction => {
  const key = JSON.stringify(schema).replaceAll('"#/components', `"${name}#/components`);
  const known = validators.get(key) ?? ajv.compile(JSON.parse(key));
  validators.set(key, known);
  return known;
};

const parameterCount = (template: string): number => template.split('{').length;

/** A fixed segment goes before a parameter in its place. */
const templates = Object.entries(documents)
  .flatMap(([name, { paths }]) =>
    Object.entries(paths).map(([template, item]) => ({
      name,
      pattern: new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}/?$`),
      item: item as unknown as Record<string, { readonly responses: Record<string, SpecResponse> }>,
      parameters: parameterCount(template),
    })),
  )
  .toSorted((a, b) => a.parameters - b.parameters);

interface Declared {
  /** Of the document. */
  readonly name: string;
  readonly response: SpecResponse | undefined;
}

const declared = (method: string, path: string, status: number): Declared => {
  const { name = 'spec', item } = templates.find((each) => each.pattern.test(path) && each.item[method]) ?? {};
  const response = item?.[method]?.responses[status];
  if (response?.$ref === undefined) return { name, response };
  const component = response.$ref.slice(response.$ref.lastIndexOf('/') + 1);
  const { responses } = (documents[name] as Document).components;
  return { name, response: (responses as Record<string, SpecResponse>)[component] };
};

/** Statuses that may come to any request, whether or not the operation lists them: the gateway's. */
const gatewayStatuses = [400, 401, 403, 404, 413, 494];

/** What is wrong with an answer; empty when nothing is. */
export const problemsOf = (method: string, path: string, { status, headers, body, text }: Response): string[] => {
  if (path.startsWith('/_fake')) return [];
  const problems: string[] = [];
  const { name, response } = declared(method, path.split('?')[0] ?? '', status);
  if (response === undefined && !gatewayStatuses.includes(status)) problems.push(`status ${status} is not declared`);
  if (!/^[0-9a-f]{32}$/.test(headers['x-request-id'] ?? '')) problems.push('X-Request-Id is not 32 hex digits');
  if (method === 'head' || text === '' || text === undefined) {
    if (response?.content && method !== 'head') problems.push('no body');
    return problems;
  }
  if (!/^application\/json/.test(headers['content-type'] ?? ''))
    problems.push(`Content-Type ${headers['content-type']}`);
  const error = { $ref: '#/components/schemas/Error' };
  const schema = response?.content?.['application/json'].schema ?? (status >= 400 ? error : undefined);
  if (schema === undefined) return [...problems, `a body that is not declared: ${text}`];
  const validate = validatorOf(schema, name);
  if (!validate(body)) problems.push(ajv.errorsText(validate.errors, { dataVar: 'body' }));
  if (body.request_id !== undefined && body.request_id !== headers['x-request-id']) problems.push('request_id differs');
  return problems;
};
