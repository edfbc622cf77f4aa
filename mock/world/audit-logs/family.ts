import type { Family } from '../kernel/family.ts';
import type { WritableWorld } from '../kernel/world.ts';
import { auditLogChecks } from './checks.ts';
import { operations, record } from './record.ts';
import type { Operation } from './rows.ts';
import { type AuditLogTables, auditLogTables, logKey } from './tables.ts';

const recordArtifact = (operation: Operation, id: number, world: WritableWorld<AuditLogTables>): void => {
  const artifact = world.tables.artifacts.get(id);
  if (artifact !== undefined) record(operation, artifact, world);
};

/** What the audit log hears of: what is pushed, pulled and deleted, whoever or whatever does it. */
export const auditLogFamily = {
  tables: auditLogTables,
  checks: auditLogChecks,
  due: [],
  hears: {
    'artifact.pushed': ({ artifact_id }, world) => recordArtifact('create', artifact_id, world),
    'artifact.pulled': ({ artifact_id }, world) => recordArtifact('pull', artifact_id, world),
    'artifact.deleted': ({ repository_id, digest }, world) => record('delete', { repository_id, digest }, world),
    'instance.deleted': ({ instance_id }, { tables: { auditLogs } }) => {
      for (const operation of operations) auditLogs.removeUnder(logKey(instance_id, operation));
    },
  },
} satisfies Family<AuditLogTables>;
