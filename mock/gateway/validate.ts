import type { IncomingHttpHeaders } from 'node:http';
import type { ErrorObject } from 'ajv';
import { apiError } from '../errors/error.ts';
import { explainAll } from '../errors/explain.ts';
import { declaredOnly } from '../spec/declared.ts';
import type { Operation } from '../spec/operations.ts';
import type { BehaviourId, Profile } from '../world/kernel/profile.ts';
import type { Values } from './read.ts';
import { invalidParameter } from './refusals.ts';

export interface Given {
  readonly header: Readonly<IncomingHttpHeaders>;
  readonly path: Values;
  readonly query: Values;
  readonly body: unknown;
}

/** Runs the spec's schemas over a request, fills in its defaults and returns what is wrong. */
export type Validator = (given: Given) => readonly ErrorObject[];

/** The violations that a behaviour can forgive, by the keyword that reports them. */
const forgivable: { readonly [Id in BehaviourId]?: readonly string[] } = {
  'paging.limit_out_of_range': ['minimum', 'maximum', 'format'],
  'paging.offset_not_multiple': ['x-multiple-of-parameter'],
  'request.malformed_id': ['type', 'format', 'minimum', 'maximum'],
  'signature.unknown_status_filter': ['enum'],
};

/** True if the profile forgives the violation; the request is then changed to what is to be served instead. */
const forgive = (error: ErrorObject, { query }: Given, { parameters }: Operation, profile: Profile): boolean => {
  const [, place = '', name = ''] = error.instancePath.split('/');
  const behaviour = parameters.get(`${place} ${name}`)?.behaviour;
  if (behaviour === undefined || !forgivable[behaviour]?.includes(error.keyword)) return false;
  const option: string = profile[behaviour];
  if (option === 'not_found') throw apiError('api_not_found', {});
  if (option === 'clamp' && error.keyword !== 'format') query[name] = error.params.limit;
  if (option === 'floor') query[name] = Number(query[name]) - (Number(query[name]) % error.params.value);
  if (option === 'ignore') query[name] = undefined;
  return option !== 'reject';
};

const refuse = (problems: readonly string[], operation: Operation): void => {
  if (problems.length > 0) throw invalidParameter(operation, problems.slice(0, 5).join('; '));
};

const dropUnknownQuery = ({ query }: Given, operation: Operation, profile: Profile): void => {
  const unknown = Object.keys(query).filter((name) => !operation.parameters.has(`query ${name}`));
  const problems = unknown.map((name) => `query parameter ${name} is not known`);
  if (profile['request.unknown_query'] === 'reject') refuse(problems, operation);
  for (const name of unknown) delete query[name];
};

const dropUnknownFields = ({ body }: Given, operation: Operation, profile: Profile): unknown => {
  if (operation.bodySchema === undefined) return undefined;
  const problems: string[] = [];
  const known = declaredOnly(operation.bodySchema, body, (field) => problems.push(`body field ${field} is not known`));
  if (profile['request.unknown_body_field'] === 'reject') refuse(problems, operation);
  return known;
};

/** The request as its handler may rely on it. Throws a 400 that names each parameter, its value and the rule. */
export const validated = (given: Given, operation: Operation, validator: Validator, profile: Profile): Given => {
  dropUnknownQuery(given, operation, profile);
  const known = { ...given, body: dropUnknownFields(given, operation, profile) };
  const check = () => validator(known).filter((error) => !forgive(error, known, operation, profile));
  const errors = check();
  // What is sent to IAM and STS is mostly secret.
  const withValue = operation.service === 'swr';
  // A clamped limit may break, or mend, the rule of the offset beside it: so that is looked at once more.
  const left = profile['paging.limit_out_of_range'] === 'clamp' ? check() : errors;
  refuse(explainAll(left, withValue), operation);
  return known;
};
