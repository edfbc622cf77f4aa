import { asFields } from '../../service/json.ts';
import { resolve, type Schema } from '../../service/spec.ts';

/** In which way a body is wrong. */
export type FlawKind = 'missing' | 'type' | 'enum' | 'length' | 'pattern' | 'items';

export interface Flaw {
  readonly kind: FlawKind;
  /** Where, as names with dots. */
  readonly at: string;
  readonly body: unknown;
}

const wrongType: Readonly<Record<string, unknown>> = {
  ...{ string: 7, boolean: 'yes', integer: 'one' },
  ...{ array: 'none', object: 'none' },
};

const without = (value: object, name: string): object =>
  Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));

const repeated = (list: readonly unknown[], length: number): readonly unknown[] =>
  Array.from({ length }, (_, index) => list[index % list.length]);

/** What is wrong in itself with the value at one place. */
const valueFlaws = (schema: Schema, value: unknown): readonly (readonly [FlawKind, unknown])[] => {
  const { type, minLength, maxLength, minItems, maxItems, pattern } = schema;
  const longest = Number(maxLength ?? 0);
  const list = Array.isArray(value) ? value : [];
  return [
    ['type', wrongType[String(type)]],
    ...(schema.enum === undefined ? [] : [['enum', 'unheard-of'] as const]),
    ...(minLength === undefined ? [] : [['length', ''] as const]),
    ...(maxLength === undefined ? [] : [['length', 'a'.repeat(longest + 1)] as const]),
    ...(pattern === undefined ? [] : [['pattern', 'fake-swr verify'] as const]),
    ...(minItems === undefined ? [] : [['items', []] as const]),
    ...(maxItems === undefined ? [] : [['items', repeated(list, Number(maxItems) + 1)] as const]),
  ];
};

const below = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** Every way in which a good body can be made wrong in one place only, by its schema. */
export const flawsOf = (node: Schema, value: unknown, path = ''): readonly Flaw[] => {
  const schema = resolve({ ...node });
  const here = valueFlaws(schema, value).map(([kind, body]) => ({ kind, at: path || 'the body', body }));
  if (Array.isArray(value)) {
    const inFirst = flawsOf(schema.items ?? {}, value[0], below(path, '0'));
    return [...here, ...inFirst.map((flaw) => ({ ...flaw, body: [flaw.body, ...value.slice(1)] }))];
  }
  if (typeof value !== 'object' || value === null) return here;
  const required = schema.required ?? [];
  const properties = schema.properties ?? {};
  const gaps = required.map((name): Flaw => ({ kind: 'missing', at: below(path, name), body: without(value, name) }));
  const inFields = Object.entries(properties).flatMap(([name, field]) =>
    name in value
      ? flawsOf(field, asFields(value)[name], below(path, name)).map((flaw) => ({
          ...flaw,
          body: { ...value, [name]: flaw.body },
        }))
      : [],
  );
  return [...here, ...gaps, ...inFields];
};
