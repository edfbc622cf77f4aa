import type { WritableWorld } from '../kernel/world.ts';
import type { RunKind } from './kinds.ts';
import { initialized } from './life-cycle.ts';
import { planFrom } from './plan.ts';
import { doneAt } from './progress.ts';
import type { ExecutionRow, KindTypes, LiveExecution } from './rows.ts';

const itemCountOf = <Tables, Kind extends KindTypes>(
  kind: RunKind<Tables, Kind>,
  { plan }: LiveExecution<Kind>,
): number => planFrom(plan, kind.makeItem).itemCount;

const stepped = <Kind extends KindTypes>(
  row: LiveExecution<Kind>,
  itemCount: number,
  steps: number,
  nowMs: number,
): LiveExecution<Kind> => {
  const done = Math.min(itemCount, doneAt({ ...row, itemCount }, nowMs) + steps);
  return { ...row, checkpoints: [...row.checkpoints, { done, ms: nowMs }] };
};

/** Whether an execution goes on by calls. */
export const goesBySteps = <Kind extends KindTypes>(row: ExecutionRow<Kind>): row is LiveExecution<Kind> =>
  row.kind === 'live' && row.lifeCycle.kind === 'stepped';

/** So many steps more: one to Pending, one to InProgress, then one an item. */
export const step = <Tables, Kind extends KindTypes>(
  kind: RunKind<Tables, Kind>,
  row: LiveExecution<Kind>,
  steps: number,
  world: WritableWorld<Tables>,
): void => kind.tables(world.tables).executions.replace(stepped(row, itemCountOf(kind, row), steps, world.nowMs));

/** That somebody has asked for the execution; whether that moves it is said by its life cycle. */
export const isPolled = <Kind extends KindTypes>(row: ExecutionRow<Kind>): row is LiveExecution<Kind> =>
  row.kind === 'live' &&
  row.lifeCycle.kind === 'stepped' &&
  row.lifeCycle.polls !== undefined &&
  row.polls < row.lifeCycle.polls;

const polled = <Kind extends KindTypes>(
  row: LiveExecution<Kind>,
  itemCount: number,
  nowMs: number,
): LiveExecution<Kind> => {
  if (row.lifeCycle.kind !== 'stepped' || row.lifeCycle.polls === undefined) return row;
  const polls = row.polls + 1;
  const whole = itemCount - initialized;
  const target = initialized + Math.floor((whole * polls) / row.lifeCycle.polls);
  return { ...stepped(row, itemCount, target - doneAt({ ...row, itemCount }, nowMs), nowMs), polls };
};

/** Moves on those of the policy's executions that go on by being polled. */
export const poll = <Tables, Kind extends KindTypes>(
  kind: RunKind<Tables, Kind>,
  policyId: number,
  world: WritableWorld<Tables>,
): void => {
  const { executions } = kind.tables(world.tables);
  for (const row of executions.under(policyId).filter(isPolled)) {
    executions.replace(polled(row, itemCountOf(kind, row), world.nowMs));
  }
};
