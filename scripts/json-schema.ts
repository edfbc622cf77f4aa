type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const prefix = '#/components/schemas/';

const rewrite = (value: Json, used: Set<string>): Json => {
  if (Array.isArray(value)) return value.map((item) => rewrite(item, used));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.startsWith('x-') && key !== 'example')
      .map(([key, child]) => {
        if (key !== '$ref' || typeof child !== 'string') return [key, rewrite(child, used)];
        const name = child.slice(prefix.length);
        used.add(name);
        return [key, `#/definitions/${name}`];
      }),
  );
};

/** One schema of a bundled OpenAPI 3.0 document as a JSON Schema (draft 7) that stands alone, for editors and ajv. */
export const jsonSchema = (document: Record<string, unknown>, name: string): Json => {
  const schemas = (document as { components: { schemas: Record<string, Json> } }).components.schemas;
  const used = new Set<string>();
  const definitions: Record<string, Json> = {};
  const top = rewrite(schemas[name] ?? {}, used);
  for (const next of used) definitions[next] = rewrite(schemas[next] ?? {}, used);
  return { $schema: 'http://json-schema.org/draft-07/schema#', ...(top as object), definitions };
};
