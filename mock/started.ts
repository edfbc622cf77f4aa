import type { createCore } from './compose.ts';
import type { CameBack } from './data/start.ts';
import type { Listening } from './http/server.ts';
import type { Joined } from './redis/start.ts';

/** A fake that listens, and all that follows from where its log is. Left out is what a fake in memory does not have. */
export interface Started {
  readonly core: Awaited<ReturnType<typeof createCore>>;
  readonly listening: Listening;
  readonly cameBack?: CameBack;
  readonly joined?: Joined;
  /** Closes the log. */
  readonly close?: () => Promise<void>;
}
