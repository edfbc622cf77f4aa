import type { Wire } from '../../spec/types.ts';
import type { AuditLogRow } from './rows.ts';

export const toAuditLog = (row: AuditLogRow): Wire<'AuditLog'> => ({
  id: row.id,
  operation: row.operation,
  resource_type: row.resource_type,
  resource: row.resource,
  username: row.username,
  op_time: row.op_time,
});
