import type { Json, Operation, Parameter } from './document.ts';

const annotations: readonly string[] = ['description', 'title', 'example'];

const isRule = (keyword: string): boolean => !annotations.includes(keyword) && !keyword.startsWith('x-');

const mapped = (children: object, change: (child: Json) => Json): Json =>
  Object.fromEntries(Object.entries(children).map(([name, child]) => [name, change(child)]));

/** A schema without what says nothing about validity: a validator carries parts of its schema along. */
export const rulesOnly = (schema: Json): Json =>
  Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword]) => isRule(keyword))
      .map(([keyword, value]) => {
        if (keyword === 'properties') return [keyword, mapped(Object(value), rulesOnly)];
        if (Array.isArray(value) && keyword.endsWith('Of')) return [keyword, value.map(rulesOnly)];
        const isSchema = keyword === 'items' || keyword === 'additionalProperties' || keyword === 'not';
        return [keyword, isSchema && typeof value === 'object' ? rulesOnly({ ...value }) : value];
      }),
  );

/** Every schema of a document's components, with rules only. */
export const componentRules = ({ components }: Json): Json => ({
  schemas: mapped(components?.schemas ?? {}, rulesOnly),
});

/** The gateway always hands over an object for each place, so none of them needs a type. */
const placeSchema = (parameters: readonly Parameter[]): Json => {
  const nameOf = ({ in: place, name }: Parameter): string => (place === 'header' ? name.toLowerCase() : name);
  return {
    properties: Object.fromEntries(parameters.map((parameter) => [nameOf(parameter), rulesOnly(parameter.schema)])),
    required: parameters.filter(({ required }) => required).map(nameOf),
  };
};

/** A request as the gateway hands it over: path, query and header parameters and the body, each where there is any. */
export const requestSchemas = ({ parameters, body }: Operation): Readonly<Record<string, Json>> => {
  const places = (['path', 'query', 'header'] as const).flatMap((place) => {
    const here = parameters.filter((parameter) => parameter.in === place);
    return here.length === 0 ? [] : [[place, placeSchema(here)] as const];
  });
  return { ...Object.fromEntries(places), ...(body !== undefined && { requestBody: rulesOnly(body) }) };
};
