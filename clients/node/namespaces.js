import { anyNamespace } from './account.js';
import { call, everything } from './calls.js';
import { check } from './fail.js';
import { instance } from './paths.js';

export const lookAround = async () => {
  const names = (await everything('namespaces', `${instance}/namespaces`, anyNamespace)).map(({ name }) => name);
  check(names.includes('library') && names.includes('root'), `library and root should be among namespaces ${names}`);
  const page = await call(200, 'GET', `${instance}/repositories`, anyNamespace, { query: { limit: 100 } });
  check(page.repositories.length === Math.min(page.total, 100), 'a page of 100 repositories is not full');
  console.log(`${names.length} namespaces, ${page.total} repositories`);
};
