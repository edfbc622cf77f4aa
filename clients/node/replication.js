// Copies an image of two tags to the second instance, and reads what was done.
import { anyNamespace } from './account.js';
import { call, everything, refused, succeeds } from './calls.js';
import { check } from './fail.js';
import { instance } from './paths.js';
import { createRegistry, deleteRegistry, keepsRegistry } from './registries.js';

const policies = `${instance}/replication/policies`;
const one = `${policies}/{policy_id}`;
const executions = `${instance}/replication/executions`;
const execution = `${executions}/{execution_id}`;
const tasks = `${execution}/tasks`;
const subTasks = `${tasks}/{task_id}/subtasks`;

export const replication = async () => {
  const registry = await createRegistry();
  const policy = await createPolicy(registry.registry_id);
  const run = await execute(policy.policy_id);
  const found = await everything('tasks', tasks, run);
  const copied = found.map(({ src_resource, status }) => `${src_resource} ${status}`).join();
  check(copied === 'root/libz [2 item(s) in total] Succeed', `the tasks are ${copied}`);
  for (const { id } of found) await tagsOf({ ...run, task_id: id });
  await call(200, 'PUT', execution, run);
  await keepsRegistry(registry);
  await call(204, 'DELETE', one, policy);
  await refused('a deleted replication policy', 404, 'GET', one, policy);
  await deleteRegistry(registry);
};

const createPolicy = async (registryId) => {
  const body = {
    name: `node-${Date.now()}`,
    dest_registry: { id: registryId },
    filters: [{ type: 'name', value: 'root/libz' }],
    repo_scope_mode: 'regular',
    trigger: { type: 'manual' },
    enabled: true,
  };
  const { id } = await call(201, 'POST', policies, anyNamespace, { body });
  const policy = { ...anyNamespace, policy_id: id };
  const shown = await call(200, 'GET', one, policy);
  const seen = `${shown.name} ${shown.dest_registry.id}`;
  check(seen === `${body.name} ${registryId}`, `replication policy ${id} is ${seen}`);
  const listed = await everything('policies', policies, anyNamespace, { registry_id: registryId });
  const ids = listed.map((each) => each.id).join();
  check(ids === `${id}`, `of registry ${registryId} the policies ${ids} are listed`);
  return policy;
};

const execute = async (policy_id) => {
  const { id } = await call(202, 'POST', executions, anyNamespace, { body: { policy_id } });
  const listed = async () => (await call(200, 'GET', executions, anyNamespace, { query: { policy_id } })).executions;
  await succeeds('replication execution', id, listed);
  return { ...anyNamespace, execution_id: id };
};

const tagsOf = async (task) => {
  const found = await everything('sub_tasks', subTasks, task, { status: 'Succeed' });
  const tags = found.map(({ tag }) => tag).sort();
  check(tags.join() === '1.3.1,latest', `the tags [${tags}] are copied`);
  console.log(`replication task ${task.task_id}: [${tags}] copied`);
};
