import { fields, moment, oneOf, optional, type RowCheck, text, time } from '../kernel/row-check.ts';
import { creationCheck } from '../resources/checks.ts';

const job = fields({
  ...{ id: text, project_id: text, instance_id: text, resource_id: text, resource_name: text, type: text },
  status: oneOf('Creating', 'Initializing', 'Running', 'Failed', 'Success'),
  ...{ reason: text, creation: optional(creationCheck), created_at: time, updated_at: time },
  deletedMs: optional(moment),
});

export const jobChecks: Readonly<Record<string, RowCheck>> = { jobs: job };
