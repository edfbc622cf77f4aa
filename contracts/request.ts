import type { Step, Value, Walk } from './case.ts';
import type { Captured } from './match.ts';
import type { Outgoing } from './service/exchange.ts';
import { isFields } from './service/json.ts';
import { onlyValueOf, pathOf, queryOf } from './service/path.ts';
import { specOf } from './service/spec.ts';

const capturedAs = (name: string, captured: Captured): unknown => {
  const found = captured[name];
  if (found === undefined) throw new TypeError(`nothing was captured as ${name}`);
  return found;
};

const valueIn = (captured: Captured, value: Value): string =>
  String(typeof value === 'object' ? capturedAs(value.$ref, captured) : value);

/** A body in which `{ $ref: name }` is replaced by what was captured. */
const bodyIn = (captured: Captured, body: unknown): unknown => {
  if (Array.isArray(body)) return body.map((item) => bodyIn(captured, item));
  if (!isFields(body)) return body;
  if ('$ref' in body) return capturedAs(String(body.$ref), captured);
  return Object.fromEntries(Object.entries(body).map(([name, child]) => [name, bodyIn(captured, child)]));
};

/** The request of a step. Path parameters that it does not give are what was captured under their names. */
export const requestOf = (step: Step, captured: Captured): Outgoing => {
  const { method } = specOf(step.operation);
  const given = (step.path ?? {}) as Readonly<Record<string, Value>>;
  const path = pathOf(step.operation, (name) =>
    valueIn(captured, given[name] ?? onlyValueOf(step.operation, name) ?? { $ref: name }),
  );
  const query = Object.entries((step.query ?? {}) as Readonly<Record<string, Value | null>>).map(([name, value]) => [
    name,
    value === null ? undefined : valueIn(captured, value),
  ]);
  const request = {
    method,
    target: `${path}${step.below ?? ''}${queryOf(step.operation, Object.fromEntries(query))}`,
    as: step.as ?? 'caller',
  } as const;
  return step.body === undefined ? request : { ...request, body: bodyIn(captured, step.body) };
};

/** The request of one page of a walk. */
export const pageRequestOf = (walk: Walk, page: number, captured: Captured): Outgoing => {
  const query = { ...walk.query, limit: walk.limit, offset: page * walk.limit };
  return requestOf(
    { operation: walk.walk, path: walk.path, query, expect: { status: 200 } } as unknown as Step,
    captured,
  );
};
