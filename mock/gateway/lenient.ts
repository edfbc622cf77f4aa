import type { ErrorObject } from 'ajv';
import { apiError } from '../errors/error.ts';
import type { Values } from '../spec/given.ts';
import type { Operation, Parameter } from '../spec/operations.ts';
import { memoizeBoth } from '../world/kernel/memoize-both.ts';
import type { BehaviourId, Profile } from '../world/kernel/profile.ts';

/** The violations that a behaviour can forgive, by the keyword that reports them. */
const forgivable: { readonly [Id in BehaviourId]?: readonly string[] } = {
  'paging.limit_out_of_range': ['minimum', 'maximum', 'format'],
  'paging.offset_not_multiple': ['x-multiple-of-parameter'],
  'request.malformed_id': ['type', 'format', 'minimum', 'maximum'],
  'tasks.unknown_status_filter': ['enum'],
};

/** What the profile says of the operation's family, else of all. */
const optionOf = ({ behaviour }: Parameter, { family }: Operation, profile: Profile): string | undefined =>
  behaviour && ((profile as Readonly<Record<string, string>>)[`${family}.${behaviour}`] ?? profile[behaviour]);

const isUnknown = ({ enum: known }: Parameter, value: Values[string]): boolean =>
  known !== undefined && typeof value === 'string' && !known.includes(value);

/** A value as the profile wants it served: within its bounds, at the start of its page, or as if it had not been sent. */
const served = (parameter: Parameter, query: Values, operation: Operation, profile: Profile): Values[string] => {
  const value = query[parameter.name];
  const option = optionOf(parameter, operation, profile);
  if (option === 'clamp' && typeof value === 'number') {
    const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = parameter;
    return Math.min(maximum, Math.max(minimum, value));
  }
  const divisor = parameter.multipleOf === undefined ? undefined : query[parameter.multipleOf];
  if (option === 'floor' && typeof value === 'number' && typeof divisor === 'number' && divisor >= 1) {
    return value - (value % divisor);
  }
  return option === 'ignore' && isUnknown(parameter, value) ? undefined : value;
};

/**
 * The parameters of an operation that the profile forgives anything: looked for once, not at each request. A limit is put
 * right before the offset that must be a multiple of it.
 */
const lenientIn = memoizeBoth((profile: Profile, operation: Operation): readonly Parameter[] =>
  [...operation.query.values()]
    .filter((parameter) => (optionOf(parameter, operation, profile) ?? 'reject') !== 'reject')
    .toSorted((a, b) => Number(a.multipleOf !== undefined) - Number(b.multipleOf !== undefined)),
);

/** The query as the profile lets it count. */
export const lenientQuery = (query: Values, operation: Operation, profile: Profile): Values => {
  const given = lenientIn(profile, operation).filter(({ name }) => query[name] !== undefined);
  if (given.length === 0) return query;
  const values: Record<string, Values[string]> = { ...query };
  for (const parameter of given) values[parameter.name] = served(parameter, values, operation, profile);
  return values;
};

/** The parameter that a violation is of, if there is a behaviour that can forgive it. */
const forgivenBy = ({ instancePath, keyword }: ErrorObject, operation: Operation): Parameter | undefined => {
  const [, place = '', name = ''] = instancePath.split('/');
  const parameter = place === 'path' || place === 'query' ? operation[place].get(name) : undefined;
  const { behaviour } = parameter ?? {};
  return behaviour !== undefined && forgivable[behaviour]?.includes(keyword) ? parameter : undefined;
};

/** The behaviour that says what becomes of a violation, if one does. */
export const decidedBy = (error: ErrorObject, operation: Operation): BehaviourId | undefined =>
  forgivenBy(error, operation)?.behaviour;

/** Whether the profile lets a violation pass. Throws the gateway's 404 where it says that there is no such API. */
export const isForgiven = (error: ErrorObject, operation: Operation, profile: Profile): boolean => {
  const parameter = forgivenBy(error, operation);
  if (parameter === undefined) return false;
  const { name, behaviour } = parameter;
  const option = optionOf(parameter, operation, profile);
  if (option === 'not_found') {
    const cause = `path parameter ${name} is malformed, and behaviour ${behaviour} is not_found`;
    throw apiError('api_not_found', {}, { explanation: { cause } });
  }
  return option !== 'reject';
};
