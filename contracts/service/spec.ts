import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { behaviours } from '../../spec/generated/behaviours.ts';
import document from '../../spec/generated/openapi.json' with { type: 'json' };
import type { operations as declared } from '../../spec/generated/openapi.types.ts';
import { pointed } from './json.ts';

export type OperationId = keyof declared;

/** A part of the document, with the keywords that are read here. */
export interface Schema {
  readonly [keyword: string]: unknown;
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
}

/** What has a body: an answer or a request. */
interface Holder extends Schema {
  readonly content?: { readonly 'application/json'?: { readonly schema: Schema } };
  readonly 'x-behaviour'?: keyof typeof behaviours;
}

interface SpecParameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: Schema;
  readonly 'x-behaviour'?: string;
}

export interface SpecOperation {
  readonly id: OperationId;
  readonly method: string;
  readonly template: string;
  readonly page: string;
  readonly parameters: readonly SpecParameter[];
  /** Declared statuses with the schema of their bodies; null where an answer has none. */
  readonly responses: ReadonlyMap<number, Schema | null>;
  readonly success: number;
  readonly body: Schema | undefined;
}

interface Operation {
  readonly operationId: OperationId;
  readonly externalDocs: { readonly url: string };
  readonly parameters?: readonly SpecParameter[];
  readonly responses: Readonly<Record<string, Holder>>;
  readonly requestBody?: Holder;
}

type Method = 'get' | 'post' | 'put' | 'delete';

type PathItem = { readonly [name in Method]?: Operation } & { readonly parameters?: readonly SpecParameter[] };

/** The document as OpenAPI has it, linted by `npm run spec:lint`; TypeScript infers only what this one happens to hold. */
const { paths, components } = document as unknown as {
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: Schema;
};

/** What the node refers to, or the node itself. A reference leads to a node of the same kind. */
export const resolve = <Node extends object>(node: Node & { readonly $ref?: string }): Node =>
  node.$ref === undefined ? node : (pointed(document, node.$ref.slice(1)) as Node);

const schemaIn = (holder: Holder | undefined): Schema | undefined => holder?.content?.['application/json']?.schema;

/** The status, or all that it may be where a behaviour decides on it. */
const statusesOf = (status: number, { 'x-behaviour': id }: Holder): readonly number[] =>
  id === undefined ? [status] : Object.keys(behaviours[id].options).map(Number);

const operationOf = (template: string, item: PathItem, method: Method, operation: Operation): SpecOperation => {
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolve<SpecParameter>);
  const responses = Object.entries(operation.responses).flatMap(([status, response]) => {
    const schema = schemaIn(resolve(response)) ?? null;
    return statusesOf(Number(status), response).map((one) => [one, schema] as const);
  });
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    template,
    page: operation.externalDocs.url,
    parameters,
    responses: new Map(responses),
    success: responses.find(([status]) => status < 300)?.[0] ?? 0,
    body: schemaIn(operation.requestBody),
  };
};

const methods = ['get', 'post', 'put', 'delete'] as const;

/** The operations of the SWR document, by id. */
export const operations: ReadonlyMap<OperationId, SpecOperation> = new Map(
  Object.entries(paths).flatMap(([template, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation === undefined
        ? []
        : [[operation.operationId, operationOf(template, item, method, operation)] as const];
    }),
  ),
);

export const specOf = (id: OperationId): SpecOperation => {
  const operation = operations.get(id);
  if (operation === undefined) throw new TypeError(`the spec has no operation ${id}`);
  return operation;
};

/** The schema of a query parameter; undefined if the operation does not have it. */
export const querySchemaOf = ({ parameters }: SpecOperation, name: string): Schema | undefined =>
  parameters.find((parameter) => parameter.in === 'query' && parameter.name === name)?.schema;

/** The name of the list in the answer of a list operation. */
export const listFieldOf = ({ responses }: SpecOperation): string => {
  const { properties = {} } = resolve<Schema>({ ...responses.get(200) });
  return Object.keys(properties).find((name) => properties[name]?.type === 'array') ?? '';
};

/** The name of the field that has the number of a list's records; most lists call it total. */
export const totalFieldOf = ({ responses }: SpecOperation): string => {
  const { properties = {} } = resolve<Schema>({ ...responses.get(200) });
  return 'total_count' in properties ? 'total_count' : 'total';
};

const ajv = new Ajv({ allErrors: true, strict: false });
formats.default(ajv);
ajv.addSchema({ $id: 'spec', components });
const compiled = new Map<string, ValidateFunction>();

/** The validator of a schema of the document, with its references. */
export const validatorOf = (schema: Schema): ValidateFunction => {
  const key = JSON.stringify(schema).replaceAll('"#/components', '"spec#/components');
  const validate = compiled.get(key) ?? ajv.compile(JSON.parse(key));
  compiled.set(key, validate);
  return validate;
};

/** Names of fields in a value that its schema does not declare, as JSON pointers. */
export const undeclaredIn = (schema: Schema, value: unknown, at = ''): readonly string[] => {
  const node = resolve(schema);
  if (Array.isArray(value)) {
    const { items } = node;
    return items === undefined ? [] : value.flatMap((item, index) => undeclaredIn(items, item, `${at}/${index}`));
  }
  if (typeof value !== 'object' || value === null || node.additionalProperties !== undefined) return [];
  const fields = fieldsOf(node);
  if (Object.keys(fields).length === 0) return [];
  return Object.entries(value).flatMap(([name, child]) => {
    const field = fields[name];
    return field === undefined ? [`${at}/${name}`] : undeclaredIn(field, child, `${at}/${name}`);
  });
};

const fieldsOf = (node: Schema): Readonly<Record<string, Schema>> =>
  Object.assign({}, node.properties, ...(node.allOf ?? []).map((part) => fieldsOf(resolve(part))));

/** Whether the records of an operation's answer, the one that is shown or those of its list, may have that field. */
export const declares = (operation: SpecOperation, name: string): boolean => {
  const shown = fieldsOf(resolve<Schema>({ ...operation.responses.get(200) }));
  const { items } = resolve<Schema>({ ...shown[listFieldOf(operation)] });
  return Object.hasOwn(
    totalFieldOf(operation) in shown && items !== undefined ? fieldsOf(resolve(items)) : shown,
    name,
  );
};
