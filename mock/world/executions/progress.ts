import { initialized, type LifeCycle, pending } from './life-cycle.ts';
import type { KindTypes, LiveExecution } from './rows.ts';

export type Status = 'Initialized' | 'Pending' | 'InProgress' | 'Succeed' | 'Failed' | 'Stopped';

export type Progressing = Pick<LiveExecution<KindTypes>, 'startedMs' | 'lifeCycle' | 'checkpoints'> & {
  readonly itemCount: number;
};

type Timed = LifeCycle & { readonly kind: 'timed' };

const timedAt = ({ startedMs, itemCount }: Progressing, cycle: Timed, nowMs: number): number => {
  const sinceMs = nowMs - startedMs;
  if (sinceMs < cycle.initializedMs) return initialized;
  const workedMs = sinceMs - cycle.initializedMs - cycle.pendingMs;
  if (workedMs < 0) return pending;
  return cycle.itemMs === 0 ? itemCount : Math.min(itemCount, Math.floor(workedMs / cycle.itemMs));
};

/** When it was stopped; undefined if it was not, or not yet at that time. */
export const stoppedMs = ({ checkpoints }: Progressing, nowMs: number): number | undefined => {
  const last = checkpoints.at(-1);
  return last?.stops && last.ms <= nowMs ? last.ms : undefined;
};

const doneBefore = (execution: Progressing, nowMs: number): number => {
  const { lifeCycle, itemCount, checkpoints } = execution;
  if (lifeCycle.kind === 'timed') return timedAt(execution, lifeCycle, nowMs);
  if (lifeCycle.kind === 'stuck') return Math.min(itemCount, lifeCycle.done);
  return checkpoints.findLast(({ stops }) => !stops)?.done ?? initialized;
};

/** How far an execution is at a moment. */
export interface Reach {
  /** How many of its items have been dealt with, one after the other; -2 stands for Initialized and -1 for Pending. */
  readonly done: number;
  readonly stoppedMs: number | undefined;
}

/** The whole state of an execution: the rest follows from it. */
export const reachAt = (execution: Progressing, nowMs: number): Reach => {
  const endedMs = stoppedMs(execution, nowMs);
  return { done: doneBefore(execution, endedMs ?? nowMs), stoppedMs: endedMs };
};

export const doneAt = (execution: Progressing, nowMs: number): number => reachAt(execution, nowMs).done;

const timedMs = (startedMs: number, { initializedMs, pendingMs, itemMs }: Timed, done: number): number => {
  if (done === initialized) return startedMs;
  return startedMs + initializedMs + (done === pending ? 0 : pendingMs + done * itemMs);
};

const reachedByStep = (checkpoints: Progressing['checkpoints'], done: number): number | undefined =>
  checkpoints.find((checkpoint) => !checkpoint.stops && checkpoint.done >= done)?.ms;

/** When that many items have been, or will have been, dealt with; undefined where nobody can say. */
export const whenDone = ({ startedMs, lifeCycle, checkpoints }: Progressing, done: number): number | undefined => {
  if (lifeCycle.kind !== 'timed') return reachedByStep(checkpoints, done);
  const ms = timedMs(startedMs, lifeCycle, done);
  const last = checkpoints.at(-1);
  return last?.stops && ms > last.ms ? undefined : ms;
};

/** Since when it has dealt with that many items: its start where nothing happened since. */
export const reachedMs = (execution: Progressing, done: number): number =>
  done === initialized ? execution.startedMs : (whenDone(execution, done) ?? execution.startedMs);

/** A part of an execution: the items from `first` up to, not including, `end`. */
export interface Part {
  readonly first: number;
  readonly end: number;
  readonly fails: boolean;
}

export interface PartState {
  readonly status: Status;
  readonly sinceMs: number;
}

/** Status of a part and since when it has it, with the execution that far. */
export const statusOf = (execution: Progressing, { first, end, fails }: Part, reach: Reach): PartState => {
  const { done, stoppedMs } = reach;
  if (done >= end) return { status: fails ? 'Failed' : 'Succeed', sinceMs: reachedMs(execution, end) };
  if (stoppedMs !== undefined) return { status: 'Stopped', sinceMs: stoppedMs };
  if (done === initialized) return { status: 'Initialized', sinceMs: execution.startedMs };
  if (done < first) return { status: 'Pending', sinceMs: reachedMs(execution, pending) };
  return { status: 'InProgress', sinceMs: reachedMs(execution, first) };
};
