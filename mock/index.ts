import type { RequestListener } from 'node:http';
import { createClient } from './client/client.ts';
import { FakeSwrError } from './client/error.ts';
import type { FakeSwr } from './client/types.ts';
import { createCore } from './compose.ts';
import type { ControlAccess } from './control/access.ts';
import { shownWorld } from './control/shown.ts';
import type { CameBack } from './data/start.ts';
import type { AuthMode } from './gateway/authenticate.ts';
import type { LeastMark } from './gateway/fidelity.ts';
import { textsOf } from './http/feed-texts.ts';
import type { AnsweredRequest } from './http/plane.ts';
import { listenAll, type TlsOptions } from './http/server.ts';
import { completed, type FakeSwrOptions, type ReadMode, type WebhookMode } from './options/options.ts';
import { type RegistryLogin, registryLogin } from './registry-login.ts';
import type { Reloaded } from './reload.ts';
import type { Seed } from './seed/format/types.ts';
import type { StartOptions } from './start/options.ts';
import type { Started } from './started.ts';
import type { Profile } from './world/kernel/profile.ts';

export { connectFakeSwr } from './client/connect.ts';
export type { FakeSwr, FakeWorld } from './client/types.ts';
export { DataError, FakeSwrError, HistoryError, RedisError };

import { DataError } from './data/error.ts';
import { HistoryError, RedisError } from './redis/error.ts';
import type { Joined } from './redis/start.ts';

export { maskedTarget } from './errors/masked.ts';
export { authModes } from './gateway/authenticate.ts';
export { leastMarks } from './gateway/fidelity.ts';
export { readModes, webhookModes } from './options/options.ts';
export { SeedError } from './seed/context.ts';
export { demoTenant } from './seed/scenarios/demo-tenant.ts';
export { version } from './spec/version.ts';
export type { WireRequest } from './wire/wire.ts';
export { type Clock, type ManualClock, manualClock, systemClock } from './world/kernel/clock.ts';
export { profileProblems } from './world/kernel/profile.ts';
export type {
  AnsweredRequest,
  AuthMode,
  ControlAccess,
  FakeSwrOptions,
  LeastMark,
  Profile,
  ReadMode,
  Seed,
  StartOptions,
  TlsOptions,
  WebhookMode,
};

/** A fake that runs in this process. */
export interface EmbeddedFakeSwr extends FakeSwr {
  /** Where https is served, if it is, and the certificate to trust there. */
  readonly tls: { readonly url: string; readonly certificate: string } | undefined;
  /** How `docker login` gets in; left out where the seed has no credential. */
  readonly registry: RegistryLogin | undefined;
  /**
   * The fake without its port, to hand to supertest or to mount in an Express application, below any path and behind body
   * parsers. Clients that sign their requests sign the path they send, mount path included, and the bytes of their body:
   * have `express.json()` keep these in `rawBody` by its `verify` hook.
   */
  readonly app: RequestListener;
  /** What came back from the folder of `data`, if there is one. */
  readonly data: CameBack | undefined;
  /** The log that this one shares with others, if `redis` was given. */
  readonly redis: Joined | undefined;
  /**
   * Gives the first world another seed, another profile or both, as if it had begun so: `reset` goes back to them. Its project,
   * credentials, clock and faults stay, and other worlds. Rejects as `createFakeSwr` does, and then nothing is changed; with a
   * TypeError where `data` or `redis` was given.
   */
  readonly reload: (given: Reloaded) => Promise<void>;
  /** Lets the process end although the fake was not closed. */
  readonly unref: () => void;
}

/**
 * Starts a fake of its own on a port of its own; several can run in one process.
 * Rejects with a SeedError on a seed that cannot be used, a DataError on a folder of `data` that cannot be, a TypeError on an
 * unknown option or behaviour, and with the system's error if the port cannot be had.
 */
export const createFakeSwr = async (options: FakeSwrOptions = {}): Promise<EmbeddedFakeSwr> => {
  const fake = await embedded(await started(options));
  if (options.unref) fake.unref();
  return fake;
};

/**
 * A fake outside this process: the one at FAKE_SWR_URL, or one started by FAKE_SWR_COMMAND or from this package. One that was
 * started ends with `close`, or with this process however that ends.
 * Rejects with what it printed if it does not serve in time, and with a TypeError on an unknown option.
 */
export const startFakeSwr = async (options: StartOptions = {}): Promise<FakeSwr> =>
  (await import('./start/start.ts')).startFakeSwr(options);

const started = async (options: FakeSwrOptions): Promise<Started> => {
  const { data, redis } = options;
  if (redis !== undefined) return (await import('./with-redis.ts')).startWithRedis({ ...options, redis });
  if (data === undefined) return startInMemory(options);
  const { startWithData } = await import('./with-data.ts');
  return startWithData({ ...options, data });
};

const startInMemory = async (options: FakeSwrOptions): Promise<Started> => {
  const all = completed(options);
  const core = await createCore(all);
  return { core, listening: await listenAll(core.listener, { ...all, refuse: core.refuse }) };
};

const embedded = async ({ core, listening, cameBack, joined, close }: Started): Promise<EmbeddedFakeSwr> => {
  const { listener, worlds, trust, own, destroyOpen, stopDeliveries, closeRegistry } = core;
  trust(listening.tls?.certificate);
  const { host } = new URL(listening.url);
  const answered = async (method: string, target: string, body: string) =>
    (await own.answer({ method, target, headers: { host }, body: Buffer.from(body) }, undefined)).reply;
  const stopped = new AbortController();
  const client = await createClient({
    url: listening.url,
    close: async () => {
      stopped.abort();
      const delivered = stopDeliveries();
      destroyOpen();
      await Promise.all([delivered, listening.close()]);
      await closeRegistry();
      await close?.();
    },
    home: shownWorld(worlds.home()),
    send: async (method, target, body) => {
      const { status, body: text } = await answered(method, target, body);
      return { status, text };
    },
    stream: async function* (target, signal) {
      const { status, body, feed } = await answered('GET', target, '');
      if (feed === undefined) throw new FakeSwrError(status, JSON.parse(body).error);
      const ends = signal === undefined ? stopped.signal : AbortSignal.any([stopped.signal, signal]);
      yield* textsOf(feed, ends);
    },
  });
  const registry = registryLogin(worlds.home(), listening.url);
  const { tls, unref } = listening;
  const reload: EmbeddedFakeSwr['reload'] = async (given) => {
    if ((cameBack ?? joined) === undefined) return core.reload(given);
    throw new TypeError('a fake with data or redis keeps the seed and the profile that it began with');
  };
  return { ...client, registry, tls, app: listener, reload, unref, data: cameBack, redis: joined };
};
