import { inlined, type Json, type Operation, operationsOf, type Parameter, successOf } from './document.ts';

const kept = ({ name, in: place, schema, ...rest }: Parameter): Json => ({
  name,
  in: place,
  type: schema.type,
  ...(rest['x-behaviour'] !== undefined && { behaviour: rest['x-behaviour'] }),
  ...(rest['x-double-encoded'] === true && { doubleEncoded: true }),
  ...(schema['x-multiple-of-parameter'] !== undefined && { multipleOf: schema['x-multiple-of-parameter'] }),
});

/** Only what says which fields a body has; the rest of a schema is the validators' business. */
const fieldsOnly = (schema: Json): Json => ({
  ...(schema.properties !== undefined && {
    properties: Object.fromEntries(
      Object.entries(schema.properties as Record<string, Json>).map(([name, field]) => [name, fieldsOnly(field)]),
    ),
  }),
  ...(schema.items !== undefined && { items: fieldsOnly(schema.items as Json) }),
  ...(schema.allOf !== undefined && { allOf: (schema.allOf as Json[]).map(fieldsOnly) }),
  ...(schema.additionalProperties !== undefined && { additionalProperties: true }),
});

const serviceOf = (template: string): string => {
  if (template.startsWith('/_fake/')) return 'control';
  if (template.startsWith('/v5/')) return 'sts';
  return template.startsWith('/v3') ? 'iam' : 'swr';
};

const prepared = (document: Json, operation: Operation): Json => {
  const status = successOf(operation);
  const success = operation.responses.get(status);
  return {
    service: serviceOf(operation.template),
    id: operation.id,
    method: operation.method,
    template: operation.template,
    parameters: operation.parameters.map(kept),
    ...(operation.body !== undefined && { bodySchema: fieldsOnly(inlined(document, operation.body) as Json) }),
    isOpen: operation.isOpen,
    ...(operation.action !== undefined && { action: operation.action }),
    statuses: [...operation.responses.keys()].filter((declared) => declared >= 200),
    status,
    answers: success?.schema !== undefined,
    ...(success?.behaviour !== undefined && { statusBehaviour: success.behaviour }),
  };
};

/** What the fake needs to know of each operation to serve it. */
export const preparedOperations = (documents: readonly Json[]): readonly Json[] =>
  documents.flatMap((document) => operationsOf(document).map((operation) => prepared(document, operation)));
