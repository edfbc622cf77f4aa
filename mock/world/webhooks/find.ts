import { apiError } from '../../errors/error.ts';
import type { World } from '../kernel/world.ts';
import { findNamespace, type NamespacePath } from '../resources/find.ts';
import type { NamespaceRow } from '../resources/rows.ts';
import type { WebhookPolicyRow } from './rows.ts';
import type { WebhookTables } from './tables.ts';

interface PolicyPath extends NamespacePath {
  readonly policy_id: number;
}

/** The policy and the namespace that it is in. */
export const findPolicy = (
  world: World<WebhookTables>,
  path: PolicyPath,
): { readonly policy: WebhookPolicyRow; readonly namespace: NamespaceRow } => {
  const namespace = findNamespace(world, path);
  const policy = world.tables.webhooks.policies.get(path.policy_id);
  if (policy?.namespace_id !== namespace.id) throw apiError('webhook_not_found', path);
  return { policy, namespace };
};
