import type { Engine } from './engine.ts';
import { ApiError, apiError } from './errors.ts';
import { explain } from './explain.ts';
import { authorise } from './gateway/access.ts';
import { type AuthMode, authenticate } from './gateway/auth.ts';
import type { Operation } from './gateway/operations.ts';
import { readBody, readPath, readQuery } from './gateway/read.ts';
import { type About, failure, success } from './gateway/reply.ts';
import { createRouter } from './gateway/router.ts';
import { type Given, validated } from './gateway/validate.ts';
import type { Caller } from './iam/caller.ts';
import type { IamAnswer, IamContext, IamHandlers } from './iam/handler.ts';
import type { Handlers, IamOperationId, OperationId } from './operation.ts';
import { partsOf, type Reply, type WireRequest } from './wire.ts';
import type { Profile } from './world/profile.ts';
import type { World } from './world/world.ts';
import type { Worlds } from './worlds.ts';

export interface ApiOptions {
  readonly engine: Engine;
  readonly handlers: Handlers;
  readonly iamHandlers: IamHandlers;
  readonly worlds: Worlds;
  readonly auth: AuthMode;
  readonly nextRequestId: () => string;
  /** Told of every refusal. */
  readonly onRefusal: (error: ApiError, request: WireRequest) => void;
  /** Told of every fault of the fake's own, which the client sees as a 500 without its cause. */
  readonly onBug: (error: Error) => void;
}

/** Answers one request. Synchronous, so no other request can come between a handler's reads and its writes. */
export type Api = (request: WireRequest) => Reply;

const endsWithSlash = (path: string): boolean => path.length > 1 && path.endsWith('/');

const checkPath = (path: string, profile: Profile): void => {
  if (endsWithSlash(path) && profile['request.trailing_slash'] === 'not_found') throw apiError('api_not_found', {});
};

/** A project's resources are for credentials of that project; a token for the account alone will not do. */
const checkProject = (projectId: string | undefined, { world, scope }: Caller, { service }: Operation): void => {
  const isOwn = projectId === undefined || projectId === world.tenant.project_id;
  if (service === 'swr' && (!isOwn || scope !== 'project')) {
    throw apiError('wrong_project', { project_id: projectId ?? world.tenant.project_id });
  }
};

const checkAnswer = (engine: Engine, operation: Operation, body: unknown): void => {
  const errors = engine.answerErrors(operation, body);
  if (errors.length > 0) throw new Error(`${operation.id} answers against the spec: ${errors.map(explain).join('; ')}`);
};

const statusOf = ({ status, statusBehaviour }: Operation, profile: Profile): number =>
  statusBehaviour === undefined ? status : Number(profile[statusBehaviour]);

const asApiError = (error: unknown, onBug: (error: Error) => void): ApiError => {
  if (error instanceof ApiError) return error;
  if (error instanceof URIError) return apiError('malformed_uri', {});
  onBug(error instanceof Error ? error : new Error(String(error)));
  return apiError('internal', {});
};

export const createApi = (options: ApiOptions): Api => {
  const { engine, handlers, iamHandlers, worlds, auth, nextRequestId, onRefusal, onBug } = options;
  const router = createRouter(
    engine.operations.map((route) => ({ method: route.method, template: route.template, route })),
  );

  const match = (method: string, path: string) => {
    const found = router.find(method, endsWithSlash(path) ? path.slice(0, -1) : path);
    if (found === undefined) throw apiError('api_not_found', {});
    return { operation: found.route, rawPath: found.path };
  };

  const admit = (request: WireRequest, operation: Operation, path: Record<string, string>, requestId: string) => {
    if (operation.isOpen) return undefined;
    const caller = authenticate(request, path.project_id, { mode: auth, worlds });
    checkProject(path.project_id, caller, operation);
    authorise(caller, operation, { method: request.method, target: request.target, path, requestId });
    return caller;
  };

  // The validator has just made sure that the input is what the handler's type says: the project's one cast.
  const handle = ({ id, service }: Operation, input: Given, caller: Caller | undefined): IamAnswer<IamOperationId> => {
    if (service === 'swr') {
      const serve = handlers[id as OperationId] as (input: unknown, world: World | undefined) => never;
      return { body: serve(input, caller?.world) };
    }
    const serve = iamHandlers[id as IamOperationId] as (
      input: unknown,
      context: IamContext,
    ) => IamAnswer<IamOperationId>;
    return serve(input, { worlds, caller, subjectToken: String(input.header['x-subject-token'] ?? '') });
  };

  return (request) => {
    const about: About = { requestId: nextRequestId(), explain: request.headers['x-fake-explain'] !== undefined };
    try {
      const { path, search } = partsOf(request.target);
      const { operation, rawPath } = match(request.method, path);
      const caller = admit(request, operation, rawPath, about.requestId);
      const { profile } = caller?.world ?? worlds.home();
      about.profile = profile;
      checkPath(path, profile);
      const given = {
        header: request.headers,
        path: readPath(rawPath, operation),
        query: readQuery(search, operation),
        body: readBody(request.body, operation),
      };
      const input = validated(given, operation, engine.validator(operation), profile);
      const { body, headers } = handle(operation, input, caller);
      checkAnswer(engine, operation, body);
      return success(statusOf(operation, profile), body, about, headers);
    } catch (error) {
      const refusal = asApiError(error, onBug);
      onRefusal(refusal, request);
      return failure(refusal, about);
    }
  };
};
