import type { DueSource } from '../kernel/due.ts';
import type { WritableWorld } from '../kernel/world.ts';
import { dropOld } from './history.ts';
import type { RunKind } from './kinds.ts';
import { planFrom, taskOfItem } from './plan.ts';
import { whenDone } from './progress.ts';
import type { ExecutionRow, KindTypes, LiveExecution, PendingEffectsRow } from './rows.ts';

/** When the next effect of the execution is due; undefined where that depends on calls still to come. */
const nextMs = <Tables, Kind extends KindTypes>(
  kind: RunKind<Tables, Kind>,
  row: LiveExecution<Kind>,
  done: number,
): number | undefined => whenDone({ ...row, itemCount: planFrom(row.plan, kind.makeItem).itemCount }, done + 1);

/** Lets all effects of an execution that are due by now happen; tells how many have by then. */
const finishDue = <Tables, Kind extends KindTypes>(
  kind: RunKind<Tables, Kind>,
  execution: LiveExecution<Kind>,
  from: number,
  world: WritableWorld<Tables>,
): { readonly done: number; readonly isLast: boolean } => {
  const plan = planFrom(execution.plan, kind.makeItem);
  const progress = { ...execution, itemCount: plan.itemCount };
  let done = from;
  for (; done < plan.itemCount; done += 1) {
    const dueMs = whenDone(progress, done + 1);
    if (dueMs === undefined || dueMs > world.nowMs) break;
    const item = plan.item(done);
    const task = taskOfItem(plan, done);
    if (item !== undefined && task !== undefined && plan.itemFails(done) === undefined) {
      kind.finish?.({ item, task, execution }, world);
    }
  }
  return { done, isLast: done >= plan.itemCount };
};

/** What the executions of a kind do to the world, each item's effect at that item's end. */
export const effectsOf = <Tables, Kind extends KindTypes>(kind: RunKind<Tables, Kind>): DueSource<Tables> => {
  const liveOf = (
    executions: { readonly get: (id: number) => ExecutionRow<Kind> | undefined },
    { id }: PendingEffectsRow,
  ): LiveExecution<Kind> | undefined => {
    const row = executions.get(id);
    return row?.kind === 'live' ? row : undefined;
  };
  return {
    version: (tables) => {
      const { executions, pendingEffects } = kind.rows(tables);
      return executions.version + pendingEffects.version;
    },
    nextMs: ({ tables }) => {
      const { executions, pendingEffects } = kind.rows(tables);
      let earliest: number | undefined;
      for (const pending of pendingEffects.under(0)) {
        const row = liveOf(executions, pending);
        const ms = row && nextMs(kind, row, pending.done);
        if (ms !== undefined && (earliest === undefined || ms < earliest)) earliest = ms;
      }
      return earliest;
    },
    happen: (world) => {
      const { executions, pendingEffects } = kind.tables(world.tables);
      for (const pending of pendingEffects.under(0)) {
        const row = liveOf(executions, pending);
        if (row === undefined) {
          pendingEffects.remove(pending);
          continue;
        }
        const { done, isLast } = finishDue(kind, row, pending.done, world);
        if (isLast) {
          pendingEffects.remove(pending);
          if (pending.policyDeleted) executions.remove(row);
          else dropOld(kind, row.policy_id, world);
        } else if (done > pending.done) pendingEffects.replace({ ...pending, done });
      }
    },
  };
};
