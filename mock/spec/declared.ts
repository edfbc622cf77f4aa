/** The part of a JSON schema that says which fields an object has. */
export interface FieldSchema {
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly items?: FieldSchema;
  readonly allOf?: readonly FieldSchema[];
  readonly additionalProperties?: boolean | FieldSchema;
}

const fieldsOf = (schema: FieldSchema): Readonly<Record<string, FieldSchema>> =>
  Object.assign({}, schema.properties, ...(schema.allOf ?? []).map(fieldsOf));

/**
 * A copy of the value without the fields that its schema does not declare; each of them is told to `onUndeclared` as a
 * path of names. Where a schema says `additionalProperties` itself, that is left to the validator.
 */
export const declaredOnly = (
  schema: FieldSchema,
  value: unknown,
  onUndeclared: (path: string) => void,
  path = '',
): unknown => {
  const below = (name: string | number) => (path === '' ? String(name) : `${path}.${name}`);
  if (Array.isArray(value)) {
    const { items } = schema;
    if (items === undefined) return value;
    return value.map((item, index) => declaredOnly(items, item, onUndeclared, below(index)));
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields = fieldsOf(schema);
  const open = schema.additionalProperties !== undefined || Object.keys(fields).length === 0;
  const kept = Object.entries(value).flatMap(([name, child]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field !== undefined) return [[name, declaredOnly(field, child, onUndeclared, below(name))]];
    if (open) return [[name, child]];
    onUndeclared(below(name));
    return [];
  });
  return Object.fromEntries(kept);
};
