import { isFields } from '../../service/json.ts';
import { resolve, type Schema } from '../../service/spec.ts';

type Path = readonly (string | number)[];

/** A field of a body with a closed list of values, and every place that it has there. */
export interface Choice {
  /** Its name with dots; what is in a list is named from there. */
  readonly field: string;
  readonly paths: readonly Path[];
  readonly values: readonly unknown[];
}

const listedIn = (node: Schema, path: Path = []): readonly Omit<Choice, 'field'>[] => {
  const schema = resolve({ ...node });
  if (schema.enum !== undefined) return [{ paths: [path], values: schema.enum }];
  if (schema.type === 'boolean') return [{ paths: [path], values: [true, false] }];
  if (schema.items !== undefined) return listedIn(schema.items, [...path, 0]);
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => listedIn(field, [...path, name]));
};

const isIndex = (part: string | number): boolean => typeof part === 'number';

/** A list of the values themselves has the name of the list. */
const fieldOf = ([path = []]: readonly Path[]): string => {
  const named = path.slice(0, path.findLastIndex((part) => !isIndex(part)) + 1);
  return named.slice(named.findLastIndex(isIndex) + 1).join('.');
};

/** The fields of a body's schema that take only listed values. One that is in several places is one choice. */
export const choicesIn = (schema: Schema): readonly Choice[] => {
  const found = listedIn(schema).map((choice) => ({ ...choice, field: fieldOf(choice.paths) }));
  return [...new Set(found.map(({ field }) => field))].map((field) => {
    const same = found.filter((choice) => choice.field === field);
    return { field, values: same[0]?.values ?? [], paths: same.flatMap(({ paths }) => paths) };
  });
};

/** The body with the value at that place. */
export const withValueAt = (body: unknown, [name, ...rest]: Path, value: unknown): unknown => {
  if (name === undefined) return value;
  if (Array.isArray(body)) return body.map((item, index) => (index === name ? withValueAt(item, rest, value) : item));
  return { ...(isFields(body) ? body : {}), [name]: withValueAt(isFields(body) ? body[name] : undefined, rest, value) };
};
