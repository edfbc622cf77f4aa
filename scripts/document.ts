/** Reading a bundled OpenAPI document: references resolved, operations with all their parameters. */
export interface Json {
  readonly [key: string]: unknown;
}

export interface Parameter extends Json {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Json;
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly template: string;
  readonly parameters: readonly Parameter[];
  readonly body: Json | undefined;
  /** Whether a request may have no body. */
  readonly mayLackBody: boolean;
  readonly responses: ReadonlyMap<
    number,
    { readonly schema: Json | undefined; readonly behaviour: string | undefined }
  >;
  readonly isOpen: boolean;
  readonly action: string | undefined;
  /** The access level of its IAM action: Read, List, Write or Tagging. */
  readonly level: string | undefined;
  readonly tags: readonly string[];
  /** The family whose executions it is asked about. */
  readonly polls: string | undefined;
}

const at = (document: Json, pointer: string): Json =>
  pointer
    .slice(2)
    .split('/')
    .reduce<Json>((node, key) => node[key] as Json, document);

export const resolved = (document: Json, node: Json): Json =>
  typeof node.$ref === 'string' ? at(document, node.$ref) : node;

/** A copy in which every reference stands as what it refers to. */
export const inlined = (document: Json, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((item) => inlined(document, item));
  if (typeof value !== 'object' || value === null) return value;
  const node = resolved(document, value as Json);
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, inlined(document, child)]));
};

/** A parameter with its schema, wherever the document keeps the two. */
const parameterOf = (document: Json, node: Json): Parameter => {
  const parameter = resolved(document, node) as unknown as Parameter;
  return { ...parameter, schema: resolved(document, parameter.schema) };
};

const schemaIn = (holder: Json | undefined): Json | undefined => {
  const content = holder?.content as Record<string, { schema: Json }> | undefined;
  return content?.['application/json']?.schema;
};

const methods = ['get', 'head', 'post', 'put', 'patch', 'delete'];

const operationOf = (document: Json, template: string, item: Json, method: string): Operation => {
  const operation = item[method] as Json;
  const parameters = [...((item.parameters as Json[]) ?? []), ...((operation.parameters as Json[]) ?? [])];
  const responses = Object.entries(operation.responses as Record<string, Json>).map(([status, response]) => {
    const node = resolved(document, response);
    return [Number(status), { schema: schemaIn(node), behaviour: node['x-behaviour'] as string | undefined }] as const;
  });
  const requestBody =
    operation.requestBody === undefined ? undefined : resolved(document, operation.requestBody as Json);
  const security = (operation.security ?? document.security) as readonly unknown[];
  return {
    id: operation.operationId as string,
    method: method.toUpperCase(),
    template,
    parameters: parameters.map((parameter) => parameterOf(document, parameter)),
    body: schemaIn(requestBody),
    mayLackBody: requestBody?.required === false,
    responses: new Map(responses),
    isOpen: security.length === 0,
    action: operation['x-iam-action'] as string | undefined,
    level: operation['x-iam-level'] as string | undefined,
    tags: (operation.tags ?? []) as string[],
    polls: operation['x-polls'] as string | undefined,
  };
};

export const operationsOf = (document: Json): readonly Operation[] =>
  Object.entries(document.paths as Record<string, Json>).flatMap(([template, item]) =>
    methods
      .filter((method) => item[method] !== undefined)
      .map((method) => operationOf(document, template, item, method)),
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
