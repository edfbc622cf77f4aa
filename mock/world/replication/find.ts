import { apiError } from '../../errors/error.ts';
import type { World } from '../kernel/world.ts';
import { findInstance, type InstancePath } from '../resources/find.ts';
import type { ReplicationExecutionRow, ReplicationPolicyRow } from './rows.ts';
import type { ReplicationTables } from './tables.ts';

export const findPolicy = (
  world: World<ReplicationTables>,
  path: InstancePath & { readonly policy_id: number },
): ReplicationPolicyRow => {
  const instance = findInstance(world, path);
  const row = world.tables.replication.policies.get(path.policy_id);
  if (row?.instance_id !== instance.id) throw apiError('replication_policy_not_found', path);
  return row;
};

/** An execution is gone with its policy. */
export const findExecution = (
  world: World<ReplicationTables>,
  path: InstancePath & { readonly execution_id: number },
): ReplicationExecutionRow => {
  const instance = findInstance(world, path);
  const { policies, executions } = world.tables.replication;
  const row = executions.get(path.execution_id);
  const policy = row && policies.get(row.policy_id);
  if (row === undefined || policy?.instance_id !== instance.id) throw apiError('replication_execution_not_found', path);
  return row;
};
