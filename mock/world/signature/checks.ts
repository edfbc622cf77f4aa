import { executionChecks } from '../executions/checks.ts';
import { fields, flag, id, list, oneOf, optional, text, time } from '../kernel/row-check.ts';
import type { SnapshotChecks } from '../kernel/snapshot.ts';
import { scopeRulesCheck, triggerCheck } from '../policies/checks.ts';

const algorithm = oneOf('ECDSA_SHA_256', 'ECDSA_SHA_384', 'SM2DSA_SM3');

const policy = fields({
  ...{ id, namespace_id: id, name: text, description: text, enabled: flag, creator: text },
  ...{
    signature_method: text,
    signature_algorithm: algorithm,
    signature_key: text,
    created_at: time,
    updated_at: time,
  },
  trigger: triggerCheck('manual', 'scheduled', 'event_based'),
  scope_rules: scopeRulesCheck,
});

const { executions, pendingEffects } = executionChecks({
  item: fields({ digest: text, tags: list(text), artifact_id: optional(id) }),
  about: fields({ namespace_name: text, signature_key: text, signature_algorithm: optional(algorithm) }),
});

export const signatureChecks: SnapshotChecks = {
  rows: {
    'signature.policies': policy,
    'signature.executions': executions,
    'signature.pendingEffects': pendingEffects,
  },
  references: [
    { table: 'signature.policies', field: 'namespace_id', to: 'namespaces' },
    { table: 'signature.pendingEffects', field: 'id', to: 'signature.executions', kind: 'live' },
  ],
};
