import { storeFor } from '../seed/fork.ts';
import { templateOf } from '../seed/template.ts';
import type { Seed } from '../seed/types.ts';
import { start } from '../world/execute.ts';
import { findNamespace, findPolicy } from '../world/find.ts';
import { inMillis } from '../world/kernel/time.ts';
import { madePlan } from '../world/plan.ts';
import { push } from '../world/push.ts';
import type { NamespaceRow, PolicyRow } from '../world/rows.ts';
import { beginnings, type LifeCycle, lifeCycles, stepped } from '../world/run.ts';
import { restartSchedule } from '../world/schedule.ts';
import type { World } from '../world/world.ts';
import { ControlError, type ControlHandler, placeFor, type Schemas } from './handler.ts';

const defaultLooks = 3;

const lifeCycleOf = (said: NonNullable<Schemas['LifeCycle']>): LifeCycle => {
  if (said === 'immediate') return lifeCycles.instant;
  if (said === 'timed') return lifeCycles.documented;
  if (said === 'manual') return { kind: 'stepped' };
  if (said === 'after-polls') return { kind: 'stepped', looks: defaultLooks };
  if ('after_polls' in said) return { kind: 'stepped', looks: said.after_polls };
  if ('stuck' in said) return { kind: 'stuck', signed: beginnings[said.stuck] };
  const { initializedMs, pendingMs, signMs } = lifeCycles.documented;
  const { initialized_ms = initializedMs, pending_ms = pendingMs, sign_ms = signMs } = said;
  return { kind: 'timed', initializedMs: initialized_ms, pendingMs: pending_ms, signMs: sign_ms };
};

const namespaceFor = (
  { instance_id, namespace_name = 'library' }: { readonly instance_id?: string; readonly namespace_name?: string },
  world: World,
): NamespaceRow => {
  const first = world.store.instances.under(world.tenant.project_id)[0]?.id ?? '';
  return findNamespace(world, { instance_id: instance_id ?? first, namespace_name });
};

const madePolicy = (namespace: NamespaceRow, { store, clock, users }: World): PolicyRow => {
  const id = store.policies.reserve();
  const now = inMillis(clock.now());
  const row: PolicyRow = {
    id,
    namespace_id: namespace.id,
    name: `made-${id}`,
    description: '',
    enabled: true,
    creator: users[0].name,
    trigger: { type: 'manual' },
    scope_rules: [],
    signature_method: 'KMS',
    signature_algorithm: 'ECDSA_SHA_256',
    signature_key: `made-${id}`,
    created_at: now,
    updated_at: now,
  };
  store.policies.add(row);
  return row;
};

/** The seed's data under the world's own project; whatever credentials the seed names are left aside. */
export const plantSeed: ControlHandler<'plantSeed'> = async ({ body }, fake) => {
  const { world } = placeFor(body, fake);
  const template = await templateOf(body.seed as string | Seed);
  world.store = storeFor(world, template);
  restartSchedule(world);
};

export const createExecution: ControlHandler<'createExecution'> = ({ body }, fake) => {
  const { world } = placeFor(body, fake);
  const namespace = namespaceFor(body, world);
  const instance_id = namespace.instance_id;
  const policy =
    body.policy_id === undefined
      ? madePolicy(namespace, world)
      : findPolicy(world, { instance_id, namespace_name: namespace.name, policy_id: body.policy_id });
  const plan = madePlan({
    key: `${world.seed} made ${policy.id} ${world.store.executions.lastId + 1}`,
    tasks: body.tasks ?? 1,
    subTasks: body.sub_tasks ?? 1,
    statusText: body.status_text ?? 'failed to fetch artifacts',
    ...(body.fail_every !== undefined && { failEvery: body.fail_every }),
  });
  const lifeCycle = body.life_cycle === undefined ? undefined : lifeCycleOf(body.life_cycle);
  const { id } = start(
    policy,
    {
      trigger: body.trigger ?? policy.trigger.type,
      startedMs: world.clock.now(),
      plan,
      ...(lifeCycle && { lifeCycle }),
    },
    world,
  );
  return { policy_id: policy.id, execution_id: id };
};

export const stepExecution: ControlHandler<'stepExecution'> = ({ path, body }, fake) => {
  const { world } = placeFor(body, fake);
  const row = world.store.executions.get(path.execution_id);
  if (row === undefined) throw new ControlError(404, `execution ${path.execution_id} was not found`);
  if (row.run.kind !== 'live' || row.run.lifeCycle.kind !== 'stepped') {
    throw new ControlError(409, `execution ${row.id} does not go by steps; its life_cycle is not manual`);
  }
  world.store.executions.replace({ ...row, run: stepped(row.run, body.steps ?? 1, world.clock.now()) });
};

export const setLifeCycle: ControlHandler<'setLifeCycle'> = ({ body }, fake) => {
  const { world } = placeFor(body, fake);
  const { scripts, policies } = world.store;
  const id = body.policy_id ?? 0;
  if (id !== 0 && policies.get(id) === undefined) throw new ControlError(404, `policy_id ${id} was not found`);
  const before = scripts.get(id);
  if (before !== undefined) scripts.remove(before);
  if (body.life_cycle === undefined && body.fail === undefined) return;
  const usual = lifeCycles[world.profile['signature.pace']];
  const { repositories, status_text = 'failed to fetch artifacts' } = body.fail ?? {};
  scripts.add({
    id,
    lifeCycle: body.life_cycle === undefined ? usual : lifeCycleOf(body.life_cycle),
    ...(repositories !== undefined && { fail: { repositories, status_text } }),
  });
};

export const pushArtifact: ControlHandler<'pushArtifact'> = ({ body }, fake) => {
  const { world } = placeFor(body, fake);
  const { repository_name, tags = ['latest'], digest, size } = body;
  const { artifact, executions } = push(
    namespaceFor(body, world),
    { repository_name, tags, ...(digest !== undefined && { digest }), ...(size !== undefined && { size }) },
    world,
  );
  return { digest: artifact.digest, artifact_id: artifact.id, execution_ids: executions.map(({ id }) => id) };
};
