import { declaredOnly } from '../spec/declared.ts';
import type { Values } from '../spec/given.ts';
import type { Operation } from '../spec/operations.ts';
import type { Engine } from '../spec/validators.ts';
import { outcomeOf } from '../world/kernel/outcome.ts';
import type { BehaviourId } from '../world/kernel/profile.ts';
import { type Call, endsWithSlash } from './call.ts';
import { decidedBy } from './lenient.ts';
import { isEmpty, readBody, readPath, readQuery } from './read.ts';

const hasNull = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && Object.values(value).some(hasNull));

const metByQuery = (query: Values, operation: Operation): readonly BehaviourId[] => [
  ...(Object.values(query).some(isEmpty) ? (['request.empty_query_value'] as const) : []),
  ...(Object.keys(query).some((name) => !operation.query.has(name)) ? (['request.unknown_query'] as const) : []),
];

const metByBody = (body: unknown, { bodySchema }: Operation): readonly BehaviourId[] => {
  if (bodySchema === undefined) return [];
  const unknown: string[] = [];
  declaredOnly(bodySchema, body, { onUndeclared: (field) => unknown.push(field), isNullAbsent: false });
  return [
    ...(unknown.length > 0 ? (['request.unknown_body_field'] as const) : []),
    ...(hasNull(body) ? (['request.null_field'] as const) : []),
  ];
};

/**
 * The behaviours that decide what becomes of this very request, before a handler is asked: of those that hold for all
 * operations alike, only what a request gives cause for counts. Reads it again, so it is asked only where somebody wants to know.
 */
export const metBy = (
  { request, path, rawPath, search }: Call,
  operation: Operation,
  engine: Engine,
): readonly BehaviourId[] => {
  const query = readQuery(search, operation);
  const read = outcomeOf(() => readBody(request.body, operation));
  const body = 'value' in read ? read.value : undefined;
  const given = { header: request.headers, path: readPath(rawPath, operation), query: { ...query }, body };
  const violated = engine
    .validator(operation)(given)
    .map((error) => decidedBy(error, operation));
  return [
    ...(endsWithSlash(path) ? (['request.trailing_slash'] as const) : []),
    ...metByQuery(query, operation),
    ...metByBody(body, operation),
    ...new Set(violated.filter((id) => id !== undefined)),
  ];
};
