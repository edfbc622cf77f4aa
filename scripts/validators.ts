import { fileURLToPath } from 'node:url';
import { _, Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import formats from 'ajv-formats';
import { type BuildOptions, build } from 'esbuild';
import { type Json, type Operation, operationsOf, successOf } from './document.ts';
import { type Documents, familyOf } from './operations.ts';
import { componentRules, requestSchemas, rulesOnly } from './request-schema.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** CommonJS, since a handler cannot wait and no other module can be loaded while it runs, without a warning on Node 20. */
const minified = {
  ...{ absWorkingDir: root, bundle: true, write: false, charset: 'utf8' },
  ...{ format: 'cjs', platform: 'node', minify: true, external: ['./formats.cjs'] },
} as const satisfies BuildOptions;

const textOf = async (input: BuildOptions): Promise<string> => {
  const { outputFiles } = await build({ ...minified, ...input });
  return outputFiles?.[0]?.text ?? '';
};

const within = (id: string, schema: Json): Json =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components', `"${id}#/components`));

/** Adds a schema under a name of its own, or finds the same one that is already there. */
const shared = (ajv: Ajv, prefix: string): ((schema: Json) => Json) => {
  const names = new Map<string, string>();
  return (schema) => {
    const text = JSON.stringify(schema);
    const name = names.get(text) ?? `${prefix}${names.size}`;
    if (!names.has(text)) ajv.addSchema({ $id: name, ...schema });
    names.set(text, name);
    return { $ref: name };
  };
};

/**
 * The validators of one family's requests and success answers. A request's defaults are filled in; every violation is
 * reported. What several of them have in common is compiled once: the components, and the parameters of a path.
 */
const familyModule = async (id: string, document: Json, operations: readonly Operation[]): Promise<string> => {
  const ajv = new Ajv({
    ...{ allErrors: true, inlineRefs: false, messages: false, strict: false, useDefaults: true },
    code: { source: true, optimize: 2, formats: _`require("./formats.cjs").quickFormats` },
  });
  formats.default(ajv);
  ajv.addSchema({ $id: id, components: componentRules(document) });
  const sharedPath = shared(ajv, 'path');
  const exported: Record<string, string> = {};
  const add = (name: string, schema: Json): void => {
    const own = within(id, schema);
    if (own.$ref === undefined) ajv.addSchema({ $id: name, ...own });
    exported[name] = (own.$ref as string | undefined) ?? name;
  };
  for (const operation of operations) {
    const { path, ...places } = requestSchemas(operation);
    add(`${operation.id}Request`, { properties: { ...(path && { path: sharedPath(within(id, path)) }), ...places } });
    const answer = operation.responses.get(successOf(operation))?.schema;
    if (answer !== undefined) add(`${operation.id}Answer`, rulesOnly(answer));
  }
  return textOf({ stdin: { contents: standalone.default(ajv, exported), resolveDir: root, loader: 'js' } });
};

/** Every family's validators as the text of a module, so that neither ajv nor a spec has to be loaded to serve. */
export const validatorModules = async (documents: Documents): Promise<Readonly<Record<string, string>>> => {
  const modules: Record<string, string> = { formats: await textOf({ entryPoints: ['scripts/formats.ts'] }) };
  for (const [id, document] of Object.entries(documents)) {
    const all = operationsOf(document);
    for (const family of new Set(all.map((operation) => familyOf(id, operation)))) {
      const own = all.filter((operation) => familyOf(id, operation) === family);
      modules[family] = await familyModule(id, document, own);
    }
  }
  return modules;
};
