import type { Client } from '../service/client.ts';
import type { Fields } from '../service/json.ts';
import type { PathValues } from '../service/path.ts';
import { ordered, seedFields } from './capture-fields.ts';

const operations = ['create', 'pull', 'delete'] as const;

/** A service has any number of them. */
const mostPages = 10;

/** The newest audit logs of each operation, as a seed has them: the oldest of all first. */
export const auditLogSeeds = async (client: Client, at: PathValues): Promise<readonly Fields[]> => {
  const logs: Fields[] = [];
  for (const operation of operations)
    logs.push(...(await client.list('ListAuditLogs', at, { query: { operation }, mostPages })));
  return ordered(logs, 'id').map((log) => seedFields('SeedAuditLog', log));
};
