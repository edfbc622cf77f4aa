import { choicesOf } from '../kernel/profile.ts';
import type { World } from '../kernel/world.ts';
import { countersOf } from './counters.ts';
import type { RunKind } from './kinds.ts';
import { type LifeCycle, pending } from './life-cycle.ts';
import { type Plan, planFrom } from './plan.ts';
import { reachAt, type Status, whenDone } from './progress.ts';
import { endedMs, type Live, statusFrom } from './read.ts';
import type { KindTypes, LiveExecution } from './rows.ts';
import type { openStatuses } from './states.ts';

/** What an execution goes through in turn; `toMs` is undefined where nobody can say when it ends. */
interface Phase {
  readonly status: (typeof openStatuses)[number];
  readonly fromMs: number;
  readonly toMs: number | undefined;
}

/** How many tasks are how far. */
export interface TaskCounts {
  readonly total: number;
  readonly waiting: number;
  readonly in_progress: number;
  readonly succeed: number;
  readonly failed: number;
  readonly stopped: number;
}

/** An execution at a moment, whatever its family and however it is shown there. */
export interface Overview {
  readonly status: Status;
  readonly startedMs: number;
  readonly endedMs: number | undefined;
  /** When it is going to end, as far as time alone decides that. */
  readonly endsMs: number | undefined;
  /** When it goes on next, by time alone. */
  readonly nextMs: number | undefined;
  readonly phases: readonly Phase[];
  readonly items: number;
  readonly itemsDone: number;
  readonly counts: TaskCounts;
}

/** What counts where a family has no behaviours of its own, and how tasks are counted here, whatever the API counts. */
const usual = { 'executions.partial_failure_status': 'Failed', 'executions.status': 'by_progress' } as const;
const byTasks = { 'executions.counter_unit': 'tasks', 'executions.in_progress_counts': 'running' } as const;

/** The execution with its plan at the world's moment. */
export const liveOf = <Tables, Kind extends KindTypes>(
  kind: RunKind<Tables, Kind>,
  { startedMs, lifeCycle, checkpoints, plan: source }: LiveExecution<Kind>,
  { nowMs, profile }: Pick<World<Tables>, 'nowMs' | 'profile'>,
): Live & { readonly plan: Plan<Kind['Item']> } => {
  const plan = planFrom(source, kind.makeItem);
  const progress = { startedMs, lifeCycle, checkpoints, itemCount: plan.itemCount };
  const choices = { ...usual, ...choicesOf(profile, kind.family), ...byTasks };
  return { progress, plan, choices, reach: reachAt(progress, nowMs) };
};

/** When each of the three phases ends. */
const boundsOf = ({ progress, plan }: Live): readonly (number | undefined)[] => {
  const { lifeCycle, startedMs } = progress;
  if (lifeCycle.kind !== 'stuck') return [pending, 0, plan.itemCount].map((done) => whenDone(progress, done));
  return [pending, 0].map((done) => (lifeCycle.done >= done ? startedMs : undefined));
};

const phasesOf = (live: Live): readonly Phase[] => {
  const { progress, plan, reach } = live;
  if (plan.itemCount === 0) return [];
  const [initialEndMs, pendingEndMs, endMs] = boundsOf(live);
  // A step, or a seed, that took it from its start to its end.
  if (endMs !== undefined && endMs === initialEndMs)
    return [{ status: 'InProgress', fromMs: progress.startedMs, toMs: endMs }];
  const phases: Phase[] = [];
  let fromMs: number | undefined = progress.startedMs;
  for (const [status, boundMs] of [
    ['Initialized', initialEndMs],
    ['Pending', pendingEndMs],
    ['InProgress', endMs],
  ] as const) {
    if (fromMs === undefined) break;
    const toMs: number | undefined = boundMs ?? reach.stoppedMs;
    if (toMs !== fromMs || status === 'InProgress') phases.push({ status, fromMs, toMs });
    fromMs = boundMs;
  }
  return phases;
};

const isTimed = ({ kind }: LifeCycle): boolean => kind === 'timed';

/** The whole of an execution at a moment; its cost does not grow with its tasks. */
export const overviewOf = (live: Live): Overview => {
  const { progress, plan, choices, reach } = live;
  const { done } = reach;
  const stopped = reach.stoppedMs !== undefined;
  const { total, succeed, failed, in_progress, stopped: left } = countersOf(plan, { done, stopped }, choices);
  const counts = { total, succeed, failed, in_progress, stopped: left };
  const ended = plan.fails === undefined ? endedMs(live) : progress.startedMs;
  const goesOn = ended === undefined && isTimed(progress.lifeCycle);
  return {
    status: statusFrom(live, counts),
    startedMs: progress.startedMs,
    endedMs: ended,
    endsMs: goesOn ? whenDone(progress, plan.itemCount) : undefined,
    nextMs: goesOn ? whenDone(progress, done + 1) : undefined,
    phases: phasesOf(live),
    items: plan.itemCount,
    itemsDone: Math.max(0, done),
    counts: { ...counts, waiting: total - succeed - failed - in_progress - left },
  };
};
