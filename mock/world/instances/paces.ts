import { minuteMs } from '../kernel/time.ts';
import type { CreationCycleRow } from './rows.ts';

/** How long the stages of a creation take, by the answer to `instances.pace`. */
export const paces = {
  seconds: { initialMs: 1000, creatingMs: 4000 },
  minutes: { initialMs: minuteMs, creatingMs: 4 * minuteMs },
  instant: { initialMs: 0, creatingMs: 0 },
} as const satisfies Record<string, Omit<CreationCycleRow, 'id'>>;

/** The only reason seen for a creation that failed. Source: sample of page 1001. */
export const usualFailure = 'failed to select cce cluster';
