import { fields, moment, oneOf, optional, text, time } from '../kernel/row-check.ts';
import type { SnapshotChecks } from '../kernel/snapshot.ts';
import { creationCheck } from '../resources/checks.ts';

const job = fields({
  ...{ id: text, project_id: text, instance_id: text, resource_id: text, resource_name: text, type: text },
  status: oneOf('Creating', 'Initializing', 'Running', 'Failed', 'Success'),
  ...{ reason: text, creation: optional(creationCheck), created_at: time, updated_at: time },
  deletedMs: optional(moment),
});

export const jobChecks: SnapshotChecks = {
  rows: { jobs: job },
  references: [],
};
