import { controlsOf, type ExecutionControls, type MadeExecution } from '../executions/controls.ts';
import { inMillis } from '../kernel/time.ts';
import type { WritableWorld } from '../kernel/world.ts';
import type { RegistryRow } from '../registries/rows.ts';
import { replicationKind } from './kind.ts';
import type { ReplicationPolicyRow } from './rows.ts';
import type { ReplicationTables } from './tables.ts';

type Replicating = WritableWorld<ReplicationTables>;

/** The first registry of the instance, created if it has none. */
const registryOf = (owner_id: string, { tables, nowMs }: Replicating): RegistryRow => {
  const { registries } = tables.registries;
  const [known] = registries.under(owner_id);
  if (known !== undefined) return known;
  const id = registries.reserve();
  const now = inMillis(nowMs);
  const row: RegistryRow = {
    ...{ id, owner_id, name: `made-${id}`, description: '', type: 'huawei-SWR', url: `https://made-${id}.example.com` },
    credential: { type: 'basic', access_key: 'made', access_secret: 'made' },
    ...{ insecure: true, region_id: '', project_id: '', instance_id: '', health: 'healthy' },
    ...{ created_at: now, updated_at: now },
  };
  registries.add(row);
  return row;
};

const madePolicy = (instance_id: string, world: Replicating): ReplicationPolicyRow => {
  const { policies } = world.tables.replication;
  const dest = registryOf(instance_id, world);
  const id = policies.reserve();
  const now = inMillis(world.nowMs);
  const row: ReplicationPolicyRow = {
    ...{ id, instance_id, name: `made-${id}`, description: '' },
    ...{ src_registry: { id: 0 }, dest_registry: { id: dest.id }, dest_namespace: '', filters: [] },
    ...{ repo_scope_mode: 'regular', trigger: { type: 'manual' }, override: false, enabled: true },
    ...{ created_at: now, updated_at: now },
  };
  policies.add(row);
  return row;
};

const policyFor = ({ instance_id, policy_id }: MadeExecution, world: Replicating) => {
  const { policies } = world.tables.replication;
  const policy = policy_id === undefined ? madePolicy(instance_id, world) : policies.get(policy_id);
  if (policy?.instance_id !== instance_id) return undefined;
  const { id, trigger, dest_namespace, override, src_registry, dest_registry } = policy;
  const about = {
    ...{ dest_namespace, override },
    ...{ src_registry_id: src_registry.id, dest_registry_id: dest_registry.id },
  };
  return { id, trigger: trigger.type, about };
};

/** What a test can do to replication's executions. */
export const replicationControls: ExecutionControls<ReplicationTables> = controlsOf(replicationKind, {
  hasPolicy: (id, { tables }) => tables.replication.policies.get(id) !== undefined,
  // Its executions are listed for all policies of an instance, unless one is named.
  policiesIn: ({ path, query }, { replication }) =>
    query?.policy_id === undefined
      ? replication.policies.under(String(path.instance_id)).map(({ id }) => id)
      : [Number(query.policy_id)],
  policyFor,
});
