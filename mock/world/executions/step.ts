import type { WritableWorld } from '../kernel/world.ts';
import type { RunKind } from './kinds.ts';
import { initialized } from './life-cycle.ts';
import { type Plan, planFrom } from './plan.ts';
import { doneAt } from './progress.ts';
import type { ExecutionRow, KindTypes, LiveExecution } from './rows.ts';

/** An execution that goes on by calls, with its plan. */
interface Stepping<Kind extends KindTypes> {
  readonly row: LiveExecution<Kind>;
  readonly plan: Plan<Kind['Item']>;
  readonly done: number;
}

const steppingOf = <Tables, Kind extends KindTypes>(
  kind: RunKind<Tables, Kind>,
  row: LiveExecution<Kind>,
  nowMs: number,
): Stepping<Kind> => {
  const plan = planFrom(row.plan, kind.makeItem);
  return { row, plan, done: doneAt({ ...row, itemCount: plan.itemCount }, nowMs) };
};

/** One that was stopped has ended, even where the clock was set back to a time before that. */
const hasEnded = <Kind extends KindTypes>({ row, plan, done }: Stepping<Kind>): boolean =>
  row.checkpoints.at(-1)?.stops === true || plan.taskCount === 0 || done >= plan.itemCount;

const steppedTo = <Kind extends KindTypes>(
  { row, plan, done }: Stepping<Kind>,
  target: number,
  nowMs: number,
): LiveExecution<Kind> => {
  const reached = Math.min(plan.itemCount, Math.max(done, target));
  return { ...row, checkpoints: [...row.checkpoints, { done: reached, ms: nowMs }] };
};

/** Whether an execution goes on by calls. */
export const goesBySteps = <Kind extends KindTypes>(row: ExecutionRow<Kind>): row is LiveExecution<Kind> =>
  row.kind === 'live' && row.lifeCycle.kind === 'stepped';

/** So many steps more: one to Pending, one to InProgress, then one per item. One that has ended stays as it is. */
export const step = <Tables, Kind extends KindTypes>(
  kind: RunKind<Tables, Kind>,
  row: LiveExecution<Kind>,
  steps: number,
  { tables, nowMs }: WritableWorld<Tables>,
): void => {
  const stepping = steppingOf(kind, row, nowMs);
  if (hasEnded(stepping)) return;
  kind.tables(tables).executions.replace(steppedTo(stepping, stepping.done + steps, nowMs));
};

/** How many polls an execution takes; undefined if polls do not move it. */
const pollsOf = <Kind extends KindTypes>(row: ExecutionRow<Kind>): number | undefined =>
  row.kind === 'live' && row.lifeCycle.kind === 'stepped' ? row.lifeCycle.polls : undefined;

/** Whether the execution goes on by being asked for. */
export const isPolled = <Tables, Kind extends KindTypes>(
  kind: RunKind<Tables, Kind>,
  row: ExecutionRow<Kind>,
): row is LiveExecution<Kind> => {
  const polls = pollsOf(row);
  if (row.kind !== 'live' || polls === undefined || row.polls >= polls) return false;
  return !hasEnded(steppingOf(kind, row, row.startedMs));
};

const polled = <Tables, Kind extends KindTypes>(
  kind: RunKind<Tables, Kind>,
  row: LiveExecution<Kind>,
  nowMs: number,
): LiveExecution<Kind> => {
  const stepping = steppingOf(kind, row, nowMs);
  const polls = row.polls + 1;
  const whole = stepping.plan.itemCount - initialized;
  const target = initialized + Math.floor((whole * polls) / (pollsOf(row) ?? polls));
  return { ...steppedTo(stepping, target, nowMs), polls };
};

/** Moves on those of the policy's executions that go on by being polled. */
export const poll = <Tables, Kind extends KindTypes>(
  kind: RunKind<Tables, Kind>,
  policyId: number,
  world: WritableWorld<Tables>,
): void => {
  const { executions } = kind.tables(world.tables);
  for (const row of executions.under(policyId)) {
    if (isPolled(kind, row)) executions.replace(polled(kind, row, world.nowMs));
  }
};
