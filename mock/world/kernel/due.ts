import type { Readable, World, WritableWorld } from './world.ts';

export interface Period {
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** Something that becomes due as time passes: a schedule, the effects of executions, a delivery, a job. */
export interface DueSource<Tables> {
  /** Grows whenever what is due next may have changed by more than time. */
  readonly version: (tables: Readable<Tables>) => number;
  /** When something is due next; `sinceMs` is how far the world has been advanced. Undefined if nothing is. */
  readonly nextMs: (world: World<Tables>, sinceMs: number) => number | undefined;
  /** Lets happen what is due at the world's moment, in the order of ids. */
  readonly happen: (world: WritableWorld<Tables>, sinceMs: number) => void;
  /**
   * The time before which all that is due would leave nothing but counts once the world has come to the end of the period;
   * not finite where nothing is due in it. Left out, nothing is without a trace.
   */
  readonly steadyUntilMs?: (world: World<Tables>, period: Period) => number;
  /** Counts what is due in the period as if it had happened. */
  readonly skip?: (world: WritableWorld<Tables>, period: Period) => void;
}
