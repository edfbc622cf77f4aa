import { stillNeeded } from '../errors/conflict.ts';
import { apiError } from '../errors/error.ts';
import type { Wire } from '../spec/types.ts';
import { readExecution } from '../world/executions/read.ts';
import { removeExecutions } from '../world/executions/remove.ts';
import { stop } from '../world/executions/stop.ts';
import { pageOf } from '../world/kernel/paging.ts';
import { inMillis } from '../world/kernel/time.ts';
import type { World } from '../world/kernel/world.ts';
import { execute } from '../world/replication/execute.ts';
import { findExecution, findPolicy } from '../world/replication/find.ts';
import { replicationKind } from '../world/replication/kind.ts';
import type { ReplicationExecutionRow } from '../world/replication/rows.ts';
import { checkPolicy, sidesOf } from '../world/replication/rules.ts';
import { toPolicy } from '../world/replication/views.ts';
import { findInstance } from '../world/resources/find.ts';
import type { Tables } from '../world/tables.ts';
import { asItIs, named, ofStatus } from './filters.ts';
import type { Read, Write } from './handler.ts';
import { ordered } from './ordered.ts';

const fieldsOf = (body: Wire<'ReplicationPolicyBody'>) => ({
  ...{ name: body.name, description: body.description ?? '', ...sidesOf(body) },
  ...{ dest_namespace: body.dest_namespace ?? '', filters: body.filters, repo_scope_mode: body.repo_scope_mode },
  ...{ trigger: body.trigger, override: body.override ?? false, enabled: body.enabled },
});

const isOpen = (row: ReplicationExecutionRow, world: World<Tables>): boolean =>
  readExecution(replicationKind, row, world).isOpen();

export const ListInstanceReplicationPolicies: Read<'ListInstanceReplicationPolicies'> = ({ path, query }, world) => {
  const instance = findInstance(world, path);
  const { name, registry_id: wanted } = query;
  const found = world.tables.replication.policies
    .under(instance.id)
    .filter(named(name))
    .filter((row) => wanted === undefined || [row.src_registry.id, row.dest_registry.id].includes(wanted));
  const { profile } = world;
  const { items: policies, total } = pageOf(ordered(found, query), { query, profile, view: toPolicy });
  return { policies, total };
};

export const CreateInstanceReplicationPolicy: Write<'CreateInstanceReplicationPolicy'> = ({ path, body }, world) => {
  const { id: instance_id } = findInstance(world, path);
  checkPolicy(body, { instance_id }, world);
  const { policies } = world.tables.replication;
  const id = policies.reserve();
  const now = inMillis(world.nowMs);
  policies.add({ id, instance_id, ...fieldsOf(body), created_at: now, updated_at: now });
  return { id };
};

export const ShowInstanceReplicationPolicy: Read<'ShowInstanceReplicationPolicy'> = ({ path }, world) =>
  toPolicy(findPolicy(world, path));

export const UpdateInstanceReplicationPolicy: Write<'UpdateInstanceReplicationPolicy'> = ({ path, body }, world) => {
  const known = findPolicy(world, path);
  checkPolicy(body, { instance_id: known.instance_id, known }, world);
  world.tables.replication.policies.replace({ ...known, ...fieldsOf(body), updated_at: inMillis(world.nowMs) });
};

/** Its executions are gone with it. Source: Harbor. */
export const DeleteInstanceReplicationPolicy: Write<'DeleteInstanceReplicationPolicy'> = ({ path }, world) => {
  const policy = findPolicy(world, path);
  const { policies, executions } = world.tables.replication;
  if (executions.under(policy.id).some((row) => isOpen(row, world))) {
    const detail = `the policy ${policy.id} has running executions, can not be deleted`;
    throw stillNeeded(detail, world);
  }
  removeExecutions(replicationKind, policy.id, world);
  policies.remove(policy);
};

export const ExecuteInstanceReplicationPolicy: Write<'ExecuteInstanceReplicationPolicy'> = ({ path, body }, world) => {
  const policy = findPolicy(world, { ...path, policy_id: body.policy_id });
  if (!policy.enabled) throw apiError('refused', { detail: `the policy ${policy.id} is disabled` });
  return { id: execute(policy, { trigger: 'manual' }, world).id };
};

export const ListInstanceReplicationPolicyExecutions: Read<'ListInstanceReplicationPolicyExecutions'> = (
  { path, query },
  world,
) => {
  const { tables, profile } = world;
  const instance = findInstance(world, path);
  const found = tables.replication.policies
    .under(instance.id)
    .filter(({ id }) => query.policy_id === undefined || id === query.policy_id)
    .flatMap(({ id }) => tables.replication.executions.under(id))
    .sort((a, b) => a.id - b.id);
  const { items: executions, total } = pageOf(found, {
    ...{ query, profile, order: profile['replication.executions.order'] },
    view: (row) => readExecution(replicationKind, row, world).execution(),
  });
  return { executions, total };
};

export const StopInstanceReplicationPolicyExecution: Write<'StopInstanceReplicationPolicyExecution'> = (
  { path },
  world,
) => {
  const row = findExecution(world, path);
  if (!isOpen(row, world) && world.profile['replication.stop_finished'] === 'reject_400')
    throw apiError('refused', { detail: `execution ${row.id} has ended` });
  stop(replicationKind, row, world);
};

export const ListInstanceReplicationPolicyExecTasks: Read<'ListInstanceReplicationPolicyExecTasks'> = (
  { path, query },
  world,
) => {
  const { profile } = world;
  const all = readExecution(replicationKind, findExecution(world, path), world).tasks();
  const order = profile['replication.tasks.order'];
  const { items: tasks, total } = pageOf(all, { query, profile, order, view: asItIs });
  return { tasks, total };
};

export const ListInstanceReplicationPolicyExecSubTasks: Read<'ListInstanceReplicationPolicyExecSubTasks'> = (
  { path, query },
  world,
) => {
  const { profile } = world;
  const all = readExecution(replicationKind, findExecution(world, path), world).subTasks(path.task_id);
  if (all === undefined) throw apiError('task_not_found', path);
  const order = profile['replication.tasks.order_of_sub_tasks'];
  const { items: sub_tasks, total } = pageOf(ofStatus(all, query.status), { query, profile, order, view: asItIs });
  return { sub_tasks, ...(profile['replication.subtasks_key'] === 'both' && { subtasks: sub_tasks }), total };
};
