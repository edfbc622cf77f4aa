// Keeps a tag of a version from being deleted, switches the rule off, and deletes it.
import { anyNamespace, library } from './account.js';
import { call, everything, refused } from './calls.js';
import { check } from './fail.js';
import { tagPath } from './images.js';
import { instance, namespace } from './paths.js';

const rules = `${namespace}/immutabletagrules`;
const one = `${rules}/{immutable_rule_id}`;

export const immutability = async (image) => {
  const { repository_name, tag_name } = image;
  const selectors = {
    scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: repository_name }] },
    tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: tag_name }],
  };
  const { id } = await call(201, 'POST', rules, library, { body: selectors });
  const listed = await ruleWith(id);
  check(listed?.namespace_name === 'library' && !listed.disabled, `immutable rule ${id} is ${JSON.stringify(listed)}`);
  await refused('an immutable tag', 412, 'DELETE', tagPath, image);

  const path = { ...library, immutable_rule_id: id };
  await call(200, 'PUT', one, path, { body: { ...selectors, disabled: true } });
  check((await ruleWith(id)).disabled, `immutable rule ${id} should be disabled`);
  await call(204, 'DELETE', one, path);
  check((await ruleWith(id)) === undefined, `immutable rule ${id} is still listed`);
  console.log(`immutable rule ${id} kept ${repository_name}:${tag_name}`);
};

const ruleWith = async (wanted) =>
  (await everything('immutable_rules', `${instance}/immutabletagrules`, anyNamespace)).find(({ id }) => id === wanted);
