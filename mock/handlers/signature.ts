import { apiError } from '../errors/error.ts';
import type { Wire } from '../spec/types.ts';
import { readExecution } from '../world/executions/read.ts';
import { retireExecutions } from '../world/executions/remove.ts';
import { pageOf } from '../world/kernel/paging.ts';
import { inMillis } from '../world/kernel/time.ts';
import { findInstance, findNamespace } from '../world/resources/find.ts';
import { execute } from '../world/signature/execute.ts';
import { findExecution, findPolicy } from '../world/signature/find.ts';
import { signatureKind } from '../world/signature/kind.ts';
import { checkPolicy } from '../world/signature/rules.ts';
import { toPolicy } from '../world/signature/views.ts';
import { asItIs, inNamespaces, ofStatus } from './filters.ts';
import type { Read, Write } from './handler.ts';

const fieldsOf = (body: Wire<'SignPolicyBody'>) => ({
  name: body.name,
  description: body.description ?? '',
  enabled: body.enabled,
  signature_method: body.signature_method,
  signature_algorithm: body.signature_algorithm,
  signature_key: body.signature_key,
  trigger: body.trigger,
  scope_rules: body.scope_rules,
});

export const ListInstanceSignPolicies: Read<'ListInstanceSignPolicies'> = ({ path, query }, world) => {
  const { tables, profile } = world;
  const instance = findInstance(world, path);
  const rows = inNamespaces(instance, undefined, tables.signature.policies, world);
  const found = rows.toSorted((a, b) => a.id - b.id);
  const { items: policies, total } = pageOf(found, {
    ...{ query, profile, order: profile['signature.order_of_policies'] },
    view: (row) => toPolicy(row, world),
  });
  return { policies, total };
};

export const CreateInstanceSignPolicy: Write<'CreateInstanceSignPolicy'> = ({ path, body }, world) => {
  const namespace = findNamespace(world, path);
  checkPolicy(body, { namespace }, world);
  const { policies } = world.tables.signature;
  const id = policies.reserve();
  const now = inMillis(world.nowMs);
  const creator = world.caller.name;
  policies.add({ id, namespace_id: namespace.id, ...fieldsOf(body), creator, created_at: now, updated_at: now });
  return { id };
};

export const ShowInstanceSignPolicy: Read<'ShowInstanceSignPolicy'> = ({ path }, world) =>
  toPolicy(findPolicy(world, path).policy, world);

export const UpdateInstanceSignPolicy: Write<'UpdateInstanceSignPolicy'> = ({ path, body }, world) => {
  const { policy, namespace } = findPolicy(world, path);
  checkPolicy(body, { namespace, policy }, world);
  world.tables.signature.policies.replace({ ...policy, ...fieldsOf(body), updated_at: inMillis(world.nowMs) });
};

/** The policy's executions stay, out of reach: what they have still to sign is signed all the same. */
export const DeleteInstanceSignPolicy: Write<'DeleteInstanceSignPolicy'> = ({ path }, world) => {
  const { policy } = findPolicy(world, path);
  const { policies, executions } = world.tables.signature;
  const isKept = world.profile['signature.delete_policy_with_executions'] === 'reject';
  if (isKept && executions.under(policy.id).length > 0) {
    throw apiError('refused', { detail: `policy ${policy.id} has executions` });
  }
  retireExecutions(signatureKind, policy.id, world);
  policies.remove(policy);
};

export const ExecuteInstanceSignPolicy: Write<'ExecuteInstanceSignPolicy'> = ({ path }, world) => {
  const { policy } = findPolicy(world, path);
  const { profile, tables } = world;
  if (!policy.enabled && profile['signature.execute_disabled_policy'] === 'reject') {
    throw apiError('refused', { detail: `policy ${policy.id} is not enabled` });
  }
  const isExclusive = profile['signature.execute_while_running'] === 'reject';
  const executions = tables.signature.executions.under(policy.id);
  if (isExclusive && executions.some((row) => readExecution(signatureKind, row, world).isOpen())) {
    throw apiError('refused', { detail: `an execution of policy ${policy.id} is running` });
  }
  return { id: execute(policy, { trigger: 'manual' }, world).id };
};

export const ListInstanceSignPolicyExecutions: Read<'ListInstanceSignPolicyExecutions'> = ({ path, query }, world) => {
  const { tables, profile } = world;
  const { policy } = findPolicy(world, path);
  const { items: executions, total } = pageOf(tables.signature.executions.under(policy.id), {
    ...{ query, profile, order: profile['signature.executions.order'] },
    view: (row) => readExecution(signatureKind, row, world).execution(),
  });
  return { executions, total };
};

export const ListInstanceSignPolicyExecTasks: Read<'ListInstanceSignPolicyExecTasks'> = ({ path, query }, world) => {
  const { profile } = world;
  const found = readExecution(signatureKind, findExecution(world, path), world).tasks();
  const order = profile['signature.tasks.order'];
  const { items: tasks, total } = pageOf(found, { query, profile, order, view: asItIs });
  return { tasks, total };
};

export const ListInstanceSignatureExecutionSubtasks: Read<'ListInstanceSignatureExecutionSubtasks'> = (
  { path, query },
  world,
) => {
  const { profile } = world;
  const all = readExecution(signatureKind, findExecution(world, path), world).subTasks(path.task_id);
  if (all === undefined) throw apiError('task_not_found', path);
  const order = profile['signature.tasks.order_of_sub_tasks'];
  const { items: sub_tasks, total } = pageOf(ofStatus(all, query.status), { query, profile, order, view: asItIs });
  return { sub_tasks, total };
};
