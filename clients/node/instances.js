// Makes an instance, waits for its job, reads what it has, and deletes both.
import { login } from './account.js';
import { becomes, call, everything, refused } from './calls.js';
import { check } from './fail.js';
import { instance } from './paths.js';

const jobs = '/v2/{project_id}/jobs';
const job = `${jobs}/{job_id}`;

export const instances = async () => {
  const created = await create();
  const { job_id } = created;
  await becomes('Success', `job ${job_id}`, () => jobStatus(created), ['Failed']);
  const finished = await everything('jobs', jobs, {}, { status: 'Success' });
  const isListed = finished.some(({ id }) => id === job_id);
  check(isListed, `job ${job_id} is not among those that succeeded`);
  await contents(created);
  await configuration(created);
  await call(202, 'DELETE', instance, created, { body: { delete_obs: true, delete_dns: true } });
  await refused('a deleted instance', 404, 'GET', instance, created);
  await call(204, 'DELETE', job, created);
};

const create = async () => {
  const body = {
    name: `node-${Date.now()}`,
    spec: 'swr.ee.professional',
    vpc_id: '7f2c2f5e-1f39-4a5c-8a5d-0d3f1f2c3b4a',
    subnet_id: '0c6b8a1d-5c55-4a36-9a4a-1f9e2f6d7c8b',
    project_id: login.projectId,
    charge_mode: 'postPaid',
    enterprise_project_id: '0',
    resource_tags: [{ key: 'client', value: 'node' }],
  };
  const { instance_id, job_id } = await call(202, 'POST', '/v2/{project_id}/instances', {}, { body });
  const { name, status } = await call(200, 'GET', instance, { instance_id });
  check(name === body.name, `instance ${instance_id} should be ${body.name}, not ${name}`);
  check(status === 'Initial' || status === 'Creating', `a new instance is ${status}`);
  return { instance_id, job_id };
};

const jobStatus = async (created) => {
  const { type, instance_id, status } = await call(200, 'GET', job, created);
  const seen = `${type} ${instance_id}`;
  check(seen === `CreateInstance ${created.instance_id}`, `job ${created.job_id} is ${seen}`);
  return status;
};

const contents = async (created) => {
  const { status, access_address } = await call(200, 'GET', instance, created);
  check(status === 'Running' && access_address !== '', `the instance is ${status}`);
  const { tags } = await call(200, 'GET', `${instance}/tags`, created);
  const pairs = tags.map(({ key, value }) => `${key}=${value}`).join();
  check(pairs === 'client=node', `a new instance has the tags [${pairs}]`);
  const counts = await call(200, 'GET', `${instance}/statistics`, created);
  const seen = [counts.total_namespace_count, counts.total_image_count, counts.intranet_endpoint_count].join();
  check(seen === '1,0,1', `the counts of a new instance are ${seen}`);
  const gates = await call(200, 'GET', `${instance}/feature-gates`, created);
  check(typeof gates.enableArtifactGc === 'boolean', 'nobody says whether garbage can be collected');
  const everywhere = await call(200, 'GET', '/v2/{project_id}/feature-gates', {});
  check(typeof everywhere.enableEnterprise === 'boolean', 'nobody says whether there is an Enterprise Edition');
};

const configuration = async (created) => {
  const url = `${instance}/configurations`;
  for (const wanted of [true, false]) {
    await call(200, 'PUT', url, created, { body: { anonymous_access: wanted } });
    const { anonymous_access } = await call(200, 'GET', url, created);
    check(anonymous_access === wanted, `anonymous access is ${anonymous_access}, not ${wanted}`);
  }
};
