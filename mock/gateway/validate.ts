import { explainAll } from '../errors/explain.ts';
import { declaredOnly } from '../spec/declared.ts';
import type { Given, Validator, Values } from '../spec/given.ts';
import type { Operation } from '../spec/operations.ts';
import type { Profile } from '../world/kernel/profile.ts';
import { isForgiven, lenientQuery } from './lenient.ts';
import { invalidParameter, isEmpty, withoutEmpty } from './read.ts';

const refuse = (problems: readonly string[], operation: Operation): void => {
  if (problems.length > 0) throw invalidParameter(operation, problems.slice(0, 5).join('; '));
};

/** Every page asks this, and `isKnown`: loops that make nothing. */
const hasEmpty = (query: Values): boolean => {
  for (const name in query) if (isEmpty(query[name])) return true;
  return false;
};

/** The query less what is there without a value, as the profile has it. */
const filledQuery = (query: Values, operation: Operation, profile: Profile): Values => {
  const option = profile['request.empty_query_value'];
  if (option === 'literal' || !hasEmpty(query)) return query;
  const empty = Object.keys(query).filter((name) => isEmpty(query[name]));
  if (option === 'reject') {
    const known = empty.filter((name) => operation.query.has(name));
    refuse(
      known.map((name) => `query parameter ${name} is empty`),
      operation,
    );
    return query;
  }
  const values: Record<string, Values[string]> = { ...query };
  for (const name of empty) values[name] = withoutEmpty(query[name], operation.query.get(name)?.type);
  return values;
};

const isKnown = (query: Values, operation: Operation): boolean => {
  for (const name in query) if (query[name] !== undefined && !operation.query.has(name)) return false;
  return true;
};

const knownQuery = (query: Values, operation: Operation, profile: Profile): Values => {
  if (isKnown(query, operation)) return query;
  const unknown = Object.keys(query).filter((name) => query[name] !== undefined && !operation.query.has(name));
  const problems = unknown.map((name) => `query parameter ${name} is not known`);
  if (profile['request.unknown_query'] === 'reject') refuse(problems, operation);
  return Object.fromEntries(Object.entries(query).filter(([name]) => operation.query.has(name)));
};

const knownFields = (body: unknown, operation: Operation, profile: Profile): unknown => {
  if (operation.bodySchema === undefined) return undefined;
  const problems: string[] = [];
  const known = declaredOnly(operation.bodySchema, body, {
    onUndeclared: (field) => problems.push(`body field ${field} is not known`),
    isNullAbsent: profile['request.null_field'] === 'as_absent',
  });
  if (profile['request.unknown_body_field'] === 'reject') refuse(problems, operation);
  return known;
};

/** The request as its handler may rely on it. Throws a 400 that names each parameter, its value and the rule. */
export const validated = (given: Given, operation: Operation, validator: Validator, profile: Profile): Given => {
  const { path, header } = given;
  const filled = filledQuery(given.query, operation, profile);
  const query = lenientQuery(knownQuery(filled, operation, profile), operation, profile);
  const known = { path, header, query, body: knownFields(given.body, operation, profile) };
  const errors = validator(known);
  const left = errors.length === 0 ? errors : errors.filter((error) => !isForgiven(error, operation, profile));
  // What is sent to IAM and STS is mostly secret.
  const isSecretive = operation.service === 'iam' || operation.service === 'sts';
  refuse(explainAll(left, !isSecretive), operation);
  return known;
};
