import { apiError } from '../errors/error.ts';
import type { Handler, Wire } from '../spec/types.ts';
import { execute } from '../world/execute.ts';
import { subTasksOf, tasksOf, toExecution } from '../world/execution-views.ts';
import { findExecution, findInstance, findNamespace, findPolicy } from '../world/find.ts';
import { filter, inOrder, map, page } from '../world/kernel/paging.ts';
import { inMillis } from '../world/kernel/time.ts';
import { lookAt } from '../world/look.ts';
import { checkPolicy } from '../world/policy-rules.ts';
import { removePolicy } from '../world/remove.ts';
import { toPolicy } from '../world/views.ts';

/** Statuses of an execution that is still to end. */
const unfinished = new Set(['Initialized', 'Pending', 'InProgress']);

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

export const ListInstanceSignPolicies: Handler<'ListInstanceSignPolicies'> = ({ path, query }, world) => {
  const instance = findInstance(world, path);
  const policies = world.store.namespaces
    .under(instance.id)
    .flatMap(({ id }) => world.store.policies.under(id))
    .sort((a, b) => a.id - b.id);
  const ordered = inOrder(policies, world.profile['signature.order_of_policies']);
  const { items, total } = page(
    map(ordered, (row) => toPolicy(row, world)),
    query,
    world.profile,
  );
  return { policies: items, total };
};

export const CreateInstanceSignPolicy: Handler<'CreateInstanceSignPolicy'> = ({ path, body }, world) => {
  const namespace = findNamespace(world, path);
  checkPolicy(body, { namespace }, world);
  const { policies } = world.store;
  const id = policies.reserve();
  const now = inMillis(world.clock.now());
  const creator = world.users[0].name;
  policies.add({ id, namespace_id: namespace.id, ...fieldsOf(body), creator, created_at: now, updated_at: now });
  return { id };
};

export const ShowInstanceSignPolicy: Handler<'ShowInstanceSignPolicy'> = ({ path }, world) =>
  toPolicy(findPolicy(world, path), world);

export const UpdateInstanceSignPolicy: Handler<'UpdateInstanceSignPolicy'> = ({ path, body }, world) => {
  const policy = findPolicy(world, path);
  const namespace = findNamespace(world, path);
  checkPolicy(body, { namespace, policy }, world);
  world.store.policies.replace({ ...policy, ...fieldsOf(body), updated_at: inMillis(world.clock.now()) });
};

export const DeleteInstanceSignPolicy: Handler<'DeleteInstanceSignPolicy'> = ({ path }, world) => {
  const policy = findPolicy(world, path);
  const refuses = world.profile['signature.delete_policy_with_executions'] === 'reject';
  if (refuses && world.store.executions.under(policy.id).length > 0) {
    throw apiError('refused', { detail: `policy ${policy.id} has executions` });
  }
  removePolicy(world.store, policy);
};

export const ExecuteInstanceSignPolicy: Handler<'ExecuteInstanceSignPolicy'> = ({ path }, world) => {
  const policy = findPolicy(world, path);
  if (!policy.enabled && world.profile['signature.execute_disabled_policy'] === 'reject') {
    throw apiError('refused', { detail: `policy ${policy.id} is not enabled` });
  }
  const nowMs = world.clock.now();
  const runs = world.store.executions
    .under(policy.id)
    .some((row) => unfinished.has(toExecution(row, nowMs, world).status));
  if (runs && world.profile['signature.execute_while_running'] === 'reject') {
    throw apiError('refused', { detail: `an execution of policy ${policy.id} is running` });
  }
  return { id: execute(policy, 'manual', world).id };
};

export const ListInstanceSignPolicyExecutions: Handler<'ListInstanceSignPolicyExecutions'> = (
  { path, query },
  world,
) => {
  const policy = findPolicy(world, path);
  lookAt(policy, world);
  const executions = inOrder(world.store.executions.under(policy.id), world.profile['signature.order_of_executions']);
  const nowMs = world.clock.now();
  const { items, total } = page(
    map(executions, (row) => toExecution(row, nowMs, world)),
    query,
    world.profile,
  );
  return { executions: items, total };
};

export const ListInstanceSignPolicyExecTasks: Handler<'ListInstanceSignPolicyExecTasks'> = ({ path, query }, world) => {
  const execution = findExecution(world, path);
  const tasks = inOrder(tasksOf(execution, world), world.profile['signature.order_of_tasks']);
  const { items, total } = page(tasks, query, world.profile);
  return { tasks: items, total };
};

export const ListInstanceSignatureExecutionSubtasks: Handler<'ListInstanceSignatureExecutionSubtasks'> = (
  { path, query },
  world,
) => {
  const subTasks = subTasksOf(findExecution(world, path), path.task_id, world);
  if (subTasks === undefined) throw apiError('task_not_found', path);
  const ordered = inOrder(subTasks, world.profile['signature.order_of_sub_tasks']);
  const filtered = query.status === undefined ? ordered : filter(ordered, ({ status }) => status === query.status);
  const { items, total } = page(filtered, query, world.profile);
  return { sub_tasks: items, total };
};
