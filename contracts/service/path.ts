import type { Outgoing } from './exchange.ts';
import { type OperationId, operations, type SpecOperation, specOf } from './spec.ts';

/** Values of path parameters, and of other names that requests refer to. */
export type PathValues = Readonly<Record<string, string | number>>;

/** A value in a path: a slash inside it goes out encoded twice. Source: Terraform's provider, PR 8607. */
export const segment = (value: string | number): string => encodeURIComponent(String(value).replaceAll('/', '%2F'));

/** The names of an operation's path parameters, in their order. */
export const pathNamesOf = ({ template }: Pick<SpecOperation, 'template'>): readonly string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name));

/** The path of an operation. Throws where it has a parameter without a value. */
export const pathOf = (id: OperationId, wanted: (name: string) => string | number | undefined): string =>
  specOf(id).template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = wanted(name);
    if (value === undefined) throw new TypeError(`the path of ${id} needs ${name}`);
    return segment(value);
  });

/** The value of a path parameter that takes only one; undefined where there are more. */
export const onlyValueOf = (id: OperationId, name: string): string | undefined => {
  const schema = specOf(id).parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)?.schema;
  const values = (schema?.enum ?? []) as readonly string[];
  return values.length === 1 ? values[0] : undefined;
};

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** What an operation cannot do without: the example of each query parameter that is required. */
const neededBy = (id: OperationId): Query =>
  Object.fromEntries(
    specOf(id)
      .parameters.filter(({ in: place, required }) => place === 'query' && required)
      .map(({ name, schema }) => [name, schema.example as string]),
  );

/** An operation's query with its question mark; of its parameters those are left out that are undefined. */
export const queryOf = (id: OperationId, query: Query): string => {
  const pairs = Object.entries({ ...neededBy(id), ...query }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(Object.fromEntries(pairs))}`;
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const routes = [...operations.values()].map((operation) => ({
  operation,
  names: pathNamesOf(operation),
  pattern: new RegExp(`^${operation.template.replace(/\{\w+\}/g, '([^/]+)')}/?$`),
}));

export interface Route {
  readonly operation: SpecOperation;
  readonly path: Readonly<Record<string, string>>;
}

/** The operation that a request is for, with the values on its path; undefined if there is none. */
export const routeOf = ({ method, target }: Pick<Outgoing, 'method' | 'target'>): Route | undefined => {
  const [path = ''] = target.split('?');
  for (const { operation, names, pattern } of routes) {
    const found = operation.method === method ? pattern.exec(path) : null;
    if (found === null) continue;
    const values = names.map((name, index) => [name, decoded(decoded(found[index + 1] ?? ''))]);
    return { operation, path: Object.fromEntries(values) };
  }
  return undefined;
};
