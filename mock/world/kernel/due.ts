import type { Readable, World, WritableWorld } from './world.ts';

export interface Span {
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** Something that becomes due as time passes: a schedule, the effects of executions, a delivery, a job. */
export interface DueSource<Tables> {
  /** Grows whenever what is due next may have changed by more than time. */
  readonly version: (tables: Readable<Tables>) => number;
  /** When something is due next; `sinceMs` is how far the world has been advanced. Undefined if nothing is. */
  readonly nextMs: (world: World<Tables>, sinceMs: number) => number | undefined;
  /** How often something will be due from `sinceMs` on up to a time, counted no further than `most`. */
  readonly count?: (world: World<Tables>, span: Span, most: number) => number;
  /** Lets happen what is due at the world's moment, in the order of ids. */
  readonly happen: (world: WritableWorld<Tables>, sinceMs: number) => void;
}
