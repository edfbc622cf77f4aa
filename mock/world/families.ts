import { keyChecks } from '../kms/checks.ts';
import { keyTables } from '../kms/tables.ts';
import { vpcChecks } from '../vpc/checks.ts';
import { vpcTables } from '../vpc/tables.ts';
import { accessFamily } from './access/family.ts';
import { auditLogFamily } from './audit-logs/family.ts';
import { contentChecks } from './content/checks.ts';
import { credentialFamily } from './credentials/family.ts';
import { lifeCycleChecks } from './executions/checks.ts';
import { lifeCycleTables } from './executions/kinds.ts';
import { gcFamily } from './gc/family.ts';
import { immutabilityFamily } from './immutability/family.ts';
import { instanceChecks } from './instances/checks.ts';
import { instanceTables } from './instances/tables.ts';
import { jobFamily } from './jobs/family.ts';
import { registryFamily } from './registries/family.ts';
import { replicationFamily } from './replication/family.ts';
import { resourceTagFamily } from './resource-tags/family.ts';
import { resourceChecks } from './resources/checks.ts';
import { resourceTables } from './resources/tables.ts';
import { retentionFamily } from './retention/family.ts';
import { scanningFamily } from './scanning/family.ts';
import { signatureFamily } from './signature/family.ts';
import { webhookFamily } from './webhooks/family.ts';

/** Every family, in the order in which they hear of an event. */
export const families = [
  signatureFamily,
  retentionFamily,
  immutabilityFamily,
  webhookFamily,
  scanningFamily,
  registryFamily,
  replicationFamily,
  gcFamily,
  credentialFamily,
  auditLogFamily,
  jobFamily,
  accessFamily,
  resourceTagFamily,
] as const;

/** All that keep rows: what families share, the families, and the neighbours. */
export const keepers = [
  { tables: resourceTables, checks: resourceChecks },
  { tables: () => ({}), checks: contentChecks },
  { tables: lifeCycleTables, checks: lifeCycleChecks },
  { tables: instanceTables, checks: instanceChecks },
  ...families,
  { tables: keyTables, checks: keyChecks },
  { tables: vpcTables, checks: vpcChecks },
] as const;
