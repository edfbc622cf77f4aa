// Looks around, then makes a namespace, opens it to everybody, and deletes it.
import { anyNamespace, library } from './account.js';
import { call, everything, refused } from './calls.js';
import { check } from './fail.js';
import { instance, namespace } from './paths.js';

const all = `${instance}/namespaces`;

export const lookAround = async () => {
  const names = (await everything('namespaces', all, anyNamespace)).map(({ name }) => name);
  check(names.includes('library') && names.includes('root'), `library and root should be among namespaces ${names}`);
  const page = await call(200, 'GET', `${instance}/repositories`, anyNamespace, { query: { limit: 100 } });
  check(page.repositories.length === Math.min(page.total, 100), 'a page of 100 repositories is not full');
  console.log(`${names.length} namespaces, ${page.total} repositories`);
};

export const namespaces = async () => {
  await refused('a namespace with images', 406, 'DELETE', namespace, library);
  const path = await createNamespace();
  const body = {
    metadata: { public: 'true', auto_scan: 'true' },
    cve_allowlist: { items: [{ cve_id: 'CVE-2019-10164' }] },
  };
  await call(200, 'PUT', namespace, path, { body });
  const { metadata, cve_allowlist } = await call(200, 'GET', namespace, path);
  const seen = `${metadata.public} ${metadata.auto_scan} ${cve_allowlist.items.map(({ cve_id }) => cve_id)}`;
  check(seen === 'true true CVE-2019-10164', `${path.namespace_name} is ${seen} after its update`);
  await call(204, 'DELETE', namespace, path);
  await refused('a deleted namespace', 404, 'GET', namespace, path);
};

/** A private namespace without repositories. */
const createNamespace = async () => {
  const namespace_name = `node-${Date.now()}`;
  const body = { namespace_name, metadata: { public: 'false' } };
  const { id } = await call(201, 'POST', all, anyNamespace, { body });
  const path = { ...anyNamespace, namespace_name };
  const { namespace_id, metadata, repo_count } = await call(200, 'GET', namespace, path);
  const seen = `${namespace_id} ${metadata.public} ${repo_count}`;
  check(seen === `${id} false 0`, `namespace ${namespace_name} is ${seen}`);
  return path;
};
