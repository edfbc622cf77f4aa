import { madeHex, madeUuid } from '../world/kernel/ids.ts';
import { inMillis, never } from '../world/kernel/time.ts';
import type { Tenant } from '../world/kernel/world.ts';
import type { InstanceRow } from '../world/resources/rows.ts';
import { createTables } from '../world/tables.ts';
import { addAccess } from './access.ts';
import { addAuditLog } from './audit-logs.ts';
import type { SeedContext } from './context.ts';
import { addCredential } from './credentials.ts';
import type { Template } from './fork.ts';
import type { Seed, SeedInstance } from './format/types.ts';
import { addGc } from './gc.ts';
import { addJob, goneInstance } from './jobs.ts';
import { addNamespace } from './namespaces.ts';
import { addRegistry } from './registries.ts';
import { addReplicationPolicy } from './replication.ts';
import { reserveIds } from './reserve-ids.ts';
import { addInstanceTags } from './resource-tags.ts';
import { demoTenant } from './scenarios/demo-tenant.ts';
import { items } from './unique.ts';
import { usersOf } from './users.ts';

const defaultStart = '2026-01-01T00:00:00Z';

const tenantOf = (seed: Seed): Tenant => ({
  region: seed.region ?? demoTenant.region,
  project_id: seed.project_id ?? demoTenant.project_id,
  domain_id: seed.domain_id ?? demoTenant.domain_id,
  domain_name: seed.domain_name ?? demoTenant.domain_name,
});

/** What of an instance in a seed is kept in rows of its own. */
const kept = [
  ...(['namespaces', 'registries', 'replication_policies', 'gc', 'jobs'] as const),
  ...(['credentials', 'audit_logs', 'domains', 'endpoints', 'endpoint_policy'] as const),
  ...(['endpoint_connections', 'endpoint_permissions', 'tags'] as const),
] as const;

const without = <Given extends object, Key extends keyof Given>(given: Given, keys: readonly Key[]) =>
  Object.fromEntries(Object.entries(given).filter(([name]) => !keys.includes(name as Key))) as Omit<Given, Key>;

/** An instance as recorded calls show one; the VPC stands for itself. */
const instanceOf = (seed: SeedInstance, context: SeedContext): InstanceRow => {
  const key = `${context.seed} instance ${seed.name}`;
  const isFirst = context.tables.instances.size === 0;
  const id = seed.id ?? (isFirst ? demoTenant.instance_id : madeUuid(key));
  const created = seed.created_at ?? inMillis(context.startMs);
  const host = `${seed.name}-${madeHex(key, 6)}`;
  const given = without(seed, kept);
  return {
    description: '',
    vpc_id: madeUuid(`${key} vpc`),
    vpc_name: 'vpc-default',
    vpc_cidr: '192.168.0.0/16',
    subnet_id: madeUuid(`${key} subnet`),
    subnet_name: 'subnet-default',
    subnet_cidr: '192.168.0.0/24',
    project_name: context.tenant.region,
    spec: 'swr.ee.professional',
    version: '25.6.7',
    charge_mode: 'postPaid',
    access_address: `${host}.swr-pro.myhuaweicloud.com`,
    mirror_address: `${host}-mirror.swr-pro.myhuaweicloud.com`,
    status: 'Running',
    obs_bucket_name: `swr-ee-${id}-registry`,
    obs_in_resaccount: false,
    user_def_obs: false,
    enterprise_project_id: '0',
    product_id: '',
    order_id: '',
    vpcep_service_id: madeUuid(`${key} vpcep`),
    created_at: created,
    updated_at: created,
    expires_at: never,
    ...given,
    id,
    project_id: context.tenant.project_id,
  };
};

/** Whose world a seed makes, and the number that its made-up values follow from. */
const ownersOf = (seed: Seed): Omit<Template, 'tables'> => {
  const tenant = tenantOf(seed);
  return { tenant, users: usersOf(seed, tenant), seed: seed.seed ?? 1 };
};

/**
 * Makes a world out of a seed: what the seed says is taken as it is, what it leaves out follows from its `seed`
 * number, so that one seed gives the same world on every machine. Throws a SeedError where the seed contradicts itself.
 */
export const materialize = (seed: Seed): Template => {
  const tables = createTables();
  const { tenant, users, seed: number } = ownersOf(seed);
  const startMs = Date.parse(seed.start ?? defaultStart);
  const context: SeedContext = { seed: number, startMs, tenant, userName: users[0].name, users, tables };
  reserveIds(seed, tables);
  const last: (() => void)[] = [];
  const instances = seed.instances ?? [{ name: 'fake-swr', namespaces: [{ name: 'library' }] }];
  for (const { item: instance, at: path } of items(instances, [], 'instances')) {
    const row = instanceOf(instance, context);
    tables.instances.add(row);
    addAccess(instance, row, context);
    for (const { item, at } of items(instance.namespaces, path, 'namespaces'))
      last.push(...addNamespace(item, row.id, context, at));
    for (const job of instance.jobs ?? []) addJob(job, row, context);
    for (const registry of instance.registries ?? []) addRegistry(registry, row.id, context);
    for (const policy of instance.replication_policies ?? []) addReplicationPolicy(policy, row.id, context);
    if (instance.gc !== undefined) addGc(instance.gc, row, context, [...path, 'gc']);
    for (const { item, at } of items(instance.credentials, path, 'credentials'))
      addCredential(item, row.id, context, at);
    last.push(() => {
      for (const log of instance.audit_logs ?? []) addAuditLog(log, row.id, context);
    });
    addInstanceTags(instance, row.id, context);
  }
  for (const job of seed.jobs ?? []) addJob(job, goneInstance(job, context), context);
  for (const add of last) add();
  return { tenant, users, seed: number, tables };
};
