import { executionChecks } from '../executions/checks.ts';
import { fields, flag, id, moment, oneOf, optional, text, time, whole } from '../kernel/row-check.ts';
import type { SnapshotChecks } from '../kernel/snapshot.ts';
import { triggerCheck } from '../policies/checks.ts';

const count = whole(0, Number.MAX_SAFE_INTEGER);
const parameters = fields({ delete_untagged: flag, workers: whole(1, 5), dry_run: flag });

const schedule = fields({
  ...{ id, instance_id: text, enabled: oneOf(true), parameters, updated_at: time },
  trigger: triggerCheck('manual', 'scheduled'),
});

const garbage = fields({ id, instance_id: text, digest: text, blobs: count, size: count, deletedMs: moment });

const result = fields({ purged_blobs: count, purged_manifests: count, freed_space: count });

const { executions, pendingEffects } = executionChecks({
  item: fields({ schedule_id: id }),
  about: fields({ parameters, result: optional(result), stoppedMs: optional(moment), job_name: optional(text) }),
});

export const gcChecks: SnapshotChecks = {
  rows: {
    'gc.schedules': schedule,
    'gc.garbage': garbage,
    'gc.executions': executions,
    'gc.pendingEffects': pendingEffects,
  },
  references: [
    { table: 'gc.schedules', field: 'instance_id', to: 'instances' },
    { table: 'gc.garbage', field: 'instance_id', to: 'instances' },
    { table: 'gc.executions', field: 'policy_id', to: 'gc.schedules' },
    { table: 'gc.pendingEffects', field: 'id', to: 'gc.executions', kind: 'live' },
  ],
};
