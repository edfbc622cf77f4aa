import type { Table } from '../kernel/table.ts';
import type { WritableWorld } from '../kernel/world.ts';
import { isAwaited } from './history.ts';
import type { LifeCycleTables, RunKind } from './kinds.ts';
import type { ExecutionRow, KindTypes } from './rows.ts';
import { overrideId } from './start.ts';

type Tabled<Tables> = Pick<WritableWorld<Tables>, 'tables'>;

const removeOverride = (family: string, policyId: number, { tables }: Tabled<LifeCycleTables>): void => {
  const override = tables.lifeCycleOverrides.get(overrideId(family, policyId));
  if (override !== undefined) tables.lifeCycleOverrides.remove(override);
};

const remove = <Tables, Kind extends KindTypes>(
  kind: RunKind<Tables, Kind>,
  row: ExecutionRow<Kind>,
  { tables }: Tabled<Tables>,
): void => {
  const { executions, pendingEffects } = kind.tables(tables);
  const pending = pendingEffects.get(row.id);
  if (pending !== undefined) pendingEffects.remove(pending);
  executions.remove(row);
};

/** Removes the executions of a policy along with what they are about: nothing of them happens any more. */
export const removeExecutions = <Tables extends LifeCycleTables, Kind extends KindTypes>(
  kind: RunKind<Tables, Kind>,
  policyId: number,
  world: Tabled<Tables>,
): void => {
  for (const row of kind.tables(world.tables).executions.under(policyId)) remove(kind, row, world);
  removeOverride(kind.family, policyId, world);
};

/** Removes the policies below a parent that is no more, along with their executions. */
export const removePolicies = <
  Tables extends LifeCycleTables,
  Kind extends KindTypes,
  Policy extends { readonly id: number },
>(
  kind: RunKind<Tables, Kind>,
  policies: Pick<Table<Policy>, 'under' | 'remove'>,
  parentId: number | string,
  world: Tabled<Tables>,
): void => {
  for (const policy of policies.under(parentId)) {
    removeExecutions(kind, policy.id, world);
    policies.remove(policy);
  }
};

/**
 * Removes the executions of a policy that is deleted. One that runs goes on unseen: it is removed with its last effect.
 * Source: Harbor deletes a policy's executions with it, and leaves the work that has begun to its job service.
 */
export const retireExecutions = <Tables extends LifeCycleTables, Kind extends KindTypes>(
  kind: RunKind<Tables, Kind>,
  policyId: number,
  world: Tabled<Tables>,
): void => {
  const { executions, pendingEffects } = kind.tables(world.tables);
  for (const row of executions.under(policyId)) {
    const pending = pendingEffects.get(row.id);
    if (pending !== undefined && isAwaited(row, pending)) pendingEffects.replace({ ...pending, policyDeleted: true });
    else remove(kind, row, world);
  }
  removeOverride(kind.family, policyId, world);
};
