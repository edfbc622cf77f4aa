import type { IncomingHttpHeaders } from 'node:http';
import type { ValidateFunction } from 'ajv';
import { type Context, type Document, OpenAPIBackend, type Request } from 'openapi-backend';
import document from '../../spec/generated/control.json' with { type: 'json' };
import * as compiled from '../../spec/generated/control-validators.js';
import { explainAll } from '../errors/explain.ts';
import { nearest } from '../errors/nearest.ts';
import type { Reply } from '../wire/wire.ts';
import { readControlBody } from './body.ts';
import { ControlError, type Fake } from './handler.ts';
import { controlHandlers } from './index.ts';
import { controlReply, refusal } from './reply.ts';

export interface ControlCall {
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly headers: Readonly<IncomingHttpHeaders>;
  readonly body: Buffer;
}

interface Surroundings {
  readonly fake: Fake;
  /** Throws a ControlError if the caller may not use the control plane. */
  readonly authorize: () => void;
}

/** What openapi-backend hands on to each of its handlers. */
interface Passed extends Surroundings {
  readonly call: ControlCall;
  /** The request that it validates. */
  readonly request: Request;
}

type Stage = (context: Context, passed: Passed) => unknown;

const known = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.keys(item).flatMap((method) => (method === 'parameters' ? [] : [`${method.toUpperCase()} ${path}`])),
);

const notACall = ({ method, path }: ControlCall): string => {
  const asked = `${method} ${path}`;
  return `${asked} is not a call of the control plane; did you mean ${nearest(asked, known)}?`;
};

const allowedOn = (path: string, api: OpenAPIBackend): readonly string[] =>
  ['get', 'post', 'put', 'delete']
    .filter((method) => api.matchOperation({ method, path, headers: {} }) !== undefined)
    .flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));

/** Whatever else is wrong with a call, who may not make it is told only that. */
const authorize: Stage = ({ operation }, passed) => {
  if (operation?.operationId !== 'health') passed.authorize();
};

const readBody: Stage = ({ operation }, { call, request }) => {
  if (operation.requestBody !== undefined) request.body = readControlBody(call.body);
};

const stages: Readonly<Record<string, Stage>> = {
  postRoutingHandler: authorize,
  notFound: (_context, { call }) => refusal(404, notACall(call)),
  methodNotAllowed: ({ api }, { call }) =>
    refusal(405, notACall(call), { Allow: allowedOn(call.path, api).join(', ') }),
  postSecurityHandler: readBody,
  validationFail: ({ validation }) => {
    throw new ControlError(
      400,
      explainAll(validation.errors ?? [])
        .slice(0, 5)
        .join('; '),
    );
  },
};

/** Calls the handler of an operation with the parameters in their declared types. */
const operationHandlers = (): Readonly<Record<string, Stage>> => {
  type Handle = (input: unknown, fake: Fake) => unknown;
  return Object.fromEntries(
    Object.entries(controlHandlers).map(([id, handle]) => [
      id,
      async ({ operation, validation, request }, { fake }) => {
        const { params: path, query } = validation.coerced;
        const status = Object.keys(operation.responses ?? {}).find((declared) => declared.startsWith('2'));
        return controlReply(Number(status), await (handle as Handle)({ path, query, body: request.requestBody }, fake));
      },
    ]),
  );
};

/** openapi-backend would compile its validators with ajv; these were compiled by `npm run spec`. */
const validatorsOf = (id: string): ValidateFunction[] => {
  const validators = compiled as unknown as Readonly<Record<string, ValidateFunction | undefined>>;
  return [validators[`${id}Params`], validators[`${id}Body`]].filter((validator) => validator !== undefined);
};

const start = async (): Promise<OpenAPIBackend> => {
  const api = new OpenAPIBackend({
    definition: document as unknown as Document,
    quick: true,
    ignoreTrailingSlashes: false,
    coerceTypes: true,
  });
  await api.init();
  const operations = api.getOperations();
  // It would make the list anew, several times a request and once for each handler that is registered.
  api.router.getOperations = () => operations;
  api.register({ ...stages, ...operationHandlers() });
  for (const id of Object.keys(controlHandlers)) api.validator.requestValidators[id] = validatorsOf(id);
  return api;
};

let backend: Promise<OpenAPIBackend> | undefined;

/** Query parameters as text; one that is given twice is a list, which no type allows. */
const queryOf = (search: string): Record<string, string | string[]> => {
  const given = new URLSearchParams(search);
  const query: Record<string, string | string[]> = Object.create(null);
  for (const name of given.keys()) {
    const values = given.getAll(name);
    query[name] = values.length > 1 ? values : (values[0] ?? '');
  }
  return query;
};

/** Answers a call: route, authorize, read the body, validate, handle. A HEAD is answered as its GET. */
export const callControl = async (call: ControlCall, surroundings: Surroundings): Promise<Reply> => {
  backend ??= start();
  const method = call.method === 'HEAD' ? 'GET' : call.method;
  const headers = call.headers as Request['headers'];
  const request: Request = { method, path: call.path, query: queryOf(call.search), headers };
  return (await backend).handleRequest(request, { ...surroundings, call, request } satisfies Passed);
};
