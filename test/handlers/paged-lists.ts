import { digest } from './full-world.ts';

/** A list with offset and limit. */
export interface List {
  readonly operation: string;
  readonly path: string;
  readonly key: string;
  readonly defaultLimit?: number;
}

const root = '/v2/{project}/instances';
const inside = `${root}/{instance}/namespaces/namespace-1`;
const library = `${inside}/repositories/repository-1`;
const policy = `${inside}/signature/policies/1`;
const retention = `${inside}/retention/policies/1`;
const copies = `${root}/{instance}/replication/executions`;

const instanceList: List = { operation: 'ListInstance', path: root, key: 'instances', defaultLimit: 100 };
const credentialList: List = {
  ...{ operation: 'ListInstanceLtCredentials', path: `${root}/{instance}/long-term-credentials` },
  ...{ key: 'auth_tokens', defaultLimit: 100 },
};
const jobList: List = { operation: 'ListInstanceJobs', path: '/v2/{project}/jobs', key: 'jobs', defaultLimit: 100 };
const endpointList: List = {
  ...{ operation: 'ListInstanceInternalEndpoints', path: `${root}/{instance}/internal-endpoints` },
  ...{ key: 'internal_endpoints', defaultLimit: 100 },
};

/** The lists that state no such rule. */
export const freeLists = [instanceList, credentialList, jobList, endpointList];

/** The lists whose offset must be 0 or a multiple of limit. */
export const multipleLists: readonly List[] = [
  { operation: 'ListInstanceNamespaces', path: `${root}/{instance}/namespaces`, key: 'namespaces' },
  { operation: 'ListInstanceRepositories', path: `${root}/{instance}/repositories`, key: 'repositories' },
  { operation: 'ListNamespaceRepositories', path: `${inside}/repositories`, key: 'repositories' },
  { operation: 'ListInstanceArtifacts', path: `${library}/artifacts`, key: 'artifacts' },
  {
    operation: 'ListInstanceAccessories',
    path: `${inside}/repositories/signed/artifacts/${digest(0)}/accessories`,
    key: 'accessories',
  },
  { operation: 'ListInstanceTags', path: `${library.replace('/{project}', '')}/tags`, key: 'tags' },
  { operation: 'ListInstanceSignPolicies', path: `${root}/{instance}/signature/policies`, key: 'policies' },
  { operation: 'ListInstanceSignPolicyExecutions', path: `${policy}/executions`, key: 'executions' },
  { operation: 'ListInstanceSignPolicyExecTasks', path: `${policy}/executions/1/tasks`, key: 'tasks' },
  {
    operation: 'ListInstanceSignatureExecutionSubtasks',
    path: `${policy}/executions/1/tasks/1/subtasks`,
    key: 'sub_tasks',
  },
  { operation: 'ListImmutableRules', path: `${root}/{instance}/immutabletagrules`, key: 'immutable_rules' },
  { operation: 'ListInstanceRetentionPolicies', path: `${root}/{instance}/retention/policies`, key: 'retentions' },
  { operation: 'ListInstanceRetentionPolicyExecutions', path: `${retention}/executions`, key: 'executions' },
  { operation: 'ListInstanceRetentionPolicyExecTasks', path: `${retention}/executions/1/tasks`, key: 'tasks' },
  {
    operation: 'ListInstanceRetentionPolicyExecSubTasks',
    path: `${retention}/executions/1/tasks/1/subtasks`,
    key: 'sub_tasks',
  },
  { operation: 'ListInstanceWebhooks', path: `${root}/{instance}/webhook/policies`, key: 'policies' },
  { operation: 'ListInstanceWebhookJobs', path: `${inside}/webhook/policies/1/jobs`, key: 'jobs' },
  { operation: 'ListInstanceRegistries', path: `${root}/{instance}/registries`, key: 'registries' },
  { operation: 'ListInstanceReplicationPolicies', path: `${root}/{instance}/replication/policies`, key: 'policies' },
  { operation: 'ListInstanceReplicationPolicyExecutions', path: copies, key: 'executions' },
  { operation: 'ListInstanceReplicationPolicyExecTasks', path: `${copies}/1/tasks`, key: 'tasks' },
  { operation: 'ListInstanceReplicationPolicyExecSubTasks', path: `${copies}/1/tasks/1/subtasks`, key: 'sub_tasks' },
  { operation: 'ListAuditLogs', path: `${root}/{instance}/audit-logs?operation=pull`, key: 'audit_logs' },
];

export const lists = [...freeLists, ...multipleLists];
