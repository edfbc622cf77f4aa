import { madeDigest } from '../world/kernel/ids.ts';
import { inMillis, minuteMs } from '../world/kernel/time.ts';
import type { SeedContext, SeedPath } from './context.ts';
import type { SeedAuditLog } from './format/types.ts';
import { items, type Unique, uniqueId } from './unique.ts';

/** The ids that an instance's audit logs give. */
export const uniqueInAuditLogs = (logs: readonly SeedAuditLog[] | undefined, path: SeedPath): readonly Unique[] =>
  items(logs, path, 'audit_logs').flatMap(({ item, at }) =>
    uniqueId('audit logs', (tables) => tables.auditLogs, item.id, at),
  );

/** The first artifact of an instance, or one that has been there; `gone` makes up its digest. */
const resourceIn = (instanceId: string, gone: string | undefined, { tables, seed }: SeedContext): string => {
  const repositories = tables.namespaces
    .under(instanceId)
    .flatMap((namespace) => tables.repositories.under(namespace.id).map(({ id, name }) => ({ id, namespace, name })));
  const first = repositories.find(({ id }) => tables.artifacts.under(id).length > 0);
  const { namespace = { name: 'library' }, name = 'gone', id = 0 } = first ?? {};
  const [artifact] = tables.artifacts.under(id);
  return `${namespace.name}/${name}:${gone ?? artifact?.digest ?? madeDigest(`${seed} audit log`)}`;
};

/** Adds an audit log. */
export const addAuditLog = (given: SeedAuditLog, instance_id: string, context: SeedContext): void => {
  const { tables, startMs, userName, seed } = context;
  const { operation } = given;
  const id = given.id ?? tables.auditLogs.reserve();
  const gone = operation === 'delete' ? madeDigest(`${seed} audit log ${id}`) : undefined;
  tables.auditLogs.add({
    ...{ id, instance_id, operation },
    resource_type: given.resource_type ?? 'artifact',
    resource: given.resource ?? resourceIn(instance_id, gone, context),
    username: given.username ?? userName,
    op_time: given.op_time ?? inMillis(startMs + id * minuteMs),
  });
};
