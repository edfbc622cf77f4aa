import type { ValidateFunction } from 'ajv';
import { type Context, type Document, OpenAPIBackend, type Request } from 'openapi-backend';
import routes from '../../spec/generated/control-routes.json' with { type: 'json' };
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

/** openapi-backend would compile its validators with ajv; these were compiled by `npm run spec`, a module for each tag. */
const validatorsOf = async (id: string, names: readonly string[]): Promise<ValidateFunction[]> => {
  const modules: Validators[] = await Promise.all(
    names.map((name) => import(`../../spec/generated/control-validators/${name}.js`)),
  );
  const compiled: Validators = Object.assign({}, ...modules);
  return [compiled[`${id}Params`], compiled[`${id}Body`]].filter((validator) => validator !== undefined);
};

const hasSeed = (body: unknown): boolean => typeof body === 'object' && body !== null && 'seed' in body;

/** Those of whole seeds come with the first body that has one, and stay: reading them takes longer than most calls. */
const loadValidators = async ({ api, operation }: Context, { request }: Passed): Promise<void> => {
  const { operationId = '', tags = [] } = operation;
  const { requestValidators } = api.validator;
  if (hasSeed(request.body)) requestValidators[operationId] = await validatorsOf(operationId, [...tags, 'seeds']);
  if (requestValidators[operationId] !== undefined) return;
  const usual = await validatorsOf(operationId, tags);
  requestValidators[operationId] ??= usual;
};

const beforeValidation: Stage = async (context, passed) => {
  await readBody(context, passed);
  await loadValidators(context, passed);
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
    definition: routes as unknown as Document,
    quick: true,
    ignoreTrailingSlashes: false,
    coerceTypes: true,
  });
  await api.init();
  const operations = api.getOperations();
  // It would make the list anew, several times a request and once for each handler that is registered.
  api.router.getOperations = () => operations;
  preferLetter(api.router);
  api.register({ ...stages, postSecurityHandler: beforeValidation });
  const verbs = Object.entries(controlHandlers).map(([id, handle]) => [id, operationStage(handle as Handle)] as const);
  for (const [id, stage] of [['health', healthStage] as const, ['events', eventsStage] as const, ...verbs])
    api.register(id, stage);
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
