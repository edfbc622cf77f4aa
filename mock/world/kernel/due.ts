import type { Readable, World, WritableWorld } from './world.ts';

/** Something that becomes due as time passes: a schedule, the effects of executions, a delivery, a job. */
export interface DueSource<Tables> {
  /** Grows whenever what is due next may have changed by more than time. */
  readonly version: (tables: Readable<Tables>) => number;
  /** When something is due next; `sinceMs` is how far the world has been advanced. Undefined if nothing is. */
  readonly nextMs: (world: World<Tables>, sinceMs: number) => number | undefined;
  /** Lets happen what is due at the world's moment, in the order of ids. */
  readonly happen: (world: WritableWorld<Tables>, sinceMs: number) => void;
}
