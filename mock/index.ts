import type { Express } from 'express';
import { createApi } from './api.ts';
import { createApp } from './app.ts';
import { createControl } from './control/control.ts';
import { createEngine, type Engine } from './engine.ts';
import type { ApiError } from './errors.ts';
import type { AuthMode } from './gateway/auth.ts';
import { iamHandlers } from './iam/index.ts';
import { listen } from './listen.ts';
import { handlers } from './operations/index.ts';
import { generated } from './seed/generate.ts';
import { loadSeed } from './seed/load.ts';
import { plant } from './seed/plant.ts';
import type { Seed } from './seed/types.ts';
import type { WireRequest } from './wire.ts';
import { type Clock, systemClock } from './world/clock.ts';
import { madeHex } from './world/ids.ts';
import { createProfile, type Profile } from './world/profile.ts';
import { createWorlds } from './worlds.ts';

export { type Clock, type ManualClock, manualClock, systemClock } from './world/clock.ts';
export type { AuthMode, Profile, Seed };

export interface FakeSwrOptions {
  /** A scenario (`demo`, `empty`, `large`), the path of a seed file, or a seed itself. Default: `demo`. */
  readonly seed?: string | Seed;
  /** Port to listen on; 0, the default, takes a free one. */
  readonly port?: number;
  /** Address to bind. Default: 127.0.0.1, which no other machine can reach. */
  readonly host?: string;
  /**
   * `verify` (default): tokens and signatures are checked as the service does. `presence`: a known token or access key
   * must be sent, signatures are not checked. `off`: nothing need be sent.
   */
  readonly auth?: AuthMode;
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

export interface FakeSwr {
  readonly url: string;
  readonly region: string;
  readonly projectId: string;
  readonly domainId: string;
  /** The first instance of the list. */
  readonly instanceId: string;
  readonly ak: string;
  readonly sk: string;
  readonly token: string;
  /** The Express application, to mount or to hand to supertest. */
  readonly app: Express;
  readonly close: () => Promise<void>;
}

let engine: Promise<Engine> | undefined;

const unlocked = async (seed: string | Seed): Promise<Seed> =>
  generated(typeof seed === 'string' ? await loadSeed(seed) : seed);

/**
 * Starts a fake of its own on a port of its own; several can run in one process.
 * Rejects with a SeedError on a seed that cannot be used, a TypeError on an unknown behaviour, and with the system's
 * error if the port cannot be had.
 */
export const createFakeSwr = async (options: FakeSwrOptions = {}): Promise<FakeSwr> => {
  const {
    seed = 'demo',
    port = 0,
    host = '127.0.0.1',
    auth = 'verify',
    clock = systemClock,
    onBug = console.error,
  } = options;
  engine ??= createEngine();
  const world = plant(await unlocked(seed), { clock, profile: createProfile(options.profile) });
  const worlds = createWorlds(world);
  let requests = 0;
  const nextRequestId = () => {
    requests += 1;
    return madeHex(`${world.seed} request ${requests}`, 32);
  };
  const { onRefusal = () => {} } = options;
  const api = createApi({ engine: await engine, handlers, iamHandlers, worlds, auth, nextRequestId, onRefusal, onBug });
  const app = createApp({ api, control: createControl(worlds), nextRequestId, onAnswer: options.onAnswer });
  const { url, close } = await listen(app, { port, host, nextRequestId });
  const { tenant, users, store } = world;
  return {
    url,
    region: tenant.region,
    projectId: tenant.project_id,
    domainId: tenant.domain_id,
    instanceId: store.instances.under(tenant.project_id)[0]?.id ?? '',
    ak: users[0].ak,
    sk: users[0].sk,
    token: users[0].token,
    app,
    close,
  };
};
