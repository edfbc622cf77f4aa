import type { ValidateFunction } from 'ajv';
import { type Context, type Document, OpenAPIBackend, type Request } from 'openapi-backend';
import document from '../../spec/generated/control.json' with { type: 'json' };
import * as usual from '../../spec/generated/control-validators.js';
import { SeedError } from '../seed/context.ts';
import { followed } from './events.ts';
import type { Asked, Fake } from './handler.ts';
import { healthOf } from './health.ts';
import { controlHandlers } from './index.ts';
import { type ControlReply, controlReply } from './reply.ts';
import { type ControlCall, type Passed, placed, readBody, type Stage, type Surroundings, stages } from './stages.ts';

type Handle = (input: unknown, fake: Fake, asked: Asked) => unknown;

/** Calls the handler of an operation, with the parameters in their declared types. */
const operationStage =
  (handle: Handle): Stage =>
  async (context, passed) => {
    const { operation, validation, request } = context;
    const { params: path, query } = validation.coerced;
    const [status, response] =
      Object.entries(operation.responses ?? {}).find(([declared]) => declared.startsWith('2')) ?? [];
    const [type] = Object.keys((response as { readonly content?: object } | undefined)?.content ?? {});
    try {
      const answer = await handle({ path, query, body: request.requestBody }, passed.fake, { host: passed.host });
      return controlReply(Number(status), answer, type);
    } catch (error) {
      if (!(error instanceof SeedError)) throw error;
      throw new SeedError((await placed([error.message], context, passed)).join());
    }
  };

const healthStage: Stage = ({ validation }, { fake }) => healthOf(validation.coerced.query.live, fake);

const eventsStage: Stage = ({ validation }, { fake }) => followed(validation.coerced.query, fake);

type Validators = Readonly<Record<string, ValidateFunction | undefined>>;

/** openapi-backend would compile its validators with ajv; these were compiled by `npm run spec`. */
const validatorsOf = (id: string, compiled: Validators): ValidateFunction[] =>
  [compiled[`${id}Params`], compiled[`${id}Body`]].filter((validator) => validator !== undefined);

/** The validators of whole seeds come with the first call whose body may hold one: reading them takes longer than most calls. */
const loadSeedValidators = async ({ api, operation }: Context): Promise<void> => {
  const { operationId = '', requestBody } = operation;
  if (requestBody === undefined || `${operationId}Body` in usual) return;
  const seeds = await import('../../spec/generated/control-seed-validators.js');
  api.validator.requestValidators[operationId] = validatorsOf(operationId, { ...usual, ...seeds });
};

const beforeValidation: Stage = async (context, passed) => {
  await readBody(context, passed);
  await loadSeedValidators(context);
};

/** A path that the document has to the letter is not a parameter of a template, whatever the method. Source: OpenAPI 3.0.3. */
const preferLetter = (router: OpenAPIBackend['router']): void => {
  const match = router.matchOperation.bind(router);
  router.matchOperation = (request: Request, strict?: boolean) => {
    const methods = router.getOperations().filter(({ path }) => path === request.path);
    const isOther = methods.length > 0 && !methods.some(({ method }) => method === request.method.toLowerCase());
    if (isOther && strict) throw new Error('405-methodNotAllowed: the path has other methods');
    return (isOther ? undefined : match(request, strict as true)) as ReturnType<typeof match>;
  };
};

const start = async (): Promise<OpenAPIBackend> => {
  const api = new OpenAPIBackend({
    definition: document as unknown as Document,
    quick: true,
    ignoreTrailingSlashes: false,
    coerceTypes: true,
    handlers: { ...stages, postSecurityHandler: beforeValidation },
  });
  await api.init();
  const operations = api.getOperations();
  // It would make the list anew, several times a request and once for each handler that is registered.
  api.router.getOperations = () => operations;
  preferLetter(api.router);
  const verbs = Object.entries(controlHandlers).map(([id, handle]) => [id, operationStage(handle as Handle)] as const);
  for (const [id, stage] of [['health', healthStage] as const, ['events', eventsStage] as const, ...verbs]) {
    api.register(id, stage);
    api.validator.requestValidators[id] = validatorsOf(id, usual);
  }
  return api;
};

let backend: Promise<OpenAPIBackend> | undefined;

/** Query parameters as text; one that is given twice is a list, which no type allows. */
const queryOf = (search: string): Record<string, string | string[]> => {
  const given = new URLSearchParams(search);
  const query: Record<string, string | string[]> = Object.create(null);
  for (const name of given.keys()) {
    const [first = '', ...others] = given.getAll(name);
    query[name] = others.length === 0 ? first : [first, ...others];
  }
  return query;
};

/** Answers a call: route, authorize, read the body, validate, handle. A HEAD is answered as its GET. */
export const callControl = async (call: ControlCall, surroundings: Surroundings): Promise<ControlReply> => {
  backend ??= start();
  const method = call.method === 'HEAD' ? 'GET' : call.method;
  // No call has a parameter in its headers, and openapi-backend reads them four times.
  const request: Request = { method, path: call.path, query: queryOf(call.search), headers: {} };
  return (await backend).handleRequest(request, { ...surroundings, call, request } satisfies Passed);
};
