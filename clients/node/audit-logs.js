// Finds the deletion of a version among the newest audit logs.
import { anyNamespace } from './account.js';
import { everything } from './calls.js';
import { check } from './fail.js';
import { instance } from './paths.js';

export const auditLogs = async ({ namespace_name, repository_name, reference }) => {
  const operation = 'delete';
  const deletions = await everything('audit_logs', `${instance}/audit-logs`, anyNamespace, { operation });
  const isDeletion = (log) => log.operation === operation;
  check(deletions.every(isDeletion), 'the logs of deletions have others among them');
  const ids = deletions.map(({ id }) => id);
  check(`${ids}` === `${[...ids].sort((a, b) => b - a)}`, `the newest log is not the first of ${ids}`);
  const resource = `${namespace_name}/${repository_name}:${reference}`;
  const found = deletions.filter((log) => log.resource === resource);
  check(found.length === 1, `the deletion of ${resource} is logged ${found.length} times`);
  const [{ username }] = found;
  check(username, `nobody deleted ${resource}`);
  console.log(`${username} deleted ${resource.slice(0, 40)}`);
};
