/** The part of a JSON schema that says which fields an object has. */
export interface FieldSchema {
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly items?: FieldSchema;
  readonly allOf?: readonly FieldSchema[];
  readonly additionalProperties?: boolean | FieldSchema;
}

const fieldsOf = (schema: FieldSchema): Readonly<Record<string, FieldSchema>> =>
  Object.assign({}, schema.properties, ...(schema.allOf ?? []).map(fieldsOf));

const requiredOf = (schema: FieldSchema): readonly string[] => [
  ...(schema.required ?? []),
  ...(schema.allOf ?? []).flatMap(requiredOf),
];

export interface DeclaredOptions {
  /** Told of each field that is left out since its schema does not declare it, as a path of names. */
  readonly onUndeclared: (path: string) => void;
  /** Whether a field that need not be there is left out where it is null. */
  readonly isNullAbsent: boolean;
}

/**
 * A copy of the value without the fields that its schema does not declare. Where a schema says `additionalProperties`
 * itself, that is left to the validator.
 */
export const declaredOnly = (schema: FieldSchema, value: unknown, options: DeclaredOptions, path = ''): unknown => {
  const below = (name: string | number) => (path === '' ? String(name) : `${path}.${name}`);
  if (Array.isArray(value)) {
    const { items } = schema;
    if (items === undefined) return value;
    return value.map((item, index) => declaredOnly(items, item, options, below(index)));
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields = fieldsOf(schema);
  const required = requiredOf(schema);
  const open = schema.additionalProperties !== undefined || Object.keys(fields).length === 0;
  const kept = Object.entries(value).flatMap(([name, child]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field !== undefined && child === null && options.isNullAbsent && !required.includes(name)) return [];
    if (field !== undefined) return [[name, declaredOnly(field, child, options, below(name))]];
    if (open) return [[name, child]];
    options.onUndeclared(below(name));
    return [];
  });
  return Object.fromEntries(kept);
};
