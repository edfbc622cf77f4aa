import { inMillis } from '../kernel/time.ts';
import type { WritableWorld } from '../kernel/world.ts';
import { locationIn } from '../resources/location.ts';
import type { AuditLogRow, Operation } from './rows.ts';
import { type AuditLogTables, logKey } from './tables.ts';

type Recording = WritableWorld<AuditLogTables>;

export const operations: readonly Operation[] = ['create', 'pull', 'delete'];

/** How many logs an instance keeps of each operation. */
export const mostKept = 10_000;

/** So many may be there beyond that, so that dropping the oldest costs next to nothing per log. */
const spare = 1000;

/** Drops the oldest logs of every instance; once in a while, since the count of a group is not known without it. */
const dropOldest = ({ instances, auditLogs }: AuditLogTables): void => {
  for (const { id } of instances.all())
    for (const operation of operations) {
      const rows = auditLogs.under(logKey(id, operation));
      for (const row of rows.slice(0, Math.max(rows.length - mostKept, 0))) auditLogs.remove(row);
    }
};

/** Notes what the caller has done with an artifact. */
export const record = (
  operation: Operation,
  { repository_id, digest }: { readonly repository_id: number; readonly digest: string },
  { tables, caller, profile, nowMs }: Recording,
): void => {
  const location = locationIn(repository_id, tables);
  if (location === undefined) return;
  const { repository, namespace } = location;
  const row: AuditLogRow = {
    id: tables.auditLogs.reserve(),
    instance_id: namespace.instance_id,
    operation,
    resource_type: 'artifact',
    resource: `${namespace.name}/${repository.name}:${digest}`,
    username: profile['audit_logs.username'] === 'id' ? caller.id : caller.name,
    op_time: inMillis(nowMs),
  };
  tables.auditLogs.add(row);
  if (row.id % spare === 0) dropOldest(tables);
};
