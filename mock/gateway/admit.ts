import { apiError } from '../errors/error.ts';
import { shortened } from '../errors/masked.ts';
import type { Caller } from '../iam/caller.ts';
import type { Given } from '../spec/given.ts';
import { isGlobal, type Operation } from '../spec/operations.ts';
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

const causeOf = (projectId: string, { entry, scope }: Caller, worlds: Worlds): string => {
  const { project_id } = entry.tenant;
  if (scope !== 'project' && projectId === project_id)
    return `the token is for the account as a whole; ask IAM for one with the scope of project ${project_id}`;
  const named = `the credentials are those of project ${project_id}, and the path names ${shortened(projectId, 64)}`;
  return worlds.byProject(projectId) === undefined ? `${named}, which no world of this fake has` : named;
};

/** A project's resources are for credentials of that project; a token for the account alone will not do. */
const checkProject = (given: string | undefined, caller: Caller, { service }: Operation, worlds: Worlds): void => {
  const { project_id } = caller.entry.tenant;
  const projectId = given ?? project_id;
  if (isGlobal(service) || (projectId === project_id && caller.scope === 'project')) return;
  const explanation = { cause: causeOf(projectId, caller, worlds) };
  const refusal = service === 'swr' ? 'wrong_project' : 'foreign_project';
  throw apiError(refusal, { project_id: projectId }, { explanation });
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
  const caller = authenticate(call, { mode: auth, worlds, service: operation.service, atMs });
  checkProject(rawPath.project_id, caller, operation, worlds);
  authorise(caller, operation, { method: request.method, target: request.target, path: rawPath, requestId, atMs });
  return caller;
};

/** The request as its handler may rely on it. Throws 404 and 400. */
export const inputOf = (call: Call, operation: Operation, entry: WorldEntry, { engine }: AdmitParts): Given => {
  const { request, path, rawPath, search } = call;
  const { profile } = entry;
  if (endsWithSlash(path) && profile['request.trailing_slash'] === 'not_found') {
    const cause = 'the path ends with a slash, and behaviour request.trailing_slash is not_found';
    throw apiError('api_not_found', {}, { explanation: { cause } });
  }
  const given = {
    header: request.headers,
    path: readPath(rawPath, operation),
    query: readQuery(search, operation),
    body: readBody(request.body, operation),
  };
  return validated(given, operation, engine.validator(operation), profile);
};
