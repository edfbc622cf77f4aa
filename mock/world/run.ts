import type { Wire } from '../spec/types.ts';
import type { Plan } from './plan.ts';

type Status = Wire<'Status'>;

/** That so many versions had been dealt with at that time. */
export interface Mark {
  readonly signed: number;
  readonly ms: number;
}

/**
 * How an execution goes on. `timed`: as the clock goes. `stepped`: by calls, or by a step each time it is looked at.
 * `stuck`: not at all.
 */
export type LifeCycle =
  | { readonly kind: 'timed'; readonly initializedMs: number; readonly pendingMs: number; readonly signMs: number }
  | { readonly kind: 'stepped'; readonly looks?: number }
  | { readonly kind: 'stuck'; readonly signed: number };

/** An execution that somebody started: what it was going to do was fixed at that moment. */
export interface LiveRun {
  readonly kind: 'live';
  readonly startedMs: number;
  readonly lifeCycle: LifeCycle;
  readonly plan: Plan;
  readonly firstTaskId: number;
  readonly firstSubTaskId: number;
  /** The steps of a stepped life cycle so far. */
  readonly marks: readonly Mark[];
  /** How often a stepped life cycle was looked at. */
  readonly looks: number;
}

const initialized = -2;
const pending = -1;
export const beginnings = { Initialized: initialized, Pending: pending, InProgress: 0 } as const;

/** At most 300 tags are signed per minute. Source: user guide, image signing. */
export const lifeCycles = {
  documented: { kind: 'timed', initializedMs: 500, pendingMs: 1000, signMs: 60_000 / 300 },
  instant: { kind: 'timed', initializedMs: 0, pendingMs: 0, signMs: 0 },
} as const satisfies Record<string, LifeCycle>;

const timedAt = (run: LiveRun, cycle: LifeCycle & { kind: 'timed' }, nowMs: number): number => {
  const sinceMs = nowMs - run.startedMs;
  if (sinceMs < cycle.initializedMs) return initialized;
  const signingMs = sinceMs - cycle.initializedMs - cycle.pendingMs;
  if (signingMs < 0) return pending;
  return cycle.signMs === 0 ? run.plan.versionCount : Math.floor(signingMs / cycle.signMs);
};

/**
 * The whole state of an execution is one number: how many of its versions have been dealt with. Versions are signed
 * one after the other; -2 stands for Initialized and -1 for Pending.
 */
export const signedAt = (run: LiveRun, nowMs: number): number => {
  const { lifeCycle, plan, marks } = run;
  if (lifeCycle.kind === 'timed') return Math.min(plan.versionCount, timedAt(run, lifeCycle, nowMs));
  if (lifeCycle.kind === 'stuck') return Math.min(plan.versionCount, lifeCycle.signed);
  return marks.at(-1)?.signed ?? initialized;
};

/** When that number was reached. */
export const reachedMs = ({ startedMs, lifeCycle, marks }: LiveRun, signed: number): number => {
  if (signed === initialized || lifeCycle.kind === 'stuck') return startedMs;
  if (lifeCycle.kind === 'stepped') return marks.find((mark) => mark.signed >= signed)?.ms ?? startedMs;
  const { initializedMs, pendingMs, signMs } = lifeCycle;
  return startedMs + initializedMs + (signed === pending ? 0 : pendingMs + signed * signMs);
};

/** Status of whatever covers the versions from `first` up to, not including, `end`, and since when it has it. */
export const statusOf = (
  run: LiveRun,
  { first, end, fails }: { readonly first: number; readonly end: number; readonly fails: boolean },
  nowMs: number,
): { readonly status: Status; readonly sinceMs: number } => {
  const signed = signedAt(run, nowMs);
  if (signed === initialized) return { status: 'Initialized', sinceMs: run.startedMs };
  if (signed < first || signed === pending) return { status: 'Pending', sinceMs: reachedMs(run, pending) };
  if (signed < end) return { status: 'InProgress', sinceMs: reachedMs(run, first) };
  return { status: fails ? 'Failed' : 'Succeed', sinceMs: reachedMs(run, end) };
};

/** The run after so many steps more: one to Pending, one to InProgress, then one a version. */
export const stepped = (run: LiveRun, steps: number, nowMs: number): LiveRun => {
  const signed = Math.min(run.plan.versionCount, signedAt(run, nowMs) + steps);
  return { ...run, marks: [...run.marks, { signed, ms: nowMs }] };
};

/** The run once somebody has looked at it; only `after-polls` takes notice. */
export const looked = (run: LiveRun, nowMs: number): LiveRun => {
  if (run.lifeCycle.kind !== 'stepped' || run.lifeCycle.looks === undefined) return run;
  const looks = run.looks + 1;
  const whole = run.plan.versionCount - initialized;
  const target = initialized + Math.floor((whole * Math.min(looks, run.lifeCycle.looks)) / run.lifeCycle.looks);
  return { ...stepped(run, target - signedAt(run, nowMs), nowMs), looks };
};
