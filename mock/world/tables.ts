import { auditLogTables } from './audit-logs/tables.ts';
import { credentialTables } from './credentials/tables.ts';
import { lifeCycleTables } from './executions/kinds.ts';
import type { Readable } from './kernel/world.ts';
import { registryTables } from './registries/tables.ts';
import { replicationTables } from './replication/tables.ts';
import { resourceTables } from './resources/tables.ts';
import { retentionTables } from './retention/tables.ts';
import { scanningTables } from './scanning/tables.ts';
import { signatureTables } from './signature/tables.ts';
import { webhookTables } from './webhooks/tables.ts';

/** All that a world holds. */
export const createTables = () => ({
  ...resourceTables(),
  ...lifeCycleTables(),
  ...signatureTables(),
  ...retentionTables(),
  ...webhookTables(),
  ...scanningTables(),
  ...registryTables(),
  ...replicationTables(),
  ...credentialTables(),
  ...auditLogTables(),
});

export type Tables = ReturnType<typeof createTables>;

/** How many executions of all families are no longer kept. */
export const droppedExecutions = ({ signature, retention, replication }: Readable<Tables>): number =>
  signature.dropped.last + retention.dropped.last + replication.dropped.last;
