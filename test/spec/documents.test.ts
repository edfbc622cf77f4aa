/** The spec says of itself what a reader and the fake rely on. */
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { behaviours } from '../../spec/generated/behaviours.ts';
import { catalogue } from '../../spec/generated/errors.ts';
import document from '../../spec/generated/openapi.json' with { type: 'json' };

type Json = { readonly [key: string]: unknown };

const inProject = '/v2/{project_id}/instances';
const instance = `${inProject}/{instance_id}`;
const namespace = `${instance}/namespaces/{namespace_name}`;
const repository = `${namespace}/repositories/{repository_name}`;
const artifact = `${repository}/artifacts/{reference}`;
const policy = `${namespace}/signature/policies/{policy_id}`;
const webhook = `${namespace}/webhook/policies/{policy_id}`;
const registry = `${instance}/registries/{registry_id}`;
const replication = `${instance}/replication/executions/{execution_id}`;
const retention = `${namespace}/retention/policies/{policy_id}`;

/** Names, methods and paths of the public Go SDK v3, services/swr/v2. */
const published: Readonly<Record<string, string>> = {
  ListInstance: `get ${inProject}`,
  ShowInstance: `get ${instance}`,
  ListInstanceNamespaces: `get ${instance}/namespaces`,
  CreateInstanceNamespace: `post ${instance}/namespaces`,
  ShowInstanceNamespace: `get ${namespace}`,
  DeleteInstanceNamespace: `delete ${namespace}`,
  ListInstanceRepositories: `get ${instance}/repositories`,
  ListNamespaceRepositories: `get ${namespace}/repositories`,
  ShowInstanceRepository: `get ${repository}`,
  UpdateInstanceRepository: `put ${repository}`,
  DeleteInstanceRepository: `delete ${repository}`,
  ListInstanceArtifacts: `get ${repository}/artifacts`,
  ShowInstanceArtifact: `get ${artifact}`,
  DeleteInstanceArtifact: `delete ${artifact}`,
  ListInstanceAllArtifacts: `get ${instance}/artifacts`,
  ShowInstanceArtifactAddition: `get ${artifact}/additions/{addition}`,
  ListInstanceAccessories: `get ${artifact}/accessories`,
  StartManualScanning: `post ${artifact}/scan`,
  ListInstanceArtifactVulnerabilities: `get ${artifact}/vulnerabilities`,
  ListInstanceTags: 'get /v2/instances/{instance_id}/namespaces/{namespace_name}/repositories/{repository_name}/tags',
  DeleteInstanceTag:
    'delete /v2/instances/{instance_id}/namespaces/{namespace_name}/repositories/{repository_name}/tags/{tag_name}',
  ListInstanceSignPolicies: `get ${instance}/signature/policies`,
  CreateInstanceSignPolicy: `post ${namespace}/signature/policies`,
  ShowInstanceSignPolicy: `get ${policy}`,
  UpdateInstanceSignPolicy: `put ${policy}`,
  DeleteInstanceSignPolicy: `delete ${policy}`,
  ListInstanceSignPolicyExecutions: `get ${policy}/executions`,
  ExecuteInstanceSignPolicy: `post ${policy}/executions`,
  ListInstanceSignPolicyExecTasks: `get ${policy}/executions/{execution_id}/tasks`,
  ListInstanceSignatureExecutionSubtasks: `get ${policy}/executions/{execution_id}/tasks/{task_id}/subtasks`,
  ListInstanceRetentionPolicies: `get ${instance}/retention/policies`,
  CreateInstanceRetentionPolicy: `post ${namespace}/retention/policies`,
  ShowInstanceRetentionPolicy: `get ${retention}`,
  UpdateInstanceRetentionPolicy: `put ${retention}`,
  DeleteInstanceRetentionPolicy: `delete ${retention}`,
  ListInstanceRetentionPolicyExecutions: `get ${retention}/executions`,
  ExecuteInstanceRetentionPolicy: `post ${retention}/executions`,
  ListInstanceRetentionPolicyExecTasks: `get ${retention}/executions/{execution_id}/tasks`,
  ListInstanceRetentionPolicyExecSubTasks: `get ${retention}/executions/{execution_id}/tasks/{task_id}/subtasks`,
  ListImmutableRules: `get ${instance}/immutabletagrules`,
  CreateImmutableRule: `post ${namespace}/immutabletagrules`,
  UpdateImmutableRule: `put ${namespace}/immutabletagrules/{immutable_rule_id}`,
  DeleteImmutableRule: `delete ${namespace}/immutabletagrules/{immutable_rule_id}`,
  ListInstanceWebhooks: `get ${instance}/webhook/policies`,
  CreateInstanceWebhook: `post ${namespace}/webhook/policies`,
  ShowInstanceWebhook: `get ${webhook}`,
  UpdateInstanceWebhook: `put ${webhook}`,
  DeleteInstanceWebhook: `delete ${webhook}`,
  ListInstanceWebhookJobs: `get ${webhook}/jobs`,
  ListInstanceRegistries: `get ${instance}/registries`,
  CreateInstanceRegistry: `post ${instance}/registries`,
  ShowInstanceRegistry: `get ${registry}`,
  UpdateInstanceRegistry: `put ${registry}`,
  DeleteInstanceRegistry: `delete ${registry}`,
  ListInstanceReplicationPolicies: `get ${instance}/replication/policies`,
  CreateInstanceReplicationPolicy: `post ${instance}/replication/policies`,
  ShowInstanceReplicationPolicy: `get ${instance}/replication/policies/{policy_id}`,
  UpdateInstanceReplicationPolicy: `put ${instance}/replication/policies/{policy_id}`,
  DeleteInstanceReplicationPolicy: `delete ${instance}/replication/policies/{policy_id}`,
  ListInstanceReplicationPolicyExecutions: `get ${instance}/replication/executions`,
  ExecuteInstanceReplicationPolicy: `post ${instance}/replication/executions`,
  StopInstanceReplicationPolicyExecution: `put ${replication}`,
  ListInstanceReplicationPolicyExecTasks: `get ${replication}/tasks`,
  CreateInstanceTempCredential: `post ${instance}/temp-credential`,
  CreateInstanceLtCredential: `post ${instance}/long-term-credential`,
  ListInstanceLtCredentials: `get ${instance}/long-term-credentials`,
  UpdateInstanceLtCredential: `put ${instance}/long-term-credentials/{credential_id}`,
  DeleteInstanceLtCredential: `delete ${instance}/long-term-credentials/{credential_id}`,
  ListAuditLogs: `get ${instance}/audit-logs`,
  ListAllInstanceRepositories: 'get /v2/{project_id}/repositories',
  ListInstanceReplicationPolicyExecSubTasks: `get ${replication}/tasks/{task_id}/subtasks`,
};

const operations = Object.entries(document.paths as unknown as Readonly<Record<string, Json>>).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([method]) => ['get', 'put', 'post', 'delete', 'patch'].includes(method))
    .map(([method, operation]) => ({ route: `${method} ${path}`, ...(operation as Json) }) as Operation),
);

interface Operation {
  readonly route: string;
  readonly operationId: string;
  readonly summary: string;
  readonly 'x-summary-zh': string;
  readonly tags: readonly string[];
  readonly externalDocs: { readonly url: string };
  readonly responses: Json;
}

/** Every object of the spec that has an example, with the way to it. */
const examplesIn = (value: unknown, at = ''): readonly [string, Json][] => {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([key, child]) =>
    key === 'example' ? [] : examplesIn(child, `${at}/${key}`),
  );
  return 'example' in value ? [[at, value as Json], ...below] : below;
};

/** An object of the components may hold what it declares and nothing else, so that a misspelt example shows. */
const closed = JSON.parse(JSON.stringify(document.components), (_, value) =>
  value?.properties && value.type === 'object' ? { additionalProperties: false, ...value } : value,
);

const ajv = new Ajv({ allErrors: true, strict: false });
formats.default(ajv);
ajv.addSchema({ $id: 'spec', components: closed });

describe('the examples', () => {
  const examples = examplesIn(document);

  test('are those of the documented pages and not fewer', () => expect(examples.length).toBeGreaterThanOrEqual(10));

  test.each(examples)('%s satisfies its schema', (_, { example, ...place }) => {
    const schema = JSON.stringify(place.schema ?? place).replaceAll('"#/components', '"spec#/components');
    const validate = ajv.compile(JSON.parse(schema));
    validate(example);
    expect(validate.errors ?? []).toEqual([]);
  });
});

describe('the operations', () => {
  test('are those of the published SDK, by name, method and path', () => {
    expect(Object.fromEntries(operations.map(({ operationId, route }) => [operationId, route]))).toEqual(published);
  });

  test.each(operations.map((operation) => [operation.operationId, operation] as const))(
    '%s names its page, its title in both languages and its family, and declares its statuses',
    (_, { summary, tags, externalDocs, responses, ...operation }) => {
      expect(externalDocs.url).toMatch(/^https:\/\/support\.huaweicloud\.com\/api-swr2\/swr_03_\d{4}\.html$/);
      expect(summary).toMatch(/^[A-Z]/);
      expect(operation['x-summary-zh']).toMatch(/\p{Script=Han}/u);
      expect(document.tags.map(({ name }) => name)).toEqual(expect.arrayContaining([...tags]));
      expect(tags).toHaveLength(1);
      expect(Object.keys(responses).filter((status) => status.startsWith('2'))).toHaveLength(1);
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['400', '401', '403', '404', '500']));
    },
  );
});

test.each(Object.entries(behaviours))(
  '%s: asks a question, has a default among its options, and says where it is from',
  (_, { question, options, default: usual, provenance, source }) => {
    expect(question).toMatch(/\?$/);
    expect(Object.keys(options).length).toBeGreaterThan(1);
    expect(Object.keys(options)).toContain(usual);
    expect(['observed', 'inferred', 'chosen']).toContain(provenance);
    expect(source).not.toBe('');
  },
);

test.each(Object.entries(catalogue.raised))(
  'the error %s has a published code, with its layer and status',
  (_, raised) => {
    const { code, layer, status } = raised;
    expect(catalogue.codes).toContainEqual(expect.objectContaining({ code, layer, status }));
  },
);
