import { controlsOf, type ExecutionControls, type MadeExecution } from '../executions/controls.ts';
import { inMillis } from '../kernel/time.ts';
import type { WritableWorld } from '../kernel/world.ts';
import { aboutOf } from './execute.ts';
import { signatureKind } from './kind.ts';
import type { SignaturePolicyRow } from './rows.ts';
import type { SignatureTables } from './tables.ts';

const madePolicy = (
  namespace_id: number,
  { tables, users, nowMs }: WritableWorld<SignatureTables>,
): SignaturePolicyRow => {
  const { policies } = tables.signature;
  const id = policies.reserve();
  const now = inMillis(nowMs);
  const row: SignaturePolicyRow = {
    id,
    namespace_id,
    name: `made-${id}`,
    description: '',
    enabled: true,
    creator: users[0].name,
    trigger: { type: 'manual' },
    scope_rules: [],
    signature_method: 'KMS',
    signature_algorithm: 'ECDSA_SHA_256',
    signature_key: `made-${id}`,
    created_at: now,
    updated_at: now,
  };
  policies.add(row);
  return row;
};

const policyFor = ({ namespaceId, policy_id }: MadeExecution, world: WritableWorld<SignatureTables>) => {
  const { policies } = world.tables.signature;
  const namespace_id = namespaceId();
  const policy = policy_id === undefined ? madePolicy(namespace_id, world) : policies.get(policy_id);
  if (policy?.namespace_id !== namespace_id) return undefined;
  const { id, trigger } = policy;
  return { id, trigger: trigger.type, about: aboutOf(policy, world) };
};

/** What a test can do to signing's executions. */
export const signatureControls: ExecutionControls<SignatureTables> = controlsOf(signatureKind, {
  hasPolicy: (id, { tables }) => tables.signature.policies.get(id) !== undefined,
  policyFor,
});
