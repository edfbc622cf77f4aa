import type { Context, OpenAPIBackend, Request } from 'openapi-backend';
import routes from '../../spec/generated/control-routes.json' with { type: 'json' };
import { explainAll } from '../errors/explain.ts';
import { nearest } from '../errors/nearest.ts';
import { readControlBody } from './body.ts';
import { ControlError, type Fake } from './handler.ts';
import { refusal } from './reply.ts';
import { isYaml, readYamlBody, withLines } from './yaml-body.ts';

export interface ControlCall {
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly body: Buffer;
  /** What `Content-Type` says. */
  readonly type: string | undefined;
}

export interface Surroundings {
  readonly fake: Fake;
  /** The host that the call was sent to. */
  readonly host: string;
  /** Throws a ControlError if the caller may not use the control plane. */
  readonly authorize: () => void;
  /** Told which operation is called, before anything else of it. */
  readonly matched: (operationId: string | undefined) => void;
}

/** What goes through openapi-backend with a call. */
export interface Passed extends Surroundings {
  readonly call: ControlCall;
  /** The request that openapi-backend validates. */
  readonly request: Request;
}

/** A handler of openapi-backend: one that returns or throws answers the call, and one of the first two lets it go on. */
export type Stage = (context: Context, passed: Passed) => unknown;

/** Monitors ask for health under any name, and a client needs the certificate before it can ask for anything else. */
const isPublic: ReadonlySet<string> = new Set(['health', 'certificate']);

/** Whatever else is wrong with a call, who may not make it is told only that. */
const authorize: Stage = ({ operation }, passed) => {
  passed.matched(operation?.operationId);
  if (!isPublic.has(operation?.operationId ?? '')) passed.authorize();
};

/** Whether the body of a call is YAML: its type says so, and the operation takes it. */
const isYamlCall = ({ operation }: Context, { call }: Passed): boolean => {
  const { requestBody } = operation;
  const declared = requestBody !== undefined && 'content' in requestBody ? Object.keys(requestBody.content ?? {}) : [];
  return isYaml(call.type) && declared.includes('application/yaml');
};

/** The same sentences; of a body in YAML, each with the line that it is about. */
export const placed = async (problems: readonly string[], context: Context, passed: Passed) =>
  isYamlCall(context, passed) ? withLines(problems, passed.call.body) : problems;

export const readBody = async (context: Context, passed: Passed): Promise<void> => {
  const { requestBody } = context.operation;
  const { call, request } = passed;
  if (requestBody === undefined) return;
  if (call.body.length === 0 && 'required' in requestBody && requestBody.required)
    throw new ControlError(400, `${call.method} ${call.path} needs a JSON body, and none was sent`);
  request.body = isYamlCall(context, passed) ? (await readYamlBody(call.body)).body : readControlBody(call.body);
};

const calls = Object.entries(routes.paths).flatMap(([path, item]) =>
  Object.keys(item).flatMap((method) => (method === 'parameters' ? [] : [`${method.toUpperCase()} ${path}`])),
);

const notACall = ({ method, path }: ControlCall): string => {
  const asked = `${method} ${path}`;
  return `${asked} is not a call of the control plane; did you mean ${nearest(asked, calls)}?`;
};

const allowedOn = (path: string, api: OpenAPIBackend): string =>
  ['get', 'post', 'put', 'delete']
    .filter((method) => api.matchOperation({ method, path, headers: {} }) !== undefined)
    .flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]))
    .join(', ');

/** What a call meets on its way to the handler of its operation, by openapi-backend's names. */
export const stages: Readonly<Record<string, Stage>> = {
  postRoutingHandler: authorize,
  notFound: (_context, { call }) => refusal(404, notACall(call)),
  methodNotAllowed: ({ api }, { call }) => refusal(405, notACall(call), { Allow: allowedOn(call.path, api) }),
  validationFail: async (context, passed) => {
    const problems = explainAll(context.validation.errors ?? []).slice(0, 5);
    throw new ControlError(400, (await placed(problems, context, passed)).join('; '));
  },
};
