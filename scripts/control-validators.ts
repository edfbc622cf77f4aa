import { Ajv, type Options } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import formats from 'ajv-formats';
import { bundledModule } from './bundled-module.ts';
import { type Json, type Operation, operationsOf, type Parameter } from './document.ts';

/** Unlike openapi-backend's own, these report every violation, with the schema that a hint is made from. */
const options: Options = {
  allErrors: true,
  strict: false,
  useDefaults: true,
  verbose: true,
  code: { source: true, esm: true, optimize: 2 },
};

const objectOf = (parameters: readonly Parameter[], place: Parameter['in']): Json => {
  const here = parameters.filter((parameter) => parameter.in === place);
  const properties = Object.fromEntries(here.map(({ name, schema }) => [name, schema]));
  const required = here.filter((parameter) => parameter.required).map(({ name }) => name);
  return { type: 'object', properties, required, additionalProperties: false };
};

const paramsSchema = ({ parameters }: Operation): Json => ({
  type: 'object',
  properties: { path: objectOf(parameters, 'path'), query: objectOf(parameters, 'query') },
});

const bodySchema = (body: Json): Json => ({ type: 'object', properties: { requestBody: body } });

const compiled = (schemas: Readonly<Record<string, Json>>, components: unknown, coerceTypes: boolean): string => {
  const ajv = new Ajv({ ...options, coerceTypes });
  formats.default(ajv);
  ajv.addSchema({ $id: 'control', components } as object);
  for (const [name, schema] of Object.entries(schemas)) {
    const text = JSON.stringify(schema).replaceAll('"#/components', '"control#/components');
    ajv.addSchema({ $id: name, allOf: [JSON.parse(text)] });
  }
  return standalone.default(ajv, Object.fromEntries(Object.keys(schemas).map((name) => [name, name])));
};

/** Whether a body may hold a whole seed. */
const holdsSeed = (body: Json, components: unknown): boolean => {
  const seen = new Set<string>();
  const look = (value: unknown): boolean =>
    [...JSON.stringify(value).matchAll(/"#\/components\/schemas\/(\w+)"/g)].some(([, name = '']) => {
      if (name === 'Seed') return true;
      if (seen.has(name)) return false;
      seen.add(name);
      return look((components as { readonly schemas: Readonly<Record<string, Json>> }).schemas[name]);
    });
  return look(body);
};

/**
 * The validators of the control plane's requests in the form that openapi-backend keeps: one of the parameters, which
 * come as text and are coerced, and one of the body, which is not. Those of whole seeds are larger than all others
 * together, and are a module of their own.
 */
export const controlValidators = async (
  document: Json,
): Promise<{ readonly usual: string; readonly seeds: string }> => {
  const operations = operationsOf(document);
  const params = Object.fromEntries(operations.map((operation) => [`${operation.id}Params`, paramsSchema(operation)]));
  const bodies = (ofSeeds: boolean) =>
    Object.fromEntries(
      operations.flatMap(({ id, body }) =>
        body === undefined || holdsSeed(body, document.components) !== ofSeeds ? [] : [[`${id}Body`, bodySchema(body)]],
      ),
    );
  const modules = {
    params: compiled(params, document.components, true),
    bodies: compiled(bodies(false), document.components, false),
  };
  const seeds = { seeds: compiled(bodies(true), document.components, false) };
  return {
    usual: await bundledModule("export * from 'params'; export * from 'bodies';", modules),
    seeds: await bundledModule("export * from 'seeds';", seeds),
  };
};
