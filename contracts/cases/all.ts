import type { Case } from '../case.ts';
import { connectionCases } from './access/connections.ts';
import { domainNames } from './access/domains.ts';
import { internalEndpoints } from './access/endpoints.ts';
import { permissionCases } from './access/permissions.ts';
import { endpointPolicy } from './access/policy.ts';
import { allArtifacts } from './artifacts/all-artifacts.ts';
import { artifacts } from './artifacts/artifacts.ts';
import { attachments } from './artifacts/attachments.ts';
import { buildHistory } from './artifacts/build-history.ts';
import { deletes } from './artifacts/deletes.ts';
import { indexes } from './artifacts/indexes.ts';
import { auditLogs } from './audit-logs/audit-logs.ts';
import { credentials, temporaryCredentials } from './credentials/credentials.ts';
import { gcRuns } from './gc/runs.ts';
import { gcSchedule } from './gc/schedule.ts';
import { gcTasks } from './gc/tasks.ts';
import { keptByRules } from './immutability/kept.ts';
import { immutableRules } from './immutability/rules.ts';
import { instanceBodyCases } from './instances/bodies.ts';
import { instanceCounters } from './instances/counters.ts';
import { instances } from './instances/instances.ts';
import { instanceLife } from './instances/life.ts';
import { jobs } from './jobs/jobs.ts';
import { namespaceLife } from './namespaces/life.ts';
import { namespaces } from './namespaces/namespaces.ts';
import { namespaceUpdates } from './namespaces/update.ts';
import { registryLists } from './registries/lists.ts';
import { registries } from './registries/registries.ts';
import { replicationExecutions } from './replication/executions.ts';
import { replicationLists } from './replication/lists.ts';
import { replicationPolicies } from './replication/policies.ts';
import { allRepositories } from './repositories/all-repositories.ts';
import { repositoryDescription } from './repositories/description.ts';
import { repositoryOrders } from './repositories/orders.ts';
import { repositories } from './repositories/repositories.ts';
import { resourceFilters } from './resource-tags/filters.ts';
import { resourceTags } from './resource-tags/tags.ts';
import { retentionExecutions } from './retention/executions.ts';
import { retentionLists } from './retention/lists.ts';
import { retentionPolicies } from './retention/policies.ts';
import { retentionRules } from './retention/policy-rules.ts';
import { auth } from './rules/auth.ts';
import { bodies } from './rules/bodies.ts';
import { ids } from './rules/ids.ts';
import { paging } from './rules/paging.ts';
import { parents } from './rules/parents.ts';
import { requests } from './rules/requests.ts';
import { updates } from './rules/updates.ts';
import { values } from './rules/values.ts';
import { scans } from './scanning/scans.ts';
import { executionRules } from './signature/execution-rules.ts';
import { executions } from './signature/executions.ts';
import { lifeCycle } from './signature/life-cycle.ts';
import { otherParents } from './signature/other-parents.ts';
import { policies } from './signature/policies.ts';
import { policyLife } from './signature/policy-life.ts';
import { policyRules } from './signature/policy-rules.ts';
import { signing } from './signature/signing.ts';
import { subtasks } from './signature/subtasks.ts';
import { tasks } from './signature/tasks.ts';
import { triggers } from './signature/triggers.ts';
import { webhookChanges } from './webhooks/changes.ts';
import { webhookJobs } from './webhooks/jobs.ts';
import { webhookOrders } from './webhooks/orders.ts';
import { webhookPolicies } from './webhooks/policies.ts';

const families: readonly (readonly Case[])[] = [
  ...[tasks, subtasks, executions, executionRules, policies, policyLife, policyRules, lifeCycle, signing],
  ...[retentionPolicies, retentionRules, retentionExecutions, retentionLists],
  ...[webhookPolicies, webhookChanges, webhookOrders, webhookJobs],
  ...[scans],
  ...[registries, registryLists],
  ...[credentials, temporaryCredentials, auditLogs, allRepositories],
  ...[replicationPolicies, replicationLists, replicationExecutions],
  ...[gcTasks, gcRuns, gcSchedule],
  ...[instanceLife, instanceBodyCases, instanceCounters, jobs],
  ...[domainNames, endpointPolicy, internalEndpoints, connectionCases, permissionCases],
  ...[resourceTags, resourceFilters, namespaceUpdates],
  ...[instances, namespaces, namespaceLife, repositories, repositoryOrders, artifacts, attachments],
  ...[repositoryDescription, allArtifacts, buildHistory, deletes, indexes, immutableRules, keptByRules],
];

/** Derived for every operation, with the few of these rules that are written by hand. */
const rules: readonly (readonly Case[])[] = [
  ...[requests, paging, parents, auth, ids, bodies, values, updates],
  ...[otherParents, triggers],
];

const unique = (all: readonly Case[]): readonly Case[] => {
  const repeated = all.map(({ id }) => id).filter((id, index, seen) => seen.indexOf(id) < index);
  if (repeated.length > 0) throw new TypeError(`cases with one id: ${repeated.join(', ')}`);
  return all;
};

/** Every case of the kit. */
export const cases: readonly Case[] = unique([...families, ...rules].flat());
