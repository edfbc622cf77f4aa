import { apiError } from '../errors/error.ts';
import type { Wire } from '../spec/types.ts';
import { readExecution } from '../world/executions/read.ts';
import { retireExecutions } from '../world/executions/remove.ts';
import { pageOf } from '../world/kernel/paging.ts';
import { inMillis } from '../world/kernel/time.ts';
import { findInstance, findNamespace } from '../world/resources/find.ts';
import { execute } from '../world/retention/execute.ts';
import { findExecution, findPolicy } from '../world/retention/find.ts';
import { retentionKind } from '../world/retention/kind.ts';
import { checkPolicy, rulesOf } from '../world/retention/rules.ts';
import { toPolicy } from '../world/retention/views.ts';
import { asItIs, inNamespaces, named, ofStatus } from './filters.ts';
import type { Read, Write } from './handler.ts';

const fieldsOf = (body: Wire<'RetentionPolicyBody'>) => ({
  name: body.name,
  algorithm: body.algorithm,
  enabled: body.enabled,
  trigger: body.trigger,
  rules: rulesOf(body),
});

export const ListInstanceRetentionPolicies: Read<'ListInstanceRetentionPolicies'> = ({ path, query }, world) => {
  const { tables, profile } = world;
  const instance = findInstance(world, path);
  const { name, namespace_id } = query;
  const found = inNamespaces(instance, namespace_id, tables.retention.policies, world)
    .filter(named(name, profile['retention.name_filter']))
    .sort((a, b) => a.id - b.id);
  const { items: retentions, total } = pageOf(found, { query, profile, view: (row) => toPolicy(row, world) });
  return { retentions, total };
};

export const CreateInstanceRetentionPolicy: Write<'CreateInstanceRetentionPolicy'> = ({ path, body }, world) => {
  const namespace = findNamespace(world, path);
  checkPolicy(body, { namespace }, world);
  const { policies } = world.tables.retention;
  const id = policies.reserve();
  const now = inMillis(world.nowMs);
  policies.add({ id, namespace_id: namespace.id, ...fieldsOf(body), created_at: now, updated_at: now });
  return { id };
};

export const ShowInstanceRetentionPolicy: Read<'ShowInstanceRetentionPolicy'> = ({ path }, world) =>
  toPolicy(findPolicy(world, path).policy, world);

export const UpdateInstanceRetentionPolicy: Write<'UpdateInstanceRetentionPolicy'> = ({ path, body }, world) => {
  const { policy, namespace } = findPolicy(world, path);
  checkPolicy(body, { namespace, policy }, world);
  world.tables.retention.policies.replace({ ...policy, ...fieldsOf(body), updated_at: inMillis(world.nowMs) });
};

export const DeleteInstanceRetentionPolicy: Write<'DeleteInstanceRetentionPolicy'> = ({ path }, world) => {
  const namespace = findNamespace(world, path);
  const { policies } = world.tables.retention;
  const policy = policies.get(path.policy_id);
  if (policy?.namespace_id !== namespace.id) {
    const isHarbors = world.profile['retention.missing_policy'] === 'harbor';
    throw apiError(isHarbors ? 'retention_policy_gone' : 'retention_policy_not_found', path);
  }
  retireExecutions(retentionKind, policy.id, world);
  policies.remove(policy);
};

export const ExecuteInstanceRetentionPolicy: Write<'ExecuteInstanceRetentionPolicy'> = ({ path, body }, world) => {
  const { policy } = findPolicy(world, path);
  return { id: execute(policy, { trigger: 'manual', dry_run: body.dry_run }, world).id };
};

export const ListInstanceRetentionPolicyExecutions: Read<'ListInstanceRetentionPolicyExecutions'> = (
  { path, query },
  world,
) => {
  const { tables, profile } = world;
  const { policy } = findPolicy(world, path);
  const { items: executions, total } = pageOf(tables.retention.executions.under(policy.id), {
    ...{ query, profile, order: profile['retention.executions.order'] },
    view: (row) => readExecution(retentionKind, row, world).execution(),
  });
  return { executions, total };
};

export const ListInstanceRetentionPolicyExecTasks: Read<'ListInstanceRetentionPolicyExecTasks'> = (
  { path, query },
  world,
) => {
  const { profile } = world;
  const all = readExecution(retentionKind, findExecution(world, path), world).tasks();
  const order = profile['retention.tasks.order'];
  const { items: tasks, total } = pageOf(ofStatus(all, query.status), { query, profile, order, view: asItIs });
  return { tasks, total };
};

export const ListInstanceRetentionPolicyExecSubTasks: Read<'ListInstanceRetentionPolicyExecSubTasks'> = (
  { path, query },
  world,
) => {
  const { profile } = world;
  const all = readExecution(retentionKind, findExecution(world, path), world).subTasks(path.task_id);
  if (all === undefined) throw apiError('task_not_found', path);
  const order = profile['retention.tasks.order_of_sub_tasks'];
  const { items: sub_tasks, total } = pageOf(ofStatus(all, query.status), { query, profile, order, view: asItIs });
  return { sub_tasks, total };
};
