/** As much of a JSON Schema as a form is made from. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly Json[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly format?: string;
}

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The schema itself in place of a reference to one of `#/components/schemas`. */
export const resolved = (schema: Schema, schemas: Readonly<Record<string, Schema>>): Schema => {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (schemas[name] ?? {});
};

/** The values to choose from: of an enum, and of several that may stand for it. */
export const choicesOf = ({ enum: values, anyOf = [] }: Schema): readonly Json[] | undefined => {
  if (values !== undefined) return values;
  const some = anyOf.map((one) => one.enum);
  return anyOf.length > 0 && some.every((one) => one !== undefined) ? some.flatMap((one) => one ?? []) : undefined;
};

/** The object with one member set, or without it; an object that is empty by that is left out as well. */
export const withMember = (object: JsonObject, name: string, value: Json | undefined): JsonObject => {
  const { [name]: _, ...rest } = object;
  const isGone = value === undefined || (isObject(value) && Object.keys(value).length === 0);
  return isGone ? rest : { ...rest, [name]: value };
};
