/** Reading a bundled OpenAPI document: references resolved, operations with all their parameters. */

/** A node of a document, with the keywords that are read here. `npm run spec:lint` holds that they are of these types. */
export interface Json {
  readonly [key: string]: unknown;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Json>>;
  readonly items?: Json;
  readonly allOf?: readonly Json[];
  readonly paths?: Readonly<Record<string, PathItem>>;
  readonly components?: { readonly schemas: Readonly<Record<string, Json>> };
  readonly content?: { readonly 'application/json'?: { readonly schema: Json } };
  readonly security?: readonly unknown[];
  readonly 'x-behaviour'?: string;
  readonly 'x-provenance'?: string;
  /** Of an operation, what its handler may consult; of a document, what is decided before a handler is asked. */
  readonly 'x-fake-behaviours'?: readonly string[];
}

interface Call extends Json {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Json;
  readonly responses: Readonly<Record<string, Json>>;
  readonly tags?: readonly string[];
  readonly 'x-iam-action'?: string;
  readonly 'x-iam-level'?: string;
  readonly 'x-polls'?: string;
}

const methods = ['get', 'head', 'post', 'put', 'patch', 'delete'] as const;

type Method = (typeof methods)[number];

type PathItem = { readonly [method in Method]?: Call } & { readonly parameters?: readonly Parameter[] };

export interface Parameter extends Json {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Json;
}

interface Response {
  readonly schema: Json | undefined;
  readonly behaviour: string | undefined;
  readonly provenance: string | undefined;
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly template: string;
  readonly parameters: readonly Parameter[];
  readonly body: Json | undefined;
  /** Whether a request may have no body. */
  readonly mayLackBody: boolean;
  readonly responses: ReadonlyMap<number, Response>;
  readonly isOpen: boolean;
  readonly action: string | undefined;
  /** The access level of its IAM action: Read, List, Write or Tagging. */
  readonly level: string | undefined;
  readonly tags: readonly string[];
  /** The family whose executions it is asked about. */
  readonly polls: string | undefined;
  /** The ids of the behaviours that its handler may consult, some as patterns. */
  readonly behaviours: readonly string[];
}

const at = (document: Json, pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((node, key) => Object(node)[key], document);

/** What the node refers to, or the node itself. A reference leads to a node of the same kind. */
export const resolved = <Node extends Json>(document: Json, node: Node): Node =>
  node.$ref === undefined ? node : (at(document, node.$ref) as Node);

/** A copy in which every reference stands as what it refers to; of the same kind, since a reference is of the kind it leads to. */
export const inlined = <Value>(document: Json, value: Value): Value => inlinedValue(document, value) as Value;

const inlinedValue = (document: Json, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((item) => inlinedValue(document, item));
  if (typeof value !== 'object' || value === null) return value;
  const node = resolved<Json>(document, { ...value });
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, inlinedValue(document, child)]));
};

/** A parameter with its schema, wherever the document keeps the two. */
const parameterOf = (document: Json, node: Parameter): Parameter => {
  const parameter = resolved(document, node);
  return { ...parameter, schema: resolved(document, parameter.schema) };
};

const schemaIn = (holder: Json | undefined): Json | undefined => holder?.content?.['application/json']?.schema;

const operationOf = (document: Json, template: string, item: PathItem, method: Method, call: Call): Operation => {
  const responses = Object.entries(call.responses).map(([status, response]) => {
    const node = resolved(document, response);
    const { 'x-behaviour': behaviour, 'x-provenance': provenance } = node;
    return [Number(status), { schema: schemaIn(node), behaviour, provenance }] as const;
  });
  const requestBody = call.requestBody && resolved(document, call.requestBody);
  const security = call.security ?? document.security ?? [{}];
  return {
    id: call.operationId,
    method: method.toUpperCase(),
    template,
    parameters: [...(item.parameters ?? []), ...(call.parameters ?? [])].map((one) => parameterOf(document, one)),
    body: schemaIn(requestBody),
    mayLackBody: requestBody?.required === false,
    responses: new Map(responses),
    isOpen: security.length === 0,
    action: call['x-iam-action'],
    level: call['x-iam-level'],
    tags: call.tags ?? [],
    polls: call['x-polls'],
    behaviours: call['x-fake-behaviours'] ?? [],
  };
};

export const operationsOf = (document: Json): readonly Operation[] =>
  Object.entries(document.paths ?? {}).flatMap(([template, item]) =>
    methods.flatMap((method) => {
      const call = item[method];
      return call === undefined ? [] : [operationOf(document, template, item, method, call)];
    }),
  );

/** The one success status that an operation declares. Throws if there is none or more than one. */
export const successOf = ({ id, responses }: Operation): number => {
  const successes = [...responses.keys()].filter((status) => status >= 200 && status < 300);
  const [status] = successes;
  if (status === undefined || successes.length > 1) {
    throw new Error(`spec: ${id} must declare one success status, not ${successes.join(', ') || 'none'}`);
  }
  return status;
};
