// Asks what a rule that keeps version 1.6.43 would delete of two repositories.
import { anyNamespace, root } from './account.js';
import { call, everything, refused, succeeds } from './calls.js';
import { check } from './fail.js';
import { instance, namespace } from './paths.js';

const policies = `${namespace}/retention/policies`;
const executions = `${policies}/{policy_id}/executions`;
const tasks = `${executions}/{execution_id}/tasks`;
const subTasks = `${tasks}/{task_id}/subtasks`;

const wanted = { libpng: '', libz: '1.3.1,latest' };

export const retention = async () => {
  const policy = await createPolicy();
  const execution = await dryRun(policy);
  const found = await everything('tasks', tasks, execution);
  const repositories = found.map(({ repository }) => repository).sort();
  check(repositories.join() === Object.keys(wanted).join(), `tasks for libpng and libz wanted, not ${repositories}`);
  for (const task of found) await wouldDelete(execution, task);
  await call(204, 'DELETE', `${policies}/{policy_id}`, policy);
  await refused('a deleted retention policy', 404, 'GET', `${policies}/{policy_id}`, policy);
};

const createPolicy = async () => {
  const name = `node-${Date.now()}`;
  const rule = {
    priority: 0,
    action: 'retain',
    template: 'latestPushedK',
    params: { latestPushedK: 1 },
    repo_scope_mode: 'regular',
    scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: '**' }] },
    tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: '1.6.*' }],
  };
  const body = { name, algorithm: 'or', enabled: true, rules: [rule], trigger: { type: 'manual' } };
  const { id } = await call(201, 'POST', policies, root, { body });
  const policy = { ...root, policy_id: id };
  const shown = await call(200, 'GET', `${policies}/{policy_id}`, policy);
  const { latestPushedK } = shown.rules[0].params;
  check(shown.name === name && latestPushedK === 1, `retention policy ${id} is ${shown.name}, keeps ${latestPushedK}`);
  const listed = await everything('retentions', `${instance}/retention/policies`, anyNamespace);
  check(
    listed.some((one) => one.id === id),
    `retention policy ${id} is not listed`,
  );
  return policy;
};

const dryRun = async (policy) => {
  const { id } = await call(200, 'POST', executions, policy, { body: { dry_run: true } });
  await succeeds('retention execution', id, async () => (await call(200, 'GET', executions, policy)).executions);
  return { ...policy, execution_id: id };
};

const wouldDelete = async (execution, { id, repository, total, retained }) => {
  const found = await everything('sub_tasks', subTasks, { ...execution, task_id: id });
  const tags = found.map(({ tag }) => tag).join();
  check(tags === wanted[repository], `of ${repository}, [${tags}] would be deleted`);
  check(total === 1 && retained === 1 - found.length, `${retained} of ${total} of ${repository} are retained`);
  console.log(`${repository}: [${tags}] would be deleted, ${retained} of ${total} retained`);
};
