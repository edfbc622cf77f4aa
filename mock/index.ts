import type { RequestListener } from 'node:http';
import { createFace } from './client/client.ts';
import type { FakeSwr } from './client/types.ts';
import { createCore } from './compose.ts';
import type { ControlAccess } from './control/access.ts';
import { shownWorld } from './control/shown.ts';
import type { AuthMode } from './gateway/authenticate.ts';
import { createApp } from './http/app.ts';
import { listenAll, type TlsOptions } from './http/server.ts';
import { completed, type FakeSwrOptions } from './options.ts';
import type { Seed } from './seed/format/types.ts';
import type { Profile } from './world/kernel/profile.ts';

export { connectFakeSwr } from './client/connect.ts';
export { FakeSwrError } from './client/error.ts';
export type { FakeSwr, FakeWorld } from './client/types.ts';
export { type Clock, type ManualClock, manualClock, systemClock } from './world/kernel/clock.ts';
export type { AuthMode, ControlAccess, FakeSwrOptions, Profile, Seed, TlsOptions };

/** A fake that runs in this process. */
export interface EmbeddedFakeSwr extends FakeSwr {
  /** Where https is served, if it is, and the certificate to trust there. */
  readonly tls: { readonly url: string; readonly certificate: string } | undefined;
  /** An Express application, to mount in another or to hand to supertest. */
  readonly app: RequestListener;
}

/**
 * Starts a fake of its own on a port of its own; several can run in one process.
 * Rejects with a SeedError on a seed that cannot be used, a TypeError on an unknown behaviour, and with the system's
 * error if the port cannot be had.
 */
export const createFakeSwr = async (options: FakeSwrOptions = {}): Promise<EmbeddedFakeSwr> => {
  const all = completed(options);
  const { listener, worlds, nextRequestId, trust, own, release } = await createCore(all);
  const listening = await listenAll(listener, { ...all, nextRequestId });
  trust(listening.tls?.certificate);
  const face = await createFace({
    url: listening.url,
    close: () => {
      release();
      return listening.close();
    },
    home: shownWorld(worlds.home()),
    send: async (method, target, body) => {
      const { status, body: text } = await own({ method, target, headers: {}, body: Buffer.from(body) }, undefined);
      return { status, text };
    },
  });
  let app: RequestListener | undefined;
  return {
    ...face,
    tls: listening.tls,
    get app() {
      app ??= createApp(listener);
      return app;
    },
  };
};
