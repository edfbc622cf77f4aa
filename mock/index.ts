import type { Express } from 'express';
import { createApi } from './api.ts';
import { createApp } from './app.ts';
import { createBench } from './bench/bench.ts';
import type { ControlAccess } from './control/access.ts';
import type { Fake } from './control/handler.ts';
import { controlHandlers } from './control/index.ts';
import { createControl } from './control/serve.ts';
import { shownWorld } from './control/shown.ts';
import { apiEngine } from './engine.ts';
import type { ApiError } from './errors.ts';
import { createFace } from './face/face.ts';
import type { FakeSwr } from './face/types.ts';
import { type AuthMode, authModes } from './gateway/auth.ts';
import { operations } from './gateway/operations.ts';
import { iamHandlers } from './iam/index.ts';
import { listenAll, type TlsOptions } from './listen.ts';
import { createListener } from './listener.ts';
import { handlers } from './operations/index.ts';
import { templateOf } from './seed/template.ts';
import type { Seed } from './seed/types.ts';
import type { WireRequest } from './wire.ts';
import { type Clock, systemClock, worldClock } from './world/clock.ts';
import { madeHex } from './world/ids.ts';
import { createProfile, type Profile } from './world/profile.ts';
import { createSchedule } from './world/schedule.ts';
import { forkStore } from './world/store.ts';
import type { World } from './world/world.ts';
import { createWorlds } from './worlds.ts';

export { connectFakeSwr } from './face/connect.ts';
export { FakeSwrError } from './face/error.ts';
export type { FakeSwr, FakeWorld } from './face/types.ts';
export { type Clock, type ManualClock, manualClock, systemClock } from './world/clock.ts';
export type { AuthMode, ControlAccess, Profile, Seed, TlsOptions };

export interface FakeSwrOptions {
  /** A scenario (`demo`, `empty`, `large`), the path of a seed file, or a seed itself. Default: `demo`. */
  readonly seed?: string | Seed;
  /** Port to listen on; 0, the default, takes a free one. */
  readonly port?: number;
  /** Address to bind. Default: 127.0.0.1, which no other machine can reach. */
  readonly host?: string;
  /** Serves https as well, on a port of its own. */
  readonly tls?: TlsOptions;
  /**
   * `verify` (default): tokens and signatures are checked as the service does. `presence`: a known token or access key
   * must be sent, signatures are not checked. `off`: nothing need be sent.
   */
  readonly auth?: AuthMode;
  /** Who may use /_fake/ over HTTP. Default: callers on this machine. */
  readonly control?: ControlAccess;
  /** Answers to the questions of spec/behaviours.yaml that differ from the defaults. */
  readonly profile?: Partial<Profile>;
  /** Where the time comes from. Default: the machine's clock. */
  readonly clock?: Clock;
  /** Told of every request once it is answered. */
  readonly onAnswer?: (line: { readonly method: string; readonly target: string; readonly status: number }) => void;
  /** Told of every refusal with its code and, where the fake knows more than it says, the likely cause. */
  readonly onRefusal?: (error: ApiError, request: WireRequest) => void;
  /** Told of every fault of the fake's own; the client sees a 500. Default: console.error. */
  readonly onBug?: (error: Error) => void;
}

/** A fake that runs in this process. */
export interface EmbeddedFakeSwr extends FakeSwr {
  /** Where https is served, if it is, and the certificate to trust there. */
  readonly tls: { readonly url: string; readonly certificate: string } | undefined;
  /** The Express application, to mount or to hand to supertest. */
  readonly app: Express;
}

const homeOf = async (seed: string | Seed, clock: Clock, profile: Profile): Promise<World> => {
  const template = await templateOf(seed, { clock, profile });
  const own = worldClock(clock);
  const { tenant, users, seed: number, store } = template;
  return {
    tenant,
    users,
    seed: number,
    clock: own,
    profile,
    schedule: createSchedule(own.now()),
    store: forkStore(store),
  };
};

/** What a fake does, less its listening. */
const createCore = async (options: FakeSwrOptions) => {
  const { seed = 'demo', auth = 'verify', control = 'loopback', clock = systemClock } = options;
  if (!authModes.includes(auth)) {
    throw new TypeError(`auth is ${JSON.stringify(auth)} but must be one of ${authModes.join(', ')}`);
  }
  const { onBug = console.error, onRefusal = () => {}, onAnswer } = options;
  const served = operations.filter(({ service }) => service !== 'control');
  const profile = createProfile(options.profile);
  const ids = served.map(({ id }) => id);
  const newPlace: Fake['newPlace'] = (world, name) => ({
    world,
    name,
    bench: createBench(world.seed, ids),
    beginning: forkStore(world.store),
  });
  const home = await homeOf(seed, clock, profile);
  const worlds = createWorlds(newPlace(home, 'demo'));
  const counters = { requests: 0, worlds: 0 };
  const nextRequestId = () => {
    counters.requests += 1;
    return madeHex(`${home.seed} request ${counters.requests}`, 32);
  };
  const nextWorldNumber = () => {
    counters.worlds += 1;
    return counters.worlds;
  };
  let certificate: string | undefined;
  const fake: Fake = {
    worlds,
    certificate: () => certificate,
    operations: served,
    clock,
    profile,
    newPlace,
    nextWorldNumber,
  };
  const stopwatch = () => performance.now();
  const api = createApi({
    engine: apiEngine,
    operations: served,
    handlers,
    iamHandlers,
    worlds,
    auth,
    nextRequestId,
    stopwatch,
    onRefusal,
    onBug,
  });
  const plane = {
    operations: operations.filter(({ service }) => service === 'control'),
    handlers: controlHandlers,
    fake,
  };
  const listener = createListener({
    api,
    control: createControl({ ...plane, access: control }),
    nextRequestId,
    onAnswer,
  });
  const trust = (pem: string | undefined) => {
    certificate = pem;
  };
  return { listener, worlds, nextRequestId, trust, own: createControl({ ...plane, access: 'open' }) };
};

/**
 * Starts a fake of its own on a port of its own; several can run in one process.
 * Rejects with a SeedError on a seed that cannot be used, a TypeError on an unknown behaviour, and with the system's
 * error if the port cannot be had.
 */
export const createFakeSwr = async (options: FakeSwrOptions = {}): Promise<EmbeddedFakeSwr> => {
  const { port = 0, host = '127.0.0.1', tls } = options;
  const { listener, worlds, nextRequestId, trust, own } = await createCore(options);
  const listening = await listenAll(listener, { port, host, tls, nextRequestId });
  trust(listening.tls?.certificate);
  const face = await createFace({
    url: listening.url,
    close: listening.close,
    home: shownWorld(worlds.placeOf(worlds.home())),
    send: async (method, target, body) => {
      const { status, body: text } = await own({ method, target, headers: {}, body: Buffer.from(body) }, undefined);
      return { status, text };
    },
  });
  let app: Express | undefined;
  return {
    ...face,
    tls: listening.tls,
    get app() {
      app ??= createApp(listener);
      return app;
    },
  };
};
