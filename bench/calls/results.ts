import type { FirstFork } from './first-forks.ts';
import type { CallCost, GrowthPlan } from './growth.ts';
import type { RetentionCost } from './retention.ts';
import type { Verified } from './verify.ts';

/** How much is measured. */
export interface CallPlan {
  readonly growth: GrowthPlan;
  readonly retention: { readonly artifacts: number; readonly rounds: number };
  readonly verify: number;
  readonly forks: number;
}

/** What other calls than a page of tasks cost, as it is kept in bench/.cache/calls-node-*.json. */
export interface CallResults {
  readonly machine: readonly (readonly [string, string])[];
  readonly costs: readonly CallCost[];
  readonly retention: readonly RetentionCost[];
  readonly verified: readonly Verified[];
  readonly forks: readonly FirstFork[];
}
