import { Table } from '../kernel/table.ts';
import type { ResourceTables } from '../resources/tables.ts';
import type { AuditLogRow, Operation } from './rows.ts';

/** Logs are listed by instance and operation, and kept so. */
export const logKey = (instanceId: string, operation: Operation): string => `${operation} ${instanceId}`;

export const auditLogTables = () => ({
  auditLogs: new Table<AuditLogRow>({
    id: (row) => row.id,
    parent: (row) => logKey(row.instance_id, row.operation),
  }),
});

/** What the audit log may see and change. */
export type AuditLogTables = ReturnType<typeof auditLogTables> & ResourceTables;
