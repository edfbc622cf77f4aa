import { Ajv, type Options } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import formats from 'ajv-formats';
import { bundledModule } from './bundled-module.ts';
import { type Json, type Operation, operationsOf, type Parameter, resolved } from './document.ts';

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

/** The same rules for bodies without a seed, whatever they say about one. */
const withoutSeed = (document: Json, body: Json): Json => {
  const schema = resolved(document, body);
  const { seed, ...others } = schema.properties ?? {};
  return seed === undefined ? schema : { ...schema, properties: { ...others, seed: {} } };
};

const moduleOf = (modules: Readonly<Record<string, string>>): Promise<string> =>
  bundledModule(
    Object.keys(modules)
      .map((name) => `export * from '${name}';`)
      .join(' '),
    modules,
  );

const bodiesOf = (operations: readonly Operation[], schemaOf: (body: Json) => Json): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    operations.flatMap(({ id, body }) => (body === undefined ? [] : [[`${id}Body`, bodySchema(schemaOf(body))]])),
  );

/**
 * The validators of the control plane's requests, a module for each tag, in the form that openapi-backend keeps: one of the
 * parameters, which come as text and are coerced, and one of the body, which is not. Those of bodies with a whole seed are
 * larger than all others together: they are in `seeds`, and with their tags are those of such bodies without one.
 */
export const controlValidators = async (document: Json): Promise<Readonly<Record<string, string>>> => {
  const { components } = document;
  const operations = operationsOf(document);
  const modules: Record<string, string> = {};
  for (const tag of new Set(operations.flatMap(({ tags }) => tags))) {
    const own = operations.filter(({ tags }) => tags.includes(tag));
    const params = Object.fromEntries(own.map((operation) => [`${operation.id}Params`, paramsSchema(operation)]));
    modules[tag] = await moduleOf({
      params: compiled(params, components, true),
      bodies: compiled(
        bodiesOf(own, (body) => (holdsSeed(body, components) ? withoutSeed(document, body) : body)),
        components,
        false,
      ),
    });
  }
  const ofSeeds = operations.filter(({ body }) => body !== undefined && holdsSeed(body, components));
  return {
    ...modules,
    seeds: await moduleOf({
      seeds: compiled(
        bodiesOf(ofSeeds, (body) => body),
        components,
        false,
      ),
    }),
  };
};
