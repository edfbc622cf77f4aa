import { apiError } from '../errors/error.ts';
import { mostKept, operations } from '../world/audit-logs/record.ts';
import type { AuditLogRow, Operation } from '../world/audit-logs/rows.ts';
import { logKey } from '../world/audit-logs/tables.ts';
import { toAuditLog } from '../world/audit-logs/views.ts';
import { pageOf } from '../world/kernel/paging.ts';
import type { World } from '../world/kernel/world.ts';
import { findInstance } from '../world/resources/find.ts';
import type { Tables } from '../world/tables.ts';
import type { Read } from './handler.ts';

const isOperation = (text: string): text is Operation => operations.some((each) => each === text);

/** The newest logs of an operation, the oldest of them first. */
const logsOf = (operation: string, instanceId: string, { tables, profile }: World<Tables>): readonly AuditLogRow[] => {
  if (isOperation(operation)) return tables.auditLogs.under(logKey(instanceId, operation)).slice(-mostKept);
  if (profile['audit_logs.unknown_operation'] === 'empty') return [];
  const detail = `operation is ${JSON.stringify(operation)} but must be one of ${operations.join(', ')}`;
  throw apiError('invalid_parameter', { detail });
};

export const ListAuditLogs: Read<'ListAuditLogs'> = ({ path, query }, world) => {
  const { id } = findInstance(world, path);
  const rows = logsOf(query.operation, id, world);
  const { items: audit_logs, total } = pageOf(rows, {
    ...{ query, profile: world.profile, view: toAuditLog, order: 'newest_first' },
  });
  return { audit_logs, total };
};
