import type { Tenant, WorldFacts } from '../world/kernel/world.ts';
import type { Tables } from '../world/tables.ts';

/** What a seed is turned into rows with. */
export interface SeedContext {
  readonly seed: number;
  readonly startMs: number;
  readonly tenant: Tenant;
  /** Who did what the seed says nothing else about. */
  readonly userName: string;
  readonly users: WorldFacts['users'];
  readonly tables: Tables;
}

/** Where in a seed something stands: names and indexes from the top. */
export type SeedPath = readonly string[];

/** A seed that cannot be used: the message names the record and the rule. */
export class SeedError extends Error {
  /** Where in the seed, if that is known and the message does not say so itself. */
  readonly path: SeedPath | undefined;

  constructor(message: string, path?: SeedPath) {
    super(message);
    this.path = path;
  }
}
