// Signs three repositories, one version without a tag included.
import { library } from './account.js';
import { call, everything, refused, succeeds } from './calls.js';
import { check } from './fail.js';
import { artifacts, namespace } from './paths.js';

const policies = `${namespace}/signature/policies`;
const executions = `${policies}/{policy_id}/executions`;
export const tasks = `${executions}/{execution_id}/tasks`;
const subTasks = `${tasks}/{task_id}/subtasks`;

export const signature = async () => {
  const policy = await createPolicy();
  await accessories(await signed(await execute(policy)));
  await call(204, 'DELETE', `${policies}/{policy_id}`, policy);
  await refused('a deleted signing policy', 404, 'GET', `${policies}/{policy_id}`, policy);
};

const createPolicy = async () => {
  const name = `node-${Date.now()}`;
  const selector = { kind: 'doublestar', decoration: 'repoMatches', pattern: '{nginx,redis,node}' };
  const tagSelector = { kind: 'doublestar', decoration: 'matches', pattern: '**', extras: '{"untagged":true}' };
  const body = {
    name,
    description: 'made by the Node client',
    enabled: true,
    signature_method: 'KMS',
    signature_algorithm: 'ECDSA_SHA_256',
    signature_key: '11112222-3333-4444-5555-666677778888',
    trigger: { type: 'manual' },
    scope_rules: [
      { repo_scope_mode: 'regular', scope_selectors: { repository: [selector] }, tag_selectors: [tagSelector] },
    ],
  };
  const { id } = await call(201, 'POST', policies, library, { body });
  const policy = { ...library, policy_id: id };
  const shown = await call(200, 'GET', `${policies}/{policy_id}`, policy);
  check(shown.name === name, `signing policy ${id} should be ${name}, not ${shown.name}`);
  return policy;
};

const execute = async (policy) => {
  const { id } = await call(202, 'POST', executions, policy);
  const listed = async () => (await call(200, 'GET', executions, policy)).executions;
  await succeeds('signing execution', id, listed);
  return { ...policy, execution_id: id };
};

const signed = async (execution) => {
  const found = await everything('tasks', tasks, execution);
  const repositories = found.map(({ repository }) => repository).sort();
  check(repositories.join() === 'nginx,node,redis', `tasks for nginx, node and redis wanted, not ${repositories}`);
  const versions = [];
  for (const { id } of found)
    versions.push(...(await everything('sub_tasks', subTasks, { ...execution, task_id: id })));
  check(versions.length === 9, `9 sub-tasks wanted, not ${versions.length}`);
  const untagged = versions.filter(({ tags }) => tags === '');
  check(untagged.length === 3, `3 sub-tasks without a tag wanted, not ${untagged.length}`);
  console.log(`${found.length} tasks, ${versions.length} sub-tasks, ${untagged.length} of them without a tag`);
  return untagged[0];
};

const accessories = async ({ repository, digest }) => {
  const image = { ...library, repository_name: repository };
  const digests = (await everything('artifacts', artifacts, image)).map((artifact) => artifact.digest);
  check(digests.includes(digest), `${digest} is not an artifact of ${repository}`);
  const found = await call(200, 'GET', `${artifacts}/{reference}/accessories`, { ...image, reference: digest });
  const types = found.accessories.map(({ type }) => type);
  check(types.includes('signature.cosign'), `${repository}@${digest} should be signed, but has [${types}]`);
  console.log(`${repository}@${digest.slice(0, 19)} is signed`);
};
