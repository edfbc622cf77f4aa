import { executionChecks } from '../executions/checks.ts';
import { fields, flag, id, list, oneOf, text, time, whole } from '../kernel/row-check.ts';
import type { SnapshotChecks } from '../kernel/snapshot.ts';
import { triggerCheck } from '../policies/checks.ts';

/** 0 is the instance itself. */
const registryId = whole(0, Number.MAX_SAFE_INTEGER);
const side = fields({ id: registryId });

const policy = fields({
  ...{ id, instance_id: text, name: text, description: text, src_registry: side, dest_registry: side },
  ...{ dest_namespace: text, override: flag, enabled: flag, created_at: time, updated_at: time },
  filters: list(fields({ type: oneOf('name', 'tag'), value: text })),
  repo_scope_mode: oneOf('regular', 'selection'),
  trigger: triggerCheck('manual', 'scheduled', 'event_based'),
});

const { executions, pendingEffects } = executionChecks({
  item: fields({ digest: text, tag: text }),
  about: fields({ src_registry_id: registryId, dest_registry_id: registryId, dest_namespace: text, override: flag }),
});

export const replicationChecks: SnapshotChecks = {
  rows: {
    'replication.policies': policy,
    'replication.executions': executions,
    'replication.pendingEffects': pendingEffects,
  },
  references: [
    { table: 'replication.policies', field: 'instance_id', to: 'instances' },
    { table: 'replication.pendingEffects', field: 'id', to: 'replication.executions', kind: 'live' },
  ],
};
