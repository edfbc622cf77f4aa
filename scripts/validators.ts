import { _, Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import formats from 'ajv-formats';
import { bundledModule } from './bundled-module.ts';
import { type Json, type Operation, operationsOf, type Parameter, successOf } from './document.ts';

const nameOf = ({ in: place, name }: Parameter): string => (place === 'header' ? name.toLowerCase() : name);

const placeSchema = (parameters: readonly Parameter[], place: Parameter['in']): Json => {
  const here = parameters.filter((parameter) => parameter.in === place);
  return {
    type: 'object',
    properties: Object.fromEntries(here.map((parameter) => [nameOf(parameter), parameter.schema])),
    required: here.filter(({ required }) => required).map(nameOf),
  };
};

/** A request as the gateway hands it over: path, query and header parameters and the body. */
const requestSchema = ({ parameters, body }: Operation): Json => ({
  type: 'object',
  properties: {
    path: placeSchema(parameters, 'path'),
    query: placeSchema(parameters, 'query'),
    header: placeSchema(parameters, 'header'),
    ...(body !== undefined && { requestBody: body }),
  },
});

const within = (id: string, schema: Json): Json =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components', `"${id}#/components`));

/**
 * Validators of the documents' requests and success answers as the text of a module, so that neither ajv nor a spec has
 * to be loaded to serve. A request's defaults are filled in; every violation is reported.
 */
export const validators = async (documents: Readonly<Record<string, Json>>): Promise<string> => {
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    useDefaults: true,
    code: { source: true, esm: true, optimize: 2, formats: _`require("./scripts/formats.ts").quickFormats` },
  });
  formats.default(ajv);
  const exported: Record<string, string> = {};
  const add = (name: string, schema: Json): void => {
    ajv.addSchema({ $id: name, allOf: [schema] });
    exported[name] = name;
  };
  for (const [id, document] of Object.entries(documents)) {
    ajv.addSchema({ $id: id, components: document.components });
    for (const operation of operationsOf(document)) {
      add(`${operation.id}Request`, within(id, requestSchema(operation)));
      const answer = operation.responses.get(successOf(operation))?.schema;
      if (answer !== undefined) add(`${operation.id}Answer`, within(id, answer));
    }
  }
  const contents = standalone.default(ajv, exported);
  return bundledModule(contents);
};
