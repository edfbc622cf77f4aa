import type { Engine } from './engine.ts';
import { ApiError, apiError } from './errors.ts';
import { explain } from './explain.ts';
import { type AuthMode, authenticate } from './gateway/auth.ts';
import type { Operation } from './gateway/operations.ts';
import { readBody, readPath, readQuery } from './gateway/read.ts';
import { type About, failure, success } from './gateway/reply.ts';
import { createRouter } from './gateway/router.ts';
import { validated } from './gateway/validate.ts';
import type { Handler, Handlers, OperationId } from './operation.ts';
import type { Reply, WireRequest } from './wire.ts';
import type { Profile } from './world/profile.ts';
import type { World } from './world/world.ts';
import type { Worlds } from './worlds.ts';

export interface ApiOptions {
  readonly engine: Engine;
  readonly handlers: Handlers;
  readonly worlds: Worlds;
  readonly auth: AuthMode;
  readonly nextRequestId: () => string;
  /** Told of every fault of the fake's own, which the client sees as a 500 without its cause. */
  readonly onBug: (error: Error) => void;
}

/** Answers one request. Synchronous, so no other request can come between a handler's reads and its writes. */
export type Api = (request: WireRequest) => Reply;

const split = (target: string): { readonly path: string; readonly search: string } => {
  const mark = target.indexOf('?');
  return mark < 0 ? { path: target, search: '' } : { path: target.slice(0, mark), search: target.slice(mark + 1) };
};

const endsWithSlash = (path: string): boolean => path.length > 1 && path.endsWith('/');

const checkAccess = (path: string, projectId: string | undefined, { tenant, profile }: World): void => {
  if (endsWithSlash(path) && profile['request.trailing_slash'] === 'not_found') throw apiError('api_not_found', {});
  if (projectId !== undefined && projectId !== tenant.project_id)
    throw apiError('wrong_project', { project_id: projectId });
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

export const createApi = ({ engine, handlers, worlds, auth, nextRequestId, onBug }: ApiOptions): Api => {
  const router = createRouter(
    engine.operations.map((route) => ({ method: route.method, template: route.template, route })),
  );

  const match = (method: string, path: string) => {
    const found = router.find(method, endsWithSlash(path) ? path.slice(0, -1) : path);
    if (found === undefined) throw apiError('api_not_found', {});
    return { operation: found.route, rawPath: found.path };
  };

  return (request) => {
    const about: About = { requestId: nextRequestId() };
    try {
      const { path, search } = split(request.target);
      const { operation, rawPath } = match(request.method, path);
      const world = authenticate(request, rawPath.project_id, { mode: auth, worlds });
      about.profile = world.profile;
      checkAccess(path, rawPath.project_id, world);
      const given = {
        path: readPath(rawPath, operation),
        query: readQuery(search, operation),
        body: readBody(request.body, operation),
      };
      const input = validated(given, operation, engine.validator(operation), world.profile);
      const handle = handlers[operation.id] as Handler<OperationId>;
      const body = handle(input as Parameters<typeof handle>[0], world);
      checkAnswer(engine, operation, body);
      return success(statusOf(operation, world.profile), body, about);
    } catch (error) {
      return failure(asApiError(error, onBug), about);
    }
  };
};
