import { Ajv, type ErrorObject } from 'ajv';
import formats from 'ajv-formats';
import document from '../../spec/generated/control.json' with { type: 'json' };
import type { Given } from '../spec/given.ts';
import type { Operation } from '../spec/operations.ts';

/** Runs the control plane's schemas over a call, fills in its defaults and returns what is wrong. */
export type ControlValidator = (operation: Operation, call: Given) => readonly ErrorObject[];

interface Node {
  readonly [key: string]: unknown;
}

const resolved = (node: Node): Node =>
  typeof node.$ref === 'string'
    ? node.$ref
        .slice(2)
        .split('/')
        .reduce<Node>((at, key) => at[key] as Node, document as unknown as Node)
    : node;

const placeSchema = (parameters: readonly Node[], place: string): Node => {
  const here = parameters.filter((parameter) => parameter.in === place);
  return { type: 'object', properties: Object.fromEntries(here.map(({ name, schema }) => [name, schema])) };
};

const schemaOf = ({ template, method }: Operation): Node => {
  const item = (document.paths as unknown as Record<string, Node>)[template] as Node;
  const operation = item[method.toLowerCase()] as Node;
  const parameters = [...((item.parameters as Node[]) ?? []), ...((operation.parameters as Node[]) ?? [])].map(
    resolved,
  );
  const holder = operation.requestBody === undefined ? undefined : resolved(operation.requestBody as Node);
  const content = holder?.content as Record<string, { schema: Node }> | undefined;
  const body = content?.['application/json']?.schema;
  const properties = {
    path: placeSchema(parameters, 'path'),
    query: placeSchema(parameters, 'query'),
    ...(body && { requestBody: body }),
  };
  return JSON.parse(JSON.stringify({ type: 'object', properties }).replaceAll('"#/components', '"control#/components'));
};

/** Compiled when a call first needs them: no client waits for the control plane to be ready. */
export const createControlValidator = (): ControlValidator => {
  const ajv = new Ajv({ allErrors: true, strict: false, useDefaults: true, verbose: true });
  formats.default(ajv);
  ajv.addSchema({ $id: 'control', components: document.components } as object);
  const compiled = new Map<string, ReturnType<Ajv['compile']>>();
  return (operation, { path, query, body }) => {
    const validate = compiled.get(operation.id) ?? ajv.compile(schemaOf(operation));
    compiled.set(operation.id, validate);
    return validate({ path, query, requestBody: body }) ? [] : (validate.errors ?? []);
  };
};
