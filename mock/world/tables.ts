import { keyTables } from '../kms/tables.ts';
import { vpcTables } from '../vpc/tables.ts';
import { accessTables } from './access/tables.ts';
import { auditLogTables } from './audit-logs/tables.ts';
import { credentialTables } from './credentials/tables.ts';
import { lifeCycleTables } from './executions/kinds.ts';
import { gcTables } from './gc/tables.ts';
import { instanceTables } from './instances/tables.ts';
import { jobTables } from './jobs/tables.ts';
import type { Readable } from './kernel/world.ts';
import { registryTables } from './registries/tables.ts';
import { replicationTables } from './replication/tables.ts';
import { resourceTagTables } from './resource-tags/tables.ts';
import { resourceTables } from './resources/tables.ts';
import { retentionTables } from './retention/tables.ts';
import { scanningTables } from './scanning/tables.ts';
import { signatureTables } from './signature/tables.ts';
import { webhookTables } from './webhooks/tables.ts';

/** All that a world holds. */
export const createTables = () => ({
  ...resourceTables(),
  ...lifeCycleTables(),
  ...instanceTables(),
  ...jobTables(),
  ...signatureTables(),
  ...retentionTables(),
  ...webhookTables(),
  ...scanningTables(),
  ...registryTables(),
  ...replicationTables(),
  ...gcTables(),
  ...credentialTables(),
  ...auditLogTables(),
  ...accessTables(),
  ...resourceTagTables(),
  ...keyTables(),
  ...vpcTables(),
});

export type Tables = ReturnType<typeof createTables>;

/** How many executions of all families are no longer kept. */
export const droppedExecutions = ({ signature, retention, replication, gc }: Readable<Tables>): number =>
  signature.dropped.last + retention.dropped.last + replication.dropped.last + gc.dropped.last;
