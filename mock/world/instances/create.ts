import type { Wire } from '../../spec/types.ts';
import { networkOf } from '../../vpc/network.ts';
import type { VpcTables } from '../../vpc/tables.ts';
import { madeHex, madeUuid } from '../kernel/ids.ts';
import { inMicrosEast, inMillis, never } from '../kernel/time.ts';
import type { World, WritableWorld } from '../kernel/world.ts';
import type { Creation } from '../resources/creation.ts';
import type { InstanceRow } from '../resources/rows.ts';
import { paces } from './paces.ts';
import type { CreationCycleRow } from './rows.ts';
import type { InstanceTables } from './tables.ts';

type Body = Wire<'InstanceBody'>;
type Creating = WritableWorld<InstanceTables & VpcTables>;

const creationOf = ({ tables, profile, nowMs: startMs }: World<InstanceTables>): Creation => {
  const cycle: Omit<CreationCycleRow, 'id'> = tables.creationCycles.get('creation') ?? paces[profile['instances.pace']];
  const { initialMs, creatingMs, fails } = cycle;
  return {
    startMs,
    ...(initialMs !== undefined && { initialMs }),
    ...(creatingMs !== undefined && { creatingMs }),
    ...(fails !== undefined && { fails }),
  };
};

const rowOf = (body: Body, world: Creating): InstanceRow => {
  const { tenant, seed, tables, nowMs } = world;
  const key = `${seed} instance ${tables.instances.reserve()} of ${tenant.project_id}`;
  const id = madeUuid(key);
  const host = `${body.name}-${madeHex(key, 6)}`;
  const { obs_bucket_name: ownBucket = '' } = body;
  const now = inMicrosEast(nowMs);
  return {
    ...{ id, project_id: tenant.project_id, project_name: tenant.region },
    ...{ name: body.name, description: body.description ?? '', status: 'Initial', creation: creationOf(world) },
    ...{ spec: body.spec, version: '25.6.7', charge_mode: body.charge_mode },
    access_address: `${host}.swr-pro.myhuaweicloud.com`,
    mirror_address: `${host}-mirror.swr-pro.myhuaweicloud.com`,
    ...networkOf(body, world),
    obs_bucket_name: ownBucket === '' ? `swr-ee-${id}-registry` : ownBucket,
    ...{ obs_in_resaccount: false, user_def_obs: ownBucket !== '' },
    enterprise_project_id: body.enterprise_project_id,
    ...{ product_id: '', order_id: '', vpcep_service_id: madeUuid(`${key} vpcep`) },
    ...{ created_at: now, updated_at: now, expires_at: never },
  };
};

/**
 * Creates an instance with its public namespace `library`, and says so: what else a fresh one holds is added by whoever
 * hears of it. Source: user guide 0413.
 */
export const createInstance = (body: Body, world: Creating): InstanceRow => {
  const { instances, namespaces } = world.tables;
  const instance = rowOf(body, world);
  instances.add(instance);
  const now = inMillis(world.nowMs);
  const library = { name: 'library', metadata: { public: 'true' }, created_at: now, updated_at: now } as const;
  namespaces.add({ id: namespaces.reserve(), instance_id: instance.id, ...library });
  world.emit({
    ...{ kind: 'instance.created', instance_id: instance.id, resource_tags: body.resource_tags ?? [] },
    ...(body.enable_intranet_access === false && { without_intranet_access: true }),
  });
  return instance;
};
