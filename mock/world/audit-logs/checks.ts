import { fields, id, oneOf, type RowCheck, text, time } from '../kernel/row-check.ts';
import { operations } from './record.ts';

export const auditLogChecks: Readonly<Record<string, RowCheck>> = {
  auditLogs: fields({
    ...{ id, instance_id: text, operation: oneOf(...operations) },
    ...{ resource_type: text, resource: text, username: text, op_time: time },
  }),
};
