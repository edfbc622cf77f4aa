import { apiError } from '../../errors/error.ts';
import type { World } from '../kernel/world.ts';
import { findNamespace, type NamespacePath } from '../resources/find.ts';
import type { NamespaceRow } from '../resources/rows.ts';
import type { RetentionExecutionRow, RetentionPolicyRow } from './rows.ts';
import type { RetentionTables } from './tables.ts';

interface PolicyPath extends NamespacePath {
  readonly policy_id: number;
}
interface ExecutionPath extends PolicyPath {
  readonly execution_id: number;
}

/** The policy and the namespace that it is in. */
export const findPolicy = (
  world: World<RetentionTables>,
  path: PolicyPath,
): { readonly policy: RetentionPolicyRow; readonly namespace: NamespaceRow } => {
  const namespace = findNamespace(world, path);
  const policy = world.tables.retention.policies.get(path.policy_id);
  if (policy?.namespace_id !== namespace.id) throw apiError('retention_policy_not_found', path);
  return { policy, namespace };
};

export const findExecution = (world: World<RetentionTables>, path: ExecutionPath): RetentionExecutionRow => {
  const { policy } = findPolicy(world, path);
  const row = world.tables.retention.executions.get(path.execution_id);
  if (row?.policy_id !== policy.id) throw apiError('retention_execution_not_found', path);
  return row;
};
