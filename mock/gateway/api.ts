import { ApiError, apiError } from '../errors/error.ts';
import { spoil } from '../faults/corrupt.ts';
import { FaultError } from '../faults/effect.ts';
import { type Firing, headerFault } from '../faults/faults.ts';
import type { Operation } from '../spec/operations.ts';
import type { Engine } from '../spec/validators.ts';
import { partsOf, type Reply, type WireRequest } from '../wire/wire.ts';
import type { Profile } from '../world/kernel/profile.ts';
import { runSchedule } from '../world/schedule.ts';
import type { World } from '../world/world.ts';
import type { Worlds } from '../world/worlds.ts';
import { type AuthMode, authenticate } from './authenticate.ts';
import { authorise } from './authorise.ts';
import { checkAnswer, checkPath, checkProject, endsWithSlash } from './checks.ts';
import { claimedWorld } from './claimed-world.ts';
import type { Dispatch } from './dispatch.ts';
import { readBody, readPath, readQuery } from './read.ts';
import { note } from './record.ts';
import { type About, failure, success } from './reply.ts';
import { routerOf } from './routes.ts';
import { validated } from './validate.ts';

export interface ApiOptions {
  readonly engine: Engine;
  readonly operations: readonly Operation[];
  readonly dispatch: Dispatch;
  readonly worlds: Worlds;
  readonly auth: AuthMode;
  readonly nextRequestId: () => string;
  /** Milliseconds of the machine, to measure by. */
  readonly stopwatch: () => number;
  /** Told of every refusal. */
  readonly onRefusal: (error: ApiError, request: WireRequest) => void;
  /** Told of every fault of the fake's own, which the client sees as a 500 without its cause. */
  readonly onBug: (error: Error) => void;
}

/** Answers one request. Synchronous, so no other request can come between a handler's reads and its writes. */
export type Api = (request: WireRequest) => Reply;

/** What is learnt of a request on its way. */
interface Trace {
  operation?: Operation;
  world?: World;
  firing?: Firing | undefined;
  error?: ApiError;
}

const statusOf = ({ status, statusBehaviour }: Operation, profile: Profile): number =>
  statusBehaviour === undefined ? status : Number(profile[statusBehaviour]);

const asApiError = (error: unknown, onBug: (error: Error) => void): ApiError => {
  if (error instanceof ApiError) return error;
  if (error instanceof FaultError) return apiError('invalid_parameter', { detail: `X-Fake-Fault: ${error.message}` });
  if (error instanceof URIError) return apiError('malformed_uri', {});
  onBug(error instanceof Error ? error : new Error(String(error)));
  return apiError('internal', {});
};

export const createApi = (options: ApiOptions): Api => {
  const { engine, operations, dispatch, worlds, auth, nextRequestId, stopwatch, onRefusal, onBug } = options;
  const router = routerOf(operations);

  const match = (method: string, path: string) => router.find(method, endsWithSlash(path) ? path.slice(0, -1) : path);

  const meetFault = (request: WireRequest, { operation, world = worlds.home() }: Trace): Firing | undefined => {
    const { method, target, headers } = request;
    const asked = headers['x-fake-fault']?.toString();
    if (asked !== undefined) return headerFault(asked);
    return worlds
      .placeOf(world)
      .bench.faults.take({ method, target, headers, operationId: operation?.id }, world.clock.now());
  };

  const admit = (request: WireRequest, operation: Operation, path: Record<string, string>, requestId: string) => {
    if (operation.isOpen) return undefined;
    const caller = authenticate(request, path.project_id, { mode: auth, worlds });
    checkProject(path.project_id, caller, operation);
    authorise(caller, operation, { method: request.method, target: request.target, path, requestId });
    return caller;
  };

  const serve = (request: WireRequest, about: About, trace: Trace): Reply => {
    const { path, search } = partsOf(request.target);
    const found = match(request.method, path);
    const rawPath = found?.path ?? {};
    if (found !== undefined) trace.operation = found.route;
    trace.world = claimedWorld(request, rawPath.project_id, worlds);
    trace.firing = meetFault(request, trace);
    if (trace.firing?.error !== undefined) throw trace.firing.error;
    if (found === undefined) throw apiError('api_not_found', {});
    const operation = found.route;
    const caller = admit(request, operation, rawPath, about.requestId);
    if (operation.unserved) throw apiError('unserved', { operation_id: operation.id });
    const world = caller?.world ?? trace.world;
    about.profile = world.profile;
    checkPath(path, world.profile);
    runSchedule(world);
    const given = {
      header: request.headers,
      path: readPath(rawPath, operation),
      query: readQuery(search, operation),
      body: readBody(request.body, operation),
    };
    const input = validated(given, operation, engine.validator(operation), world.profile);
    const { body, headers } = dispatch(operation, input, caller);
    checkAnswer(engine, operation, body);
    return success(statusOf(operation, world.profile), body, about, headers);
  };

  const answer = (request: WireRequest, about: About, trace: Trace): Reply => {
    try {
      return serve(request, about, trace);
    } catch (error) {
      trace.error = asApiError(error, onBug);
      onRefusal(trace.error, request);
      return failure(trace.error, about);
    }
  };

  return (request) => {
    const startedMs = stopwatch();
    const about: About = { requestId: nextRequestId(), explain: request.headers['x-fake-explain'] !== undefined };
    const trace: Trace = {};
    const plain = answer(request, about, trace);
    const { world = worlds.home(), firing, error } = trace;
    const reply = firing === undefined ? plain : spoil(plain, firing.delivery);
    note(worlds.placeOf(world).bench, {
      request,
      reply,
      requestId: about.requestId,
      operationId: trace.operation?.id,
      error,
      firing,
      nowMs: world.clock.now(),
      durationMs: stopwatch() - startedMs,
    });
    return reply;
  };
};
