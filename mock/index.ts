import type { RequestListener } from 'node:http';
import { createClient } from './client/client.ts';
import { FakeSwrError } from './client/error.ts';
import type { FakeSwr } from './client/types.ts';
import { createCore, thisMachine } from './compose.ts';
import type { ControlAccess } from './control/access.ts';
import { shownWorld } from './control/shown.ts';
import type { CameBack, StartedData } from './data/start.ts';
import type { AuthMode } from './gateway/authenticate.ts';
import { textsOf } from './http/feed-texts.ts';
import type { AnsweredRequest } from './http/plane.ts';
import { listenAll, type TlsOptions } from './http/server.ts';
import { completed, type FakeSwrOptions, type WebhookMode } from './options/options.ts';
import { type RegistryLogin, registryLogin } from './registry-login.ts';
import type { Seed } from './seed/format/types.ts';
import { ReplayError } from './world/digest.ts';
import type { Profile } from './world/kernel/profile.ts';

export { connectFakeSwr } from './client/connect.ts';
export type { FakeSwr, FakeWorld } from './client/types.ts';
export { DataError, FakeSwrError };

import { DataError } from './data/error.ts';

export { maskedTarget } from './errors/masked.ts';
export { authModes } from './gateway/authenticate.ts';
export { webhookModes } from './options/options.ts';
export { SeedError } from './seed/context.ts';
export { demoTenant } from './seed/scenarios/demo-tenant.ts';
export { version } from './spec/version.ts';
export type { WireRequest } from './wire/wire.ts';
export { type Clock, type ManualClock, manualClock, systemClock } from './world/kernel/clock.ts';
export { profileProblems } from './world/kernel/profile.ts';
export type { AnsweredRequest, AuthMode, ControlAccess, FakeSwrOptions, Profile, Seed, TlsOptions, WebhookMode };

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
  /** Lets the process end although the fake was not closed. */
  readonly unref: () => void;
}

/**
 * Starts a fake of its own on a port of its own; several can run in one process.
 * Rejects with a SeedError on a seed that cannot be used, a TypeError on an unknown option or behaviour, and with the system's
 * error if the port cannot be had.
 */
export const createFakeSwr = async (options: FakeSwrOptions = {}): Promise<EmbeddedFakeSwr> => {
  const data = await dataOf(options);
  try {
    return await serving(options, data);
  } catch (error) {
    await data?.log.close();
    throw error instanceof ReplayError ? new DataError(`${options.data}: ${error.message}`) : error;
  }
};

/** What a folder of `data` has, if there is to be one; read by code that nobody else needs. */
const dataOf = async (options: FakeSwrOptions): Promise<StartedData | undefined> => {
  const { data } = options;
  if (data === undefined) return undefined;
  const { startData } = await import('./data/start.ts');
  return startData({ ...options, data }, thisMachine);
};

const serving = async (options: FakeSwrOptions, data: StartedData | undefined): Promise<EmbeddedFakeSwr> => {
  const all = data?.options ?? completed(options);
  const machine = { ...thisMachine, ...(data && { blobFolder: data.blobFolder }) };
  const core = await createCore(all, data?.log, machine);
  const { listener, worlds, refuse, trust, own, destroyOpen, stopDeliveries, closeRegistry } = core;
  const listening = await listenAll(listener, { ...all, refuse });
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
      await data?.log.close();
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
  return { ...client, registry, tls, app: listener, unref, data: data?.cameBack };
};
