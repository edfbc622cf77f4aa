import { defaultEndpoint, madeEndpoint, newEndpoint } from '../world/access/endpoints.ts';
import { typeOf } from '../world/access/permissions.ts';
import { madeHex, madeUuid } from '../world/kernel/ids.ts';
import { inMicrosEast, inSeconds, minuteMs } from '../world/kernel/time.ts';
import type { InstanceRow } from '../world/resources/rows.ts';
import type { SeedContext, SeedPath } from './context.ts';
import type { SeedConnection, SeedDomain, SeedEndpoint, SeedInstance, SeedPermission } from './format/types.ts';
import { items, type Unique, uniqueName } from './unique.ts';

/** The ids and names that an instance's access gives. */
export const uniqueInAccess = (instance: SeedInstance, path: SeedPath): readonly Unique[] => [
  ...items(instance.domains, path, 'domains').flatMap(({ item, at }) => [
    ...uniqueName('domain name', path, item.domain_name.toLowerCase(), at),
    ...uniqueName('uid', path, item.uid, at),
  ]),
  ...items(instance.endpoints, path, 'endpoints').flatMap(({ item, at }) => uniqueName('endpoint', path, item.id, at)),
  ...items(instance.endpoint_connections, path, 'endpoint_connections').flatMap(({ item, at }) =>
    uniqueName('connection', path, item.id, at),
  ),
  ...items(instance.endpoint_permissions, path, 'endpoint_permissions').flatMap(({ item, at }) =>
    uniqueName('permission', path, item.permission, at),
  ),
];

const addDomain = (
  given: SeedDomain,
  { id: instance_id }: InstanceRow,
  { tables, seed, startMs }: SeedContext,
): void => {
  const { domains } = tables.access;
  const id = domains.reserve();
  const created_at = given.created_at ?? inMicrosEast(startMs + id * minuteMs);
  domains.add({
    ...{ id, uid: given.uid ?? madeUuid(`${seed} domain name ${id}`), instance_id, domain_name: given.domain_name },
    certificate_id: given.certificate_id ?? `scs${madeHex(`${seed} certificate ${id}`, 13)}`,
    ...{ created_at, updated_at: given.updated_at ?? created_at },
  });
};

/** An endpoint as it is to be shown; where nothing else is said, it runs. */
const addEndpoint = (given: SeedEndpoint, instance: InstanceRow, context: SeedContext): void => {
  const { endpoints } = context.tables.access;
  const { id: uid, status = 'Running', ...shown } = given;
  const { project_id, vpc_id, subnet_id } = { ...instance, ...given };
  const usual = newEndpoint({ project_id, vpc_id, subnet_id }, instance, { ...context, nowMs: context.startMs });
  const known = { ...usual, ...(uid !== undefined && { uid }), ...shown };
  const isThere = status !== 'Creating' && status !== 'CreateError';
  endpoints.add({
    ...known,
    ...(isThere && { ...madeEndpoint(known), status_text: status === 'Running' ? 'Normal' : '', ...shown }),
    status,
    created_at: given.created_at ?? inSeconds(context.startMs + usual.id * minuteMs),
  });
};

const addConnection = (given: SeedConnection, instance_id: string, { tables, seed, startMs }: SeedContext): void => {
  const { connections } = tables.access;
  const id = connections.reserve();
  const key = `${seed} connection ${id}`;
  const created_at = given.created_at ?? inSeconds(startMs + id * minuteMs);
  connections.add({
    ...{ id, uid: given.id ?? madeUuid(key), instance_id, status: given.status ?? 'pendingAcceptance' },
    domain_id: given.domain_id ?? madeHex(`${key} account`, 32),
    project_id: given.project_id ?? madeHex(`${key} project`, 32),
    protected: given.protected ?? false,
    ...{ created_at, updated_at: given.updated_at ?? created_at },
  });
};

const addPermission = (given: SeedPermission, instance_id: string, { tables, seed, startMs }: SeedContext): void => {
  const { permissions } = tables.access;
  const id = permissions.reserve();
  permissions.add({
    ...{
      id,
      uid: given.id ?? madeUuid(`${seed} endpoint permission ${id}`),
      instance_id,
      permission: given.permission,
    },
    permission_type: given.permission_type ?? typeOf(given.permission) ?? 'domainId',
    protected: given.protected ?? false,
    created_at: given.created_at ?? inSeconds(startMs + id * minuteMs),
  });
};

/** Adds who reaches an instance. A seed that says nothing of endpoints leaves the one that every instance begins with. */
export const addAccess = (given: SeedInstance, instance: InstanceRow, context: SeedContext): void => {
  const { access } = context.tables;
  const world = { ...context, nowMs: Date.parse(instance.created_at) };
  if (given.endpoints === undefined) access.endpoints.add(defaultEndpoint(instance, world));
  for (const endpoint of given.endpoints ?? []) addEndpoint(endpoint, instance, context);
  for (const domain of given.domains ?? []) addDomain(domain, instance, context);
  for (const connection of given.endpoint_connections ?? []) addConnection(connection, instance.id, context);
  for (const permission of given.endpoint_permissions ?? []) addPermission(permission, instance.id, context);
  if (given.endpoint_policy === undefined) return;
  const { status = 'Disable', ip_list = [] } = given.endpoint_policy;
  const list = ip_list.map(({ ip, description = '' }) => ({ ip, description }));
  access.endpointPolicies.add({ instance_id: instance.id, status, ip_list: list });
};
