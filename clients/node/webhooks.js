// Makes a webhook policy, and reads the jobs of library's.
import { anyNamespace, library, root } from './account.js';
import { call, everything, refused } from './calls.js';
import { check } from './fail.js';
import { instance, namespace } from './paths.js';

const policies = `${namespace}/webhook/policies`;
const one = `${policies}/{policy_id}`;

export const webhooks = async () => {
  const policy = await createPolicy();
  const listed = await everything('policies', `${instance}/webhook/policies`, anyNamespace);
  check(
    listed.some(({ id }) => id === policy.policy_id),
    `webhook policy ${policy.policy_id} is not listed`,
  );
  for (const { id, namespace_name } of listed) if (namespace_name === 'library') await jobsOf(id);
  await call(204, 'DELETE', one, policy);
  await refused('a deleted webhook policy', 404, 'GET', one, policy);
};

const createPolicy = async () => {
  const name = `node-${Date.now()}`;
  const address = 'https://192.168.0.10/hooks';
  const scopeRule = {
    repo_scope_mode: 'regular',
    scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: '**' }] },
    tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: '**' }],
  };
  const target = { type: 'http', address, address_type: 'internal', auth_header: 'Test:Header' };
  const scope_rules = [scopeRule];
  const body = { name, event_types: ['PUSH_ARTIFACT'], enabled: true, targets: [target], scope_rules };
  const { id } = await call(201, 'POST', policies, root, { body });
  const policy = { ...root, policy_id: id };
  const shown = await call(200, 'GET', one, policy);
  const seen = `${shown.name} ${shown.targets[0].address}`;
  check(seen === `${name} ${address}`, `webhook policy ${id} is ${seen}`);
  return policy;
};

const jobsOf = async (policy_id) => {
  const jobs = await everything('jobs', `${one}/jobs`, { ...library, policy_id });
  check(jobs.length > 0, `webhook policy ${policy_id} has no jobs`);
  for (const job of jobs) {
    check(job.policy_id === policy_id && job.job_detail !== '', `webhook job ${job.id} is ${JSON.stringify(job)}`);
  }
  console.log(`webhook policy ${policy_id}: ${jobs.length} jobs`);
};
