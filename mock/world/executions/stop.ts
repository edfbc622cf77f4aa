import type { WritableWorld } from '../kernel/world.ts';
import { dropOld } from './history.ts';
import type { RunKind } from './kinds.ts';
import { planFrom } from './plan.ts';
import { doneAt, stoppedMs } from './progress.ts';
import type { ExecutionRow, KindTypes } from './rows.ts';

/**
 * Stops an execution at the world's moment: what has been dealt with stays, what has not is Stopped and never happens.
 * One that has ended, or was written down, stays as it is.
 */
export const stop = <Tables, Kind extends KindTypes>(
  kind: RunKind<Tables, Kind>,
  row: ExecutionRow<Kind>,
  world: WritableWorld<Tables>,
): void => {
  if (row.kind === 'recorded') return;
  const { executions, pendingEffects } = kind.tables(world.tables);
  const { itemCount } = planFrom(row.plan, kind.makeItem);
  const progress = { ...row, itemCount };
  const done = doneAt(progress, world.nowMs);
  if (done >= itemCount || stoppedMs(progress, world.nowMs) !== undefined) return;
  // Where the clock was set back to before it was stopped, it is stopped at the earlier time.
  const before = row.checkpoints.filter(({ stops }) => !stops);
  executions.replace({ ...row, checkpoints: [...before, { done, ms: world.nowMs, stops: true }] });
  const pending = pendingEffects.get(row.id);
  if (pending !== undefined) pendingEffects.remove(pending);
  dropOld(kind, row.policy_id, world);
};
