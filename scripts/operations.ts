import { consultedBy } from './consulted.ts';
import { inlined, type Json, type Operation, operationsOf, type Parameter, successOf } from './document.ts';

const kept = ({ name, in: place, schema, ...rest }: Parameter): Json => ({
  name,
  in: place,
  type: schema.type,
  ...(rest['x-behaviour'] !== undefined && { behaviour: rest['x-behaviour'] }),
  ...(rest['x-double-encoded'] === true && { doubleEncoded: true }),
  ...(schema['x-multiple-of-parameter'] !== undefined && { multipleOf: schema['x-multiple-of-parameter'] }),
  // What a behaviour may forgive must be known before the validator sees it.
  ...(rest['x-behaviour'] !== undefined && {
    ...(schema.minimum !== undefined && { minimum: schema.minimum }),
    ...(schema.maximum !== undefined && { maximum: schema.maximum }),
    ...(schema.enum !== undefined && { enum: schema.enum }),
  }),
});

/** Only what says which fields a body has; the rest of a schema is the validators' business. */
const fieldsOnly = (schema: Json): Json => ({
  ...(schema.properties !== undefined && {
    properties: Object.fromEntries(Object.entries(schema.properties).map(([name, field]) => [name, fieldsOnly(field)])),
  }),
  ...(schema.required !== undefined && { required: schema.required }),
  ...(schema.items !== undefined && { items: fieldsOnly(schema.items) }),
  ...(schema.allOf !== undefined && { allOf: schema.allOf.map(fieldsOnly) }),
  ...(schema.additionalProperties !== undefined && { additionalProperties: true }),
});

/** Whose a path is: the first that fits. */
const services: readonly (readonly [RegExp, string])[] = [
  [/^\/_fake/, 'control'],
  [/^\/v5\//, 'sts'],
  [/^\/v1\.0\/enterprise-projects/, 'eps'],
  [/^\/v1\.0\/\{project_id\}\/kms\//, 'kms'],
  [/^\/v1\/|^\/v2\.0\/|^\/v3\/\{project_id\}\/vpc\//, 'vpc'],
  [/^\/v2\/nameservers/, 'dns'],
  [/^\/v2\/manage\//, 'basic'],
  [/^\/v3/, 'iam'],
];

const serviceOf = (name: string, template: string): string =>
  name === 'registry' ? name : (services.find(([path]) => path.test(template))?.[1] ?? 'swr');

const levels: Readonly<Record<string, { readonly reads: boolean } | undefined>> = {
  Read: { reads: true },
  List: { reads: true },
  Write: { reads: false },
  Tagging: { reads: false },
};

/** Whether it leaves everything as it was: a GET does, and a POST that filters, which its access level tells. */
const readsOnly = ({ id, method, level }: Operation): boolean => {
  const isGet = method === 'GET' || method === 'HEAD';
  const known = level === undefined ? { reads: isGet } : levels[level];
  if (known === undefined) throw new Error(`spec: ${id} has the unknown access level ${level}`);
  if (isGet && !known.reads) throw new Error(`spec: ${id} is a ${method} and its access level is ${level}`);
  return known.reads;
};

const swr = 'swr';

/** SWR's own operations are of the family that their tag names; each other document is a family. */
export const familyOf = (name: string, { id, tags }: Operation): string => {
  if (name !== swr) return name;
  const [family] = tags;
  if (family === undefined || tags.length > 1) throw new Error(`spec: ${id} must have one tag, its family`);
  return family;
};

/** The parameters of a path and of a query. */
const placed = (parameters: readonly Json[]) => ({
  path: parameters.filter((parameter) => parameter.in === 'path'),
  query: parameters.filter((parameter) => parameter.in === 'query'),
});

const prepared = (name: string, document: Json, operation: Operation) => {
  const status = successOf(operation);
  const behaviours = consultedBy(operation, document);
  const success = operation.responses.get(status);
  return {
    service: serviceOf(name, operation.template),
    family: familyOf(name, operation),
    id: operation.id,
    reads: readsOnly(operation),
    method: operation.method,
    template: operation.template,
    ...placed(operation.parameters.map((parameter) => kept(inlined(document, parameter)))),
    ...(operation.body !== undefined && { bodySchema: fieldsOnly(inlined(document, operation.body)) }),
    ...(operation.mayLackBody && { mayLackBody: true }),
    isOpen: operation.isOpen,
    ...(operation.action !== undefined && { action: operation.action }),
    ...(operation.polls !== undefined && { polls: operation.polls }),
    statuses: [...operation.responses.keys()].filter((declared) => declared >= 200),
    status,
    answers: success?.schema !== undefined,
    ...(success?.behaviour !== undefined && { statusBehaviour: success.behaviour }),
    // A behaviour says for itself how well it is known.
    ...(success?.provenance !== undefined && success.behaviour === undefined && { provenance: success.provenance }),
    ...(behaviours.length > 0 && { behaviours }),
  };
};

/** The documents of the spec by name. SWR's own is `swr`. */
export type Documents = Readonly<Record<string, Json>>;

/**
 * What the fake needs to know of each operation to serve it. Many have the same parameters: each list of them is there
 * once, and an operation has its place among the lists.
 */
export const preparedOperations = (documents: Documents): Json => {
  const places = new Map<string, number>();
  const lists: (readonly Json[])[] = [];
  const placeOf = (list: readonly Json[]): number => {
    const key = JSON.stringify(list);
    const place = places.get(key) ?? lists.push(list) - 1;
    places.set(key, place);
    return place;
  };
  const operations = Object.entries(documents).flatMap(([name, document]) =>
    operationsOf(document).map((operation) => {
      const { path, query, ...rest } = prepared(name, document, operation);
      return { ...rest, path: placeOf(path), query: placeOf(query) };
    }),
  );
  return { parameters: lists, operations };
};

const union = (name: string, ids: readonly string[]): string =>
  `export type ${name} =\n${ids.map((id) => `  | '${id}'`).join('\n')};\n`;

/** SWR's operations and its neighbours', each as two types: the compiler asks for another kind of handler for each. */
export const operationIds = (document: Json, iam: Json, ...neighbours: readonly Json[]): string => {
  const own = operationsOf(document);
  const others = neighbours.flatMap(operationsOf);
  const ids = (operations: readonly Operation[], reads: boolean) =>
    operations.filter((operation) => readsOnly(operation) === reads).map(({ id }) => id);
  const defaulted = [...own, ...operationsOf(iam), ...others].flatMap(({ id: operation, parameters }) => {
    const names = parameters.filter(({ in: place, schema }) => place === 'query' && schema.default !== undefined);
    return names.length === 0
      ? []
      : [`  readonly ${operation}: ${names.map(({ name }) => `'${name}'`).join(' | ')};\n`];
  });
  return [
    `/** Query parameters for which the spec states a default, so that they are there once a request is validated. */\nexport interface DefaultedQuery {\n${defaulted.join('')}}\n`,
    `/** They leave everything as it was. */\n${union('ReadOperationId', ids(own, true))}`,
    `/** They change something. */\n${union('WriteOperationId', ids(own, false))}`,
    `/** The same of KMS and VPC. */\n${union('NeighbourReadId', ids(others, true))}`,
    union('NeighbourWriteId', ids(others, false)),
  ].join('\n');
};
