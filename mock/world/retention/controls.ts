import { controlsOf, type ExecutionControls, type MadeExecution } from '../executions/controls.ts';
import { inMillis } from '../kernel/time.ts';
import type { WritableWorld } from '../kernel/world.ts';
import { namespaceName } from '../resources/views.ts';
import { retentionKind } from './kind.ts';
import type { RetentionPolicyRow } from './rows.ts';
import type { RetentionTables } from './tables.ts';

type Retaining = WritableWorld<RetentionTables>;

/** A namespace has one policy at most: it is the one that is executed, or created. */
const policyOf = (namespace_id: number, { tables, nowMs }: Retaining): RetentionPolicyRow => {
  const { policies } = tables.retention;
  const [known] = policies.under(namespace_id);
  if (known !== undefined) return known;
  const id = policies.reserve();
  const now = inMillis(nowMs);
  const row: RetentionPolicyRow = {
    id,
    namespace_id,
    name: `made-${id}`,
    algorithm: 'or',
    enabled: true,
    rules: [],
    trigger: { type: 'manual' },
    created_at: now,
    updated_at: now,
  };
  policies.add(row);
  return row;
};

const policyFor = ({ namespaceId, policy_id }: MadeExecution, world: Retaining) => {
  const { policies } = world.tables.retention;
  const namespace_id = namespaceId();
  const policy = policy_id === undefined ? policyOf(namespace_id, world) : policies.get(policy_id);
  if (policy?.namespace_id !== namespace_id) return undefined;
  const about = { namespace_name: namespaceName(namespace_id, world), dry_run: false, totals: [] };
  return { id: policy.id, trigger: policy.trigger.type, about };
};

/** What a test can do to retention's executions. */
export const retentionControls: ExecutionControls<RetentionTables> = controlsOf(retentionKind, {
  hasPolicy: (id, { tables }) => tables.retention.policies.get(id) !== undefined,
  policyFor,
});
