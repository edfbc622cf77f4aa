import { apiError } from '../errors/error.ts';
import type { Caller } from '../iam/caller.ts';
import type { Given } from '../spec/given.ts';
import type { Operation } from '../spec/operations.ts';
import type { Engine } from '../spec/validators.ts';
import type { WorldEntry } from '../world/entry.ts';
import type { Worlds } from '../world/worlds.ts';
import { type AuthMode, authenticate } from './authenticate.ts';
import { authorise } from './authorise.ts';
import { type Call, endsWithSlash } from './call.ts';
import { readBody, readPath, readQuery } from './read.ts';
import { validated } from './validate.ts';

/** A request that may be served: by whom it is sent, in whose world, and what it asks for. */
export interface Admitted {
  readonly operation: Operation;
  readonly entry: WorldEntry;
  readonly input: Given;
  /** Left out where nobody in particular may call. */
  readonly caller: Caller | undefined;
}

export interface AdmitParts {
  readonly worlds: Worlds;
  readonly auth: AuthMode;
  readonly engine: Engine;
}

/** A project's resources are for credentials of that project; a token for the account alone will not do. */
const checkProject = (projectId: string | undefined, { entry, scope }: Caller, { service }: Operation): void => {
  const { project_id } = entry.tenant;
  const isOwn = projectId === undefined || projectId === project_id;
  if (service === 'swr' && (!isOwn || scope !== 'project')) {
    throw apiError('wrong_project', { project_id: projectId ?? project_id });
  }
};

/** Whose credentials the request carries, and that they will do. Throws 401 and 403. */
export const callerOf = (
  call: Call,
  operation: Operation,
  atMs: number,
  { worlds, auth }: AdmitParts,
): Caller | undefined => {
  if (operation.isOpen) return undefined;
  const { request, rawPath, requestId } = call;
  const caller = authenticate(request, rawPath.project_id, { mode: auth, worlds, service: operation.service, atMs });
  checkProject(rawPath.project_id, caller, operation);
  authorise(caller, operation, { method: request.method, target: request.target, path: rawPath, requestId, atMs });
  return caller;
};

/** The request as its handler may rely on it. Throws 404, 501 and 400. */
export const inputOf = (call: Call, operation: Operation, entry: WorldEntry, { engine }: AdmitParts): Given => {
  const { request, path, rawPath, search } = call;
  const { profile } = entry;
  if (operation.unserved) throw apiError('unserved', { operation_id: operation.id });
  if (endsWithSlash(path) && profile['request.trailing_slash'] === 'not_found') throw apiError('api_not_found', {});
  const given = {
    header: request.headers,
    path: readPath(rawPath, operation),
    query: readQuery(search, operation),
    body: readBody(request.body, operation),
  };
  return validated(given, operation, engine.validator(operation), profile);
};
