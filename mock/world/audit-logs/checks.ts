import { fields, id, oneOf, text, time } from '../kernel/row-check.ts';
import type { SnapshotChecks } from '../kernel/snapshot.ts';
import { operations } from './record.ts';

export const auditLogChecks: SnapshotChecks = {
  rows: {
    auditLogs: fields({
      ...{ id, instance_id: text, operation: oneOf(...operations) },
      ...{ resource_type: text, resource: text, username: text, op_time: time },
    }),
  },
  references: [{ table: 'auditLogs', field: 'instance_id', to: 'instances' }],
};
