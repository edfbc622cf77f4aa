import { readToken } from '../iam/credentials.ts';
import type { Operation } from '../spec/operations.ts';
import { partsOf, type WireRequest } from '../wire/wire.ts';
import type { WorldEntry } from '../world/entry.ts';
import type { Worlds } from '../world/worlds.ts';
import { readHeader, type SignatureHeader } from './aksk/header.ts';
import type { Router } from './router.ts';

/** A request and what can be told of it without believing anything that it says of itself. */
export interface Call {
  readonly request: WireRequest;
  readonly requestId: string;
  /** Of the machine, to measure by. */
  readonly startedMs: number;
  readonly path: string;
  readonly search: string;
  readonly operation: Operation | undefined;
  /** Path parameters, decoded once. */
  readonly rawPath: Readonly<Record<string, string>>;
  /** Its Authorization header taken apart, if it has one in a form that the gateway understands. */
  readonly signed: SignatureHeader | undefined;
  /** The world that it claims to be for. */
  readonly entry: WorldEntry;
  /** Why its path cannot be read; such a request matches nothing. */
  readonly malformed: URIError | undefined;
}

/** The project of a world that a path names where no operation reads it: in the place where those of the API have theirs. */
const projectIn = (path: string, worlds: Worlds): string | undefined =>
  worlds.byProject(path.split('/', 3)[2] ?? '')?.tenant.project_id;

/**
 * The world that a request claims to be for, believed without proof: by its static token, its access key, the project
 * in its path, or the token that IAM issued. Decides only whose faults and journal it meets; what it may do is
 * authenticate's to say.
 */
const claimedWorld = (
  { headers }: WireRequest,
  { signed, projectId }: { readonly signed: SignatureHeader | undefined; readonly projectId: string | undefined },
  worlds: Worlds,
): WorldEntry => {
  const token = headers['x-auth-token']?.toString() ?? '';
  return (
    worlds.byToken(token)?.entry ??
    (signed === undefined ? undefined : worlds.byAccessKey(signed.ak)?.entry) ??
    (projectId === undefined ? readToken(token, worlds)?.entry : worlds.byProject(projectId)) ??
    worlds.home()
  );
};

export const endsWithSlash = (path: string): boolean => path.length > 1 && path.endsWith('/');

const none: Readonly<Record<string, string>> = {};

type Found = Pick<Call, 'operation' | 'rawPath' | 'malformed'>;

const found = (method: string, path: string, router: Router<Operation>): Found => {
  try {
    const match = router.find(method, endsWithSlash(path) ? path.slice(0, -1) : path);
    return { operation: match?.route, rawPath: match?.path ?? none, malformed: undefined };
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return { operation: undefined, rawPath: none, malformed: error };
  }
};

export interface Received {
  readonly request: WireRequest;
  readonly requestId: string;
  readonly startedMs: number;
}

/** Says which operation a request asks for, and whose world it claims to be for. */
export const callOf = (received: Received, router: Router<Operation>, worlds: Worlds): Call => {
  const { request, requestId, startedMs } = received;
  const { path, search } = partsOf(request.target);
  const { operation, rawPath, malformed } = found(request.method, path, router);
  const { authorization } = request.headers;
  const signed = authorization === undefined ? undefined : readHeader(authorization);
  const projectId = operation === undefined ? projectIn(path, worlds) : rawPath.project_id;
  const entry = claimedWorld(request, { signed, projectId }, worlds);
  return { request, requestId, startedMs, path, search, operation, rawPath, signed, entry, malformed };
};
