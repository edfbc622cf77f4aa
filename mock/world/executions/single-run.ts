import { type LifeCycle, lifeCycles } from './life-cycle.ts';

/** How a run that is one piece of work goes on: by the pace that the family's behaviour says. */
export const singleRunPaces = {
  seconds: { kind: 'timed', initializedMs: 0, pendingMs: 2000, itemMs: 10_000 },
  instant: lifeCycles.instant,
} as const satisfies Record<string, LifeCycle>;
