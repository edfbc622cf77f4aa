/** No task has begun. */
export const initialized = -2;
/** All tasks wait. */
export const pending = -1;
export const beginnings = { Initialized: initialized, Pending: pending, InProgress: 0 } as const;

/**
 * How an execution goes on. `timed`: as the clock goes. `stepped`: by calls, or by a step each time it is polled.
 * `stuck`: not at all.
 */
export type LifeCycle =
  | { readonly kind: 'timed'; readonly initializedMs: number; readonly pendingMs: number; readonly itemMs: number }
  | { readonly kind: 'stepped'; readonly polls?: number }
  | { readonly kind: 'stuck'; readonly done: number };

/** 300 items a minute: the ceiling that the user guide gives for one family, taken for all. */
export const lifeCycles = {
  documented: { kind: 'timed', initializedMs: 500, pendingMs: 1000, itemMs: 60_000 / 300 },
  instant: { kind: 'timed', initializedMs: 0, pendingMs: 0, itemMs: 0 },
} as const satisfies Record<string, LifeCycle>;
