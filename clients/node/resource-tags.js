// Puts a tag on the instance and on a namespace, finds both by it, and takes it off.
import { anyNamespace, root } from './account.js';
import { call, everything } from './calls.js';
import { check } from './fail.js';
import { instance, namespace } from './paths.js';

const onInstance = {
  what: 'the instance',
  path: anyNamespace,
  tags: `${instance}/tags`,
  everywhere: '/v2/{project_id}/instances/tags',
  resources: '/v2/{project_id}/instances/resource-instances',
  found: anyNamespace.instance_id,
};

const onNamespace = {
  what: 'root',
  path: root,
  tags: `${namespace}/tags`,
  everywhere: `${instance}/namespaces-tags`,
  resources: `${instance}/namespaces/resource-instances`,
  found: 'root',
};

export const resourceTags = async () => {
  const tag = { key: `node-${Date.now()}`, value: 'flow' };
  await tagged(tag, onInstance);
  await tagged(tag, onNamespace);
  console.log(`${tag.key} was on the instance and on root`);
};

const tagged = async (tag, { what, path, tags, everywhere, resources, found }) => {
  const { key, value } = tag;
  const isThere = async () => (await call(200, 'GET', tags, path)).tags.some((one) => one.key === key);
  await call(204, 'POST', `${tags}/create`, path, { body: { tags: [tag] } });
  check(await isThere(), `${key} is not among the tags of ${what}`);
  const all = (await call(200, 'GET', everywhere, path)).tags;
  const values = all.find((one) => one.key === key)?.values.join();
  check(values === value, `${key} has the values [${values}] where all tags are listed`);

  const body = { tags: [{ key, values: [value] }] };
  const asked = { method: 'POST', total: 'total_count', body };
  const ids = (await everything('resources', `${resources}/filter`, path, {}, asked)).map((one) => one.resource_id);
  check(ids.join() === found, `a filter by ${key} finds [${ids}]`);
  const { total_count } = await call(200, 'POST', `${resources}/count`, path, { body });
  check(total_count === 1, `${total_count} have ${key}, not 1`);

  await call(204, 'DELETE', `${tags}/delete`, path, { body: { tags: [tag] } });
  check(!(await isThere()), `${key} is still on ${what}`);
};
