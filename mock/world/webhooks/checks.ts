import { openStatuses } from '../executions/states.ts';
import { fields, flag, id, list, moment, oneOf, optional, text, time, whole } from '../kernel/row-check.ts';
import type { SnapshotChecks } from '../kernel/snapshot.ts';
import { scopeRulesCheck } from '../policies/checks.ts';

const target = fields({
  ...{ type: text, address: text, address_type: oneOf('internal', 'internet') },
  ...{ auth_header: optional(text), skip_cert_verify: flag },
});

const policy = fields({
  ...{ id, namespace_id: id, name: text, description: text, enabled: flag, creator: text },
  ...{ event_types: list(text), targets: list(target), created_at: time, updated_at: time },
  scope_rules: scopeRulesCheck,
});

const job = fields({
  ...{ id, policy_id: id, event_type: text, notify_type: text, status_text: text, job_detail: text },
  status: oneOf(...openStatuses, 'Succeed', 'Failed', 'Stopped'),
  ...{ created_at: time, updated_at: time },
});

const delivery = fields({
  ...{ id, target, attempts: whole(0, 1000), state: oneOf('waiting', 'due', 'claimed') },
  ...{ dueMs: moment, claim: optional(text) },
});

export const webhookChecks: SnapshotChecks = {
  rows: {
    'webhooks.policies': policy,
    'webhooks.jobs': job,
    'webhooks.deliveries': delivery,
  },
  references: [
    { table: 'webhooks.policies', field: 'namespace_id', to: 'namespaces' },
    { table: 'webhooks.jobs', field: 'policy_id', to: 'webhooks.policies' },
    { table: 'webhooks.deliveries', field: 'id', to: 'webhooks.jobs' },
  ],
};
