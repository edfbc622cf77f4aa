// Makes a registry that is the demo's second instance, and reads it; what uses it comes in between, then it is deleted.
import { anyNamespace, login } from './account.js';
import { call, everything, refused } from './calls.js';
import { check } from './fail.js';
import { instance } from './paths.js';

const registries = `${instance}/registries`;
const one = `${registries}/{registry_id}`;

export const createRegistry = async () => {
  const instances = await everything('instances', '/v2/{project_id}/instances', {});
  const { instance_id } = anyNamespace;
  const second = instances.find(({ id }) => id !== instance_id);
  check(second !== undefined, 'there is no second instance');
  const body = {
    name: `node-${Date.now()}`,
    type: 'swr-pro-internal',
    url: `https://${second.access_address}`,
    credential: { type: 'basic', access_key: login.ak, access_secret: login.sk },
    insecure: true,
    region_id: 'cn-north-4',
    project_id: login.projectId,
    instance_id: second.id,
  };
  const { id } = await call(201, 'POST', registries, anyNamespace, { body });
  const registry = { ...anyNamespace, registry_id: id };
  const shown = await call(200, 'GET', one, registry);
  const seen = `${shown.name} ${shown.instance_id} ${shown.status}`;
  check(seen === `${body.name} ${second.id} healthy`, `registry ${id} is ${seen}`);
  const listed = await everything('registries', registries, anyNamespace, { type: 'swr-pro-internal' });
  check(
    listed.some((each) => each.id === id),
    `registry ${id} is not listed`,
  );
  console.log(`registry ${id}: ${shown.status}`);
  return registry;
};

export const keepsRegistry = (registry) => refused('a registry that a policy uses', 412, 'DELETE', one, registry);

export const deleteRegistry = async (registry) => {
  await call(204, 'DELETE', one, registry);
  await refused('a deleted registry', 404, 'GET', one, registry);
};
