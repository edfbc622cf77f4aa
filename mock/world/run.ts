import type { Wire } from '../operation.ts';

type Status = Wire<'Status'>;

/** How an execution goes on as time passes; every step follows from these and the time since it began. */
export interface Pace {
  readonly initializedMs: number;
  readonly pendingMs: number;
  readonly signMs: number;
}

/** An artifact version that an execution signs. */
export interface Version {
  readonly artifact_id: number;
  readonly digest: string;
  readonly tags: readonly string[];
}

export interface PlannedTask {
  readonly repository: string;
  readonly versions: readonly Version[];
  /** How many versions all tasks before this one have. */
  readonly first: number;
  /** Why it is going to fail; left out, it is not. */
  readonly fails?: string;
}

/** An execution that somebody started: what it was going to do was fixed at that moment. */
export interface LiveRun {
  readonly kind: 'live';
  readonly startedMs: number;
  readonly pace: Pace;
  readonly tasks: readonly PlannedTask[];
  readonly versionCount: number;
  readonly firstTaskId: number;
  readonly firstSubTaskId: number;
}

/** At most 300 tags are signed per minute. Source: user guide, image signing. */
const documentedPace: Pace = { initializedMs: 500, pendingMs: 1000, signMs: 60_000 / 300 };
const instantPace: Pace = { initializedMs: 0, pendingMs: 0, signMs: 0 };
export const paces = { documented: documentedPace, instant: instantPace };

const initialized = -2;
const pending = -1;

/**
 * The whole state of an execution is one number: how many of its versions have been dealt with. Versions are signed
 * one after the other; -2 stands for Initialized and -1 for Pending.
 */
export const signedAt = ({ startedMs, pace, versionCount }: LiveRun, nowMs: number): number => {
  const sinceMs = nowMs - startedMs;
  if (sinceMs < pace.initializedMs) return initialized;
  const signingMs = sinceMs - pace.initializedMs - pace.pendingMs;
  if (signingMs < 0) return pending;
  return pace.signMs === 0 ? versionCount : Math.min(versionCount, Math.floor(signingMs / pace.signMs));
};

/** When that number was reached. */
export const reachedMs = ({ startedMs, pace }: LiveRun, signed: number): number => {
  if (signed === initialized) return startedMs;
  if (signed === pending) return startedMs + pace.initializedMs;
  return startedMs + pace.initializedMs + pace.pendingMs + signed * pace.signMs;
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

export const endOf = (task: PlannedTask): number => task.first + task.versions.length;
