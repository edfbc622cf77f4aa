import { type ApiError, apiError } from '../errors/error.ts';
import type { Firing } from '../faults/meet.ts';
import type { StubAnswer } from '../faults/stub.ts';
import { stubReply } from '../faults/stub-reply.ts';
import { meetFault } from '../gateway/meet-fault.ts';
import { type Answered, conclude } from '../gateway/record.ts';
import type { Observations } from '../journal/observed.ts';
import { partsOf, type Reply, type WireRequest } from '../wire/wire.ts';
import type { Commit } from '../world/commit.ts';
import type { WorldEntry } from '../world/entry.ts';
import { admit, scopesFor } from './admit.ts';
import { readKept, uploadsIn } from './blobs/kept.ts';
import { createSharedStore } from './blobs/shared.ts';
import { type BlobStore, createBlobStore } from './blobs/store.ts';
import { answered, changing, json, type RegistryCall, reading } from './call.ts';
import { type CallerParts, claimedEntry, type RegistryCaller, registryCaller } from './caller.ts';
import { challengeOf } from './challenge.ts';
import { formRequest } from './form.ts';
import { handlers } from './handlers.ts';
import { asRegistryError, refusal } from './reply.ts';
import type { RegistryRequest } from './request.ts';
import { type Route, routeOf } from './route.ts';
import { createSharedUploads, noUploads } from './shared-uploads.ts';
import { createUploads, type Uploads } from './uploads.ts';

export interface RegistryParts extends CallerParts {
  readonly commit: Commit;
  readonly observations: Observations;
  readonly nextRequestId: () => string;
  readonly stopwatch: () => number;
  /** What the blobs of all worlds may take. */
  readonly maxBytes: number;
  /** Where blobs that are too large for memory have their folder; by default that of the machine's temporary files. */
  readonly parent?: string | undefined;
  /** A folder for all blobs, which stay in it; left out, they go when the registry closes. */
  readonly folder?: string | undefined;
  /** The name of this process where it is one of several replicas, which share the folder. */
  readonly replica?: string | undefined;
  readonly onRefusal: (error: ApiError, request: WireRequest) => void;
  readonly onBug: (error: Error) => void;
}

export interface Registry {
  readonly answer: (request: RegistryRequest) => Promise<Answered>;
  readonly store: BlobStore;
  /** Forgets all bytes, but for those of a folder that stays. */
  readonly close: () => Promise<void>;
}

/** A request before it is known who sends it, as a `Call` is to the gateway: what is learnt of it is noted for its refusal and for the journal. */
interface Arrival {
  readonly request: RegistryRequest;
  readonly route: Route;
  readonly query: URLSearchParams;
  readonly wire: WireRequest;
  readonly requestId: string;
  readonly startedMs: number;
  entry: WorldEntry;
  by: RegistryCaller['by'];
}

const plainOf = ({ status, body }: StubAnswer): Reply =>
  body === undefined ? answered(status) : { ...json(body), status };

const nothing = Buffer.alloc(0);

/** The digests that the rows of any world refer to. */
const wantedBy = ({ worlds }: RegistryParts): ReadonlySet<string> =>
  new Set(
    worlds
      .all()
      .flatMap(({ tables, beginning }) => [...tables.blobLinks.all(), ...beginning.blobLinks.all()])
      .map(({ digest }) => digest),
  );

/** Where bytes are: in this process alone, in a folder of its own, or in one that replicas share. */
const bytesOf = async (parts: RegistryParts): Promise<{ readonly store: BlobStore; readonly uploads: Uploads }> => {
  const { maxBytes, parent, stopwatch, folder, replica, onBug } = parts;
  const wanted = () => wantedBy(parts);
  if (replica !== undefined && folder !== undefined) {
    const store = await createSharedStore({ folder, by: replica, maxBytes, wanted, onBug });
    return { store, uploads: createSharedUploads(uploadsIn(folder), replica) };
  }
  const kept = folder === undefined ? undefined : { folder, blobs: await readKept(folder) };
  const store = createBlobStore({ maxBytes, parent, stopwatch, kept, wanted });
  return { store, uploads: replica === undefined ? createUploads(store, stopwatch) : noUploads };
};

/**
 * The registry: an OCI data plane over the same worlds as the API. A request takes the same steps as there (gateway/api.ts): it
 * meets its fault, is served or refused, and is concluded.
 */
export const createRegistry = async (parts: RegistryParts): Promise<Registry> => {
  const { commit, nextRequestId, stopwatch, onRefusal, onBug } = parts;
  const { store, uploads } = await bytesOf(parts);

  const arrivalOf = (request: RegistryRequest, startedMs: number): Arrival => {
    const { method, target, headers } = request;
    const { path, search } = partsOf(target);
    return {
      ...{ request, startedMs, requestId: nextRequestId(), query: new URLSearchParams(search) },
      wire: { method, target, headers, body: nothing },
      route: routeOf(method, path) ?? { operation: undefined, name: '', reference: '' },
      entry: claimedEntry(request, parts),
      by: headers.authorization?.toLowerCase().startsWith('bearer')
        ? 'token'
        : headers.authorization
          ? 'basic'
          : 'nothing',
    };
  };

  const serve = async (arrival: Arrival): Promise<Reply> => {
    const { request, route, query, requestId } = arrival;
    const { operation } = route;
    if (operation === undefined) {
      const detail = `${request.method} is not an operation of ${partsOf(request.target).path.slice(0, 200)}`;
      throw apiError('oci_unsupported', { detail });
    }
    const caller = registryCaller(request, route, parts);
    arrival.entry = caller.entry;
    const read = reading(commit, caller, requestId);
    const change = changing(commit, caller, requestId);
    await read((world) => admit(route, request.method, caller, world));
    const call: RegistryCall = { request, requestId, route, query, caller, store, uploads, read, change };
    return handlers[operation](call);
  };

  const refused = ({ request, route, query, entry, by }: Arrival, error: ApiError, wire: WireRequest): Reply => {
    onRefusal(error, wire);
    const isCatalog = route.operation === 'OciListCatalog';
    const isForToken = route.operation === 'OciGetToken' || route.operation === 'OciPostToken';
    const asked = {
      profile: entry.profile,
      by: isForToken ? 'basic' : by,
      scopes: scopesFor(route, query),
      isCatalog,
    } as const;
    const challenge = error.status === 401 ? { 'WWW-Authenticate': challengeOf(request, asked) } : {};
    return refusal(error, challenge, request.headers['x-fake-explain'] !== undefined);
  };

  const met = ({ wire, requestId, route, entry }: Arrival): Promise<Firing | undefined> =>
    new Promise((resolve, reject) => {
      const { operation: id } = route;
      meetFault({ request: wire, requestId, operation: id && { id }, entry }, commit, (outcome) => {
        if ('error' in outcome) reject(outcome.error);
        else resolve(outcome.value);
      });
    });

  const finish = (
    arrival: Arrival,
    reply: Reply,
    error: ApiError | undefined,
    firing: Firing | undefined,
  ): Answered => {
    const { wire: request, requestId, route, entry, startedMs } = arrival;
    const asked = { request, requestId, entry, operationId: route.operation, startedMs };
    const answered = conclude(asked, { reply, error, firing }, parts);
    const headers = { ...answered.reply.headers, 'X-Request-Id': requestId };
    return { ...answered, reply: { ...answered.reply, headers } };
  };

  const answer = async (given: RegistryRequest): Promise<Answered> => {
    const startedMs = stopwatch();
    let firing: Firing | undefined;
    let arrival = arrivalOf(given, startedMs);
    try {
      if (arrival.route.operation === 'OciPostToken') arrival = arrivalOf(await formRequest(given), startedMs);
      firing = await met(arrival);
      if (firing?.answer !== undefined)
        return finish(arrival, stubReply(firing.answer, plainOf(firing.answer)), undefined, firing);
      if (firing?.error !== undefined) throw firing.error;
      return finish(arrival, await serve(arrival), undefined, firing);
    } catch (thrown) {
      const error = asRegistryError(thrown, onBug);
      return finish(arrival, refused(arrival, error, arrival.wire), error, firing);
    }
  };

  return { answer, store, close: () => store.close() };
};
