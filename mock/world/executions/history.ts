import type { WritableWorld } from '../kernel/world.ts';
import type { RunKind } from './kinds.ts';
import { type PlanSource, planFrom } from './plan.ts';
import type { ExecutionRow, KindTypes, PendingEffectsRow } from './rows.ts';

/** Whether time will bring effects of the execution. */
export const isAwaited = <Kind extends KindTypes>(
  row: ExecutionRow<Kind>,
  pending: PendingEffectsRow | undefined,
): boolean => row.kind === 'live' && row.lifeCycle.kind === 'timed' && pending !== undefined;

/**
 * Keeps the newest executions of a policy. An older one goes once time brings it no more effects; what it has done to the
 * world stays.
 */
export const dropOld = <Tables, Kind extends KindTypes>(
  kind: RunKind<Tables, Kind>,
  policyId: number,
  { tables, limits }: WritableWorld<Tables>,
): void => {
  const { executions, pendingEffects, dropped } = kind.tables(tables);
  const rows = executions.under(policyId);
  const old = rows
    .slice(0, Math.max(0, rows.length - limits.keepExecutions))
    .filter((row) => !isAwaited(row, pendingEffects.get(row.id)));
  for (const row of old) {
    const pending = pendingEffects.get(row.id);
    if (pending !== undefined) pendingEffects.remove(pending);
    executions.remove(row);
  }
  dropped.reserve(old.length);
};

/** Counts executions of a plan that nobody can see any more: the ids that they would have had are taken. */
export const countDropped = <Tables, Kind extends KindTypes>(
  kind: RunKind<Tables, Kind>,
  { plan, runs }: { readonly plan: PlanSource<Kind['Item']>; readonly runs: number },
  { tables }: Pick<WritableWorld<Tables>, 'tables'>,
): void => {
  const { executions, tasks, subTasks, dropped } = kind.tables(tables);
  const { taskCount, itemCount } = planFrom(plan, kind.makeItem);
  executions.reserve(runs);
  tasks.reserve(runs * taskCount);
  subTasks.reserve(runs * itemCount);
  dropped.reserve(runs);
};
