import { keyChecks } from '../kms/checks.ts';
import { vpcChecks } from '../vpc/checks.ts';
import { accessChecks } from './access/checks.ts';
import { auditLogChecks } from './audit-logs/checks.ts';
import { credentialChecks } from './credentials/checks.ts';
import { lifeCycleChecks } from './executions/checks.ts';
import { gcChecks } from './gc/checks.ts';
import { instanceChecks } from './instances/checks.ts';
import { jobChecks } from './jobs/checks.ts';
import type { SnapshotChecks } from './kernel/snapshot.ts';
import { registryChecks } from './registries/checks.ts';
import { replicationChecks } from './replication/checks.ts';
import { resourceTagChecks } from './resource-tags/checks.ts';
import { resourceChecks } from './resources/checks.ts';
import { retentionChecks } from './retention/checks.ts';
import { scanningChecks } from './scanning/checks.ts';
import { signatureChecks } from './signature/checks.ts';
import { webhookChecks } from './webhooks/checks.ts';

/** What the rows of a snapshot must be, so that nothing breaks on them later. */
export const snapshotChecks: SnapshotChecks = {
  rows: {
    ...resourceChecks,
    ...lifeCycleChecks,
    ...instanceChecks,
    ...jobChecks,
    ...signatureChecks,
    ...retentionChecks,
    ...webhookChecks,
    ...scanningChecks,
    ...registryChecks,
    ...replicationChecks,
    ...gcChecks,
    ...credentialChecks,
    ...auditLogChecks,
    ...accessChecks,
    ...resourceTagChecks,
    ...keyChecks,
    ...vpcChecks,
  },
  references: [
    { table: 'namespaces', field: 'instance_id', to: 'instances' },
    { table: 'repositories', field: 'namespace_id', to: 'namespaces' },
    { table: 'artifacts', field: 'repository_id', to: 'repositories' },
    { table: 'attached', field: 'repository_id', to: 'repositories' },
    { table: 'manifests', field: 'repository_id', to: 'repositories' },
    { table: 'blobLinks', field: 'namespace_id', to: 'namespaces' },
    { table: 'references', field: 'index_id', to: 'artifacts' },
    { table: 'immutableRules', field: 'namespace_id', to: 'namespaces' },
    { table: 'accessories', field: 'subject_artifact_id', to: 'artifacts', or: 'attached' },
    { table: 'signature.policies', field: 'namespace_id', to: 'namespaces' },
    { table: 'webhooks.policies', field: 'namespace_id', to: 'namespaces' },
    { table: 'webhooks.jobs', field: 'policy_id', to: 'webhooks.policies' },
    { table: 'webhooks.deliveries', field: 'id', to: 'webhooks.jobs' },
    { table: 'retention.policies', field: 'namespace_id', to: 'namespaces' },
    { table: 'signature.pendingEffects', field: 'id', to: 'signature.executions' },
    { table: 'retention.pendingEffects', field: 'id', to: 'retention.executions' },
    { table: 'scanning.pendingEffects', field: 'id', to: 'scanning.executions' },
    { table: 'registries.registries', field: 'owner_id', to: 'instances' },
    { table: 'registries.artifacts', field: 'registry_id', to: 'registries.registries' },
    { table: 'replication.policies', field: 'instance_id', to: 'instances' },
    { table: 'replication.pendingEffects', field: 'id', to: 'replication.executions' },
    { table: 'gc.schedules', field: 'instance_id', to: 'instances' },
    { table: 'gc.garbage', field: 'instance_id', to: 'instances' },
    { table: 'gc.executions', field: 'policy_id', to: 'gc.schedules' },
    { table: 'gc.pendingEffects', field: 'id', to: 'gc.executions' },
    { table: 'credentials.longTerm', field: 'instance_id', to: 'instances' },
    { table: 'credentials.temporary', field: 'instance_id', to: 'instances' },
    { table: 'auditLogs', field: 'instance_id', to: 'instances' },
    { table: 'access.domains', field: 'instance_id', to: 'instances' },
    { table: 'access.endpointPolicies', field: 'instance_id', to: 'instances' },
    { table: 'access.endpoints', field: 'instance_id', to: 'instances' },
    { table: 'access.connections', field: 'instance_id', to: 'instances' },
    { table: 'access.permissions', field: 'instance_id', to: 'instances' },
    { table: 'resourceTags.ofInstances', field: 'instance_id', to: 'instances' },
    { table: 'resourceTags.ofNamespaces', field: 'namespace_id', to: 'namespaces' },
  ],
};
