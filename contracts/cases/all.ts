import type { Case } from '../case.ts';
import { allArtifacts } from './artifacts/all-artifacts.ts';
import { artifacts } from './artifacts/artifacts.ts';
import { attachments } from './artifacts/attachments.ts';
import { buildHistory } from './artifacts/build-history.ts';
import { deletes } from './artifacts/deletes.ts';
import { auditLogs } from './audit-logs/audit-logs.ts';
import { credentials, temporaryCredentials } from './credentials/credentials.ts';
import { keptByRules } from './immutability/kept.ts';
import { immutableRules } from './immutability/rules.ts';
import { instances } from './instances/instances.ts';
import { namespaceLife } from './namespaces/life.ts';
import { namespaces } from './namespaces/namespaces.ts';
import { registryLists } from './registries/lists.ts';
import { registries } from './registries/registries.ts';
import { replicationExecutions } from './replication/executions.ts';
import { replicationLists } from './replication/lists.ts';
import { replicationPolicies } from './replication/policies.ts';
import { allRepositories } from './repositories/all-repositories.ts';
import { repositoryDescription } from './repositories/description.ts';
import { repositoryOrders } from './repositories/orders.ts';
import { repositories } from './repositories/repositories.ts';
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
  ...[instances, namespaces, namespaceLife, repositories, repositoryOrders, artifacts, attachments],
  ...[repositoryDescription, allArtifacts, buildHistory, deletes, immutableRules, keptByRules],
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
