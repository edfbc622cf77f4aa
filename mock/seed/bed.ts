import type { Store } from '../world/store.ts';
import type { Tenant } from '../world/world.ts';

/** What planting needs at hand. */
export interface Bed {
  readonly seed: number;
  readonly startMs: number;
  readonly tenant: Tenant;
  /** Who made what the seed says nothing else about. */
  readonly userName: string;
  readonly store: Store;
}

/** Where in a seed something stands: names and indexes from the top. */
export type SeedPath = readonly string[];

/** A seed that cannot be planted: the message names the record and the rule. */
export class SeedError extends Error {
  /** Where in the seed, if that is known and the message does not say so itself. */
  readonly path: SeedPath | undefined;

  constructor(message: string, path?: SeedPath) {
    super(message);
    this.path = path;
  }
}
