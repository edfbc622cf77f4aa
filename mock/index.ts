import type { RequestListener } from 'node:http';
import { createClient } from './client/client.ts';
import type { FakeSwr } from './client/types.ts';
import { createCore, thisMachine } from './compose.ts';
import type { ControlAccess } from './control/access.ts';
import { shownWorld } from './control/shown.ts';
import type { CameBack } from './data/start.ts';
import type { AuthMode } from './gateway/authenticate.ts';
import type { AnsweredRequest } from './http/plane.ts';
import { listenAll, type TlsOptions } from './http/server.ts';
import type { FakeSwrOptions, ReadMode, WebhookMode } from './options/options.ts';
import { type RegistryLogin, registryLogin } from './registry-login.ts';
import type { Seed } from './seed/format/types.ts';
import { ReplayError } from './world/digest.ts';
import type { Profile } from './world/kernel/profile.ts';

export { connectFakeSwr } from './client/connect.ts';
export { FakeSwrError } from './client/error.ts';
export type { FakeSwr, FakeWorld } from './client/types.ts';
export { DataError, HistoryError, RedisError };

import { DataError } from './data/error.ts';
import { HistoryError, RedisError } from './redis/error.ts';
import type { Joined } from './redis/start.ts';
import { type Started, startLog } from './started.ts';

export { maskedTarget } from './errors/masked.ts';
export { authModes } from './gateway/authenticate.ts';
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
  Profile,
  ReadMode,
  Seed,
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
  /** Lets the process end although the fake was not closed. */
  readonly unref: () => void;
}

/**
 * Starts a fake of its own on a port of its own; several can run in one process.
 * Rejects with a SeedError on a seed that cannot be used, a TypeError on an unknown option or behaviour, and with the system's
 * error if the port cannot be had.
 */
export const createFakeSwr = async (options: FakeSwrOptions = {}): Promise<EmbeddedFakeSwr> => {
  const started = await startLog(options);
  try {
    return await serving(started);
  } catch (error) {
    await started.close();
    throw error instanceof ReplayError ? replayErrorOf(error, started) : error;
  }
};

const replayErrorOf = ({ message }: ReplayError, { cameBack, joined }: Started): Error =>
  joined === undefined ? new DataError(`${cameBack?.folder}: ${message}`) : new RedisError(`${joined.url}: ${message}`);

const serving = async (started: Started): Promise<EmbeddedFakeSwr> => {
  const { options, log, blobFolder, cameBack, joined } = started;
  const core = await createCore(options, log, { ...thisMachine, ...(blobFolder !== undefined && { blobFolder }) });
  const { listener, worlds, refuse, trust, own, destroyOpen, stopDeliveries, closeRegistry } = core;
  const listening = await listenAll(listener, { ...options, refuse });
  trust(listening.tls?.certificate);
  const client = await createClient({
    url: listening.url,
    close: async () => {
      const stopped = stopDeliveries();
      destroyOpen();
      await Promise.all([stopped, listening.close()]);
      await closeRegistry();
      await started.close();
    },
    home: shownWorld(worlds.home()),
    send: async (method, target, body) => {
      const request = { method, target, headers: {}, body: Buffer.from(body) };
      const { status, body: text } = (await own.answer(request, undefined)).reply;
      return { status, text };
    },
  });
  const registry = registryLogin(worlds.home(), listening.url);
  const { tls, unref } = listening;
  return { ...client, registry, tls, app: listener, unref, data: cameBack, redis: joined };
};
