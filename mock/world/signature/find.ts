import { apiError } from '../../errors/error.ts';
import { int32Id } from '../kernel/ids.ts';
import type { World } from '../kernel/world.ts';
import { findNamespace, type NamespacePath } from '../resources/find.ts';
import type { NamespaceRow } from '../resources/rows.ts';
import type { SignatureExecutionRow, SignaturePolicyRow } from './rows.ts';
import type { SignatureTables } from './tables.ts';

interface PolicyPath extends NamespacePath {
  readonly policy_id: number;
}
interface ExecutionPath extends PolicyPath {
  readonly execution_id: number;
}

/** The policy and the namespace that it is in. */
export const findPolicy = (
  world: World<SignatureTables>,
  path: PolicyPath,
): { readonly policy: SignaturePolicyRow; readonly namespace: NamespaceRow } => {
  const namespace = findNamespace(world, path);
  const policy = world.tables.signature.policies.get(path.policy_id);
  if (policy?.namespace_id !== namespace.id) throw apiError('policy_not_found', path);
  return { policy, namespace };
};

export const findExecution = (world: World<SignatureTables>, path: ExecutionPath): SignatureExecutionRow => {
  const { policy } = findPolicy(world, path);
  const { executions } = world.tables.signature;
  const row = executions.get(path.execution_id);
  if (row?.policy_id === policy.id) return row;
  const shown = executions.under(policy.id).find(({ id }) => int32Id(id) === path.execution_id);
  if (shown === undefined) throw apiError('execution_not_found', path);
  return shown;
};
