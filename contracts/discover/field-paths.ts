import { operations, resolve, type Schema } from '../service/spec.ts';

/** The fields of an object, or of the objects of a list. */
const fieldsOf = (schema: Schema): readonly (readonly [string, Schema])[] => {
  const { properties = {}, items, allOf = [] } = resolve(schema);
  return [...Object.entries(properties), ...[...allOf, ...(items === undefined ? [] : [items])].flatMap(fieldsOf)];
};

const pathsOf = (schema: Schema, above = ''): readonly string[] =>
  fieldsOf(schema).flatMap(([name, field]) => [`${above}${name}`, ...pathsOf(field, `${above}${name}.`)]);

const paths: ReadonlySet<string> = new Set(
  [...operations.values()].flatMap(({ body }) => (body === undefined ? [] : pathsOf(body))),
);

/**
 * Whether a text is where a field of a request stands, as errors name it: `scope_rules.0.repo_scope_mode`. Words of the
 * spec with dots between them are not enough: `0.key` may be a host, and of `rules.name` the last part is a real domain.
 */
export const isFieldPath = (text: string): boolean => paths.has(text.replace(/\.\d{1,2}(?=\.|$)/g, ''));
