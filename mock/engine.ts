import { Ajv, type ErrorObject, type FuncKeywordDefinition, type SchemaValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { type Document, OpenAPIBackend } from 'openapi-backend';
import { type Operation, prepare, type SpecOperation } from './gateway/operations.ts';
import type { Validator } from './gateway/validate.ts';

/** The spec made to run: the only file that knows openapi-backend and ajv. Schemas are compiled when first needed. */
export interface Engine {
  readonly operations: readonly Operation[];
  readonly validator: (operation: Operation) => Validator;
  /** What is wrong with a success answer; empty when nothing is. */
  readonly answerErrors: (operation: Operation, body: unknown) => readonly ErrorObject[];
}

const multipleOf: SchemaValidateFunction = (parameter: string, value: number, _schema, context) => {
  const divisor: unknown = context?.parentData[parameter];
  if (typeof divisor !== 'number' || divisor < 1 || value % divisor === 0) return true;
  multipleOf.errors = [{ keyword: 'x-multiple-of-parameter', params: { parameter, value: divisor } }];
  return false;
};

const keyword: FuncKeywordDefinition = {
  keyword: 'x-multiple-of-parameter',
  type: 'integer',
  schemaType: 'string',
  validate: multipleOf,
};

const createAjv = (): Ajv => {
  const ajv = new Ajv({ allErrors: true, strict: false, useDefaults: true, verbose: true });
  formats.default(ajv);
  ajv.addKeyword(keyword);
  return ajv;
};

/** Loads the specs. Throws if one is broken. */
export const createEngine = async (documents: readonly object[]): Promise<Engine> => {
  const ajv = createAjv();
  const load = (definition: object) =>
    new OpenAPIBackend({
      definition: definition as Document,
      strict: true,
      quick: true,
      customizeAjv: () => ajv,
    }).init();
  const apis = await Promise.all(documents.map(load));
  const operations = apis.flatMap((api) => api.getOperations());
  const validators = new Map(
    apis.flatMap((api) => api.getOperations().map(({ operationId = '' }) => [operationId, api.validator])),
  );
  const validatorOf = ({ id }: Operation) => {
    const validator = validators.get(id);
    if (validator === undefined) throw new Error(`the specs have no operation ${id}`);
    return validator;
  };
  return {
    operations: operations.map((operation) => prepare(operation as unknown as SpecOperation)),
    validator:
      (operation) =>
      ({ path, query, header, body }) => {
        const request = { path, query, header, cookie: {}, requestBody: body };
        return (validatorOf(operation).getRequestValidatorsForOperation(operation.id) ?? []).flatMap((validate) =>
          validate(request) ? [] : (validate.errors ?? []),
        );
      },
    answerErrors: (operation, body) => {
      if (!operation.answers && body === undefined) return [];
      const validate = validatorOf(operation).getStatusBasedResponseValidatorForOperation(operation.id)?.[
        operation.status
      ];
      return validate === undefined || validate(body) ? [] : (validate.errors ?? []);
    },
  };
};
