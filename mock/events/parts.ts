import type { Observations } from '../journal/observed.ts';
import type { Schemas } from '../spec/control-types.ts';
import type { Commit } from '../world/commit.ts';
import type { Worlds } from '../world/worlds.ts';

export type FakeEvent = Schemas['FakeEvent'];

/** What a stream of events is made from. */
export interface EventParts {
  readonly worlds: Worlds;
  readonly observations: Observations;
  readonly commit: Commit;
  /** A text that no other process has. */
  readonly epoch: () => string;
  /** The machine's time. */
  readonly nowMs: () => number;
  readonly nextCommandId: () => string;
}
