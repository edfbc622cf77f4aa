import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { behaviours } from '../../spec/generated/behaviours.ts';
import document from '../../spec/generated/openapi.json' with { type: 'json' };
import type { operations as declared } from '../../spec/generated/openapi.types.ts';

export type OperationId = keyof declared;

interface Schema {
  readonly [keyword: string]: unknown;
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

type Node = Record<string, unknown>;

/** What the node refers to, or the node itself. */
export const resolve = (node: Node): Node => {
  if (typeof node.$ref !== 'string') return node;
  return node.$ref
    .slice(2)
    .split('/')
    .reduce<Node>((at, name) => at[name] as Node, document as unknown as Node);
};

const schemaIn = (holder: Node | undefined): Schema | undefined =>
  (holder?.content as { 'application/json'?: { schema: Schema } } | undefined)?.['application/json']?.schema;

/** The status, or all that it may be where a behaviour decides on it. */
const statusesOf = (status: number, { 'x-behaviour': id }: Node): readonly number[] => {
  if (id === undefined) return [status];
  return Object.keys(behaviours[id as keyof typeof behaviours].options).map(Number);
};

const operationOf = (template: string, item: Node, method: string): SpecOperation => {
  const operation = item[method] as Node;
  const parameters = [...((item.parameters as Node[]) ?? []), ...((operation.parameters as Node[]) ?? [])].map(resolve);
  const responses = Object.entries(operation.responses as Record<string, Node>).flatMap(([status, response]) => {
    const schema = schemaIn(resolve(response)) ?? null;
    return statusesOf(Number(status), response).map((one) => [one, schema] as const);
  });
  return {
    id: operation.operationId as OperationId,
    method: method.toUpperCase(),
    template,
    page: (operation.externalDocs as { url: string }).url,
    parameters: parameters as unknown as SpecParameter[],
    responses: new Map(responses),
    success: responses.find(([status]) => status < 300)?.[0] ?? 0,
    body: schemaIn(operation.requestBody as Node | undefined),
  };
};

const methods = ['get', 'post', 'put', 'delete'];

/** The operations of the SWR document, by id. */
export const operations: ReadonlyMap<OperationId, SpecOperation> = new Map(
  Object.entries(document.paths as unknown as Record<string, Node>).flatMap(([template, item]) =>
    methods
      .filter((method) => item[method] !== undefined)
      .map((method) => {
        const operation = operationOf(template, item, method);
        return [operation.id, operation] as const;
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
  const { properties = {} } = resolve({ ...responses.get(200) }) as { properties?: Record<string, { type?: string }> };
  return Object.keys(properties).find((name) => properties[name]?.type === 'array') ?? '';
};

/** The name of the field that has the number of a list's records; most lists call it total. */
export const totalFieldOf = ({ responses }: SpecOperation): string => {
  const { properties = {} } = resolve({ ...responses.get(200) }) as { properties?: Readonly<Record<string, Schema>> };
  return 'total_count' in properties ? 'total_count' : 'total';
};

const ajv = new Ajv({ allErrors: true, strict: false });
formats.default(ajv);
ajv.addSchema({ $id: 'spec', components: document.components } as object);
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
  const node = resolve(schema as Node);
  if (Array.isArray(value)) {
    return node.items === undefined
      ? []
      : value.flatMap((item, index) => undeclaredIn(node.items as Schema, item, `${at}/${index}`));
  }
  if (typeof value !== 'object' || value === null || node.additionalProperties !== undefined) return [];
  const fields = fieldsOf(node);
  if (Object.keys(fields).length === 0) return [];
  return Object.entries(value).flatMap(([name, child]) => {
    const field = fields[name];
    return field === undefined ? [`${at}/${name}`] : undeclaredIn(field, child, `${at}/${name}`);
  });
};

const fieldsOf = (node: Node): Readonly<Record<string, Schema>> =>
  Object.assign({}, node.properties, ...((node.allOf as Node[]) ?? []).map((part) => fieldsOf(resolve(part))));

/** Whether the records of an operation's answer, the one that is shown or those of its list, may have that field. */
export const declares = (operation: SpecOperation, name: string): boolean => {
  const shown = fieldsOf(resolve({ ...operation.responses.get(200) }));
  const { items } = resolve({ ...shown[listFieldOf(operation)] });
  return Object.hasOwn(
    totalFieldOf(operation) in shown && items !== undefined ? fieldsOf(resolve({ ...(items as Node) })) : shown,
    name,
  );
};
