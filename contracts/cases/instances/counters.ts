import type { Case } from '../../case.ts';
import { namespaceBody } from '../../resources/namespaces.ts';
import { registryBody } from '../../resources/registry-bodies.ts';
import { count } from '../parts/forms.ts';
import { create, created, remove } from '../parts/new-instance.ts';
import { page } from '../parts/pages.ts';

const base = { effect: 'read', given: ['instance'], source: page('0008') } as const;

const flag = { $type: 'boolean' } as const;

const counted = (body: object) => ({ operation: 'ListInstanceStatistics', expect: { status: 200, body } }) as const;

/** Statistics and feature gates. */
export const instanceCounters = [
  {
    ...base,
    id: 'instances/statistics-fields',
    rule: 'the statistics have the fields of the page, each a number from 0',
    provenance: 'documented',
    steps: [
      counted({
        ...{ storage_used: count, total_namespace_count: count, total_image_count: count, sign_policy_count: count },
        ...{ namespace_quota: count, image_repo_quota: count, replica_policy_quota: count, sign_policy_quota: count },
        ...{ retention_policy_quota: count, notify_policy_quota: count, replica_registry_quota: count },
        ...{ replica_policy_count: count, retention_policy_count: count, notify_policy_count: count },
        ...{ replica_registry_count: count, intranet_endpoint_quota: count, intranet_endpoint_count: count },
        long_term_quota: count,
      }),
    ],
  },
  {
    ...base,
    id: 'instances/statistics-of-lists',
    rule: 'the statistics count what the lists have',
    provenance: 'inferred',
    behaviour: { id: 'instances.image_count', option: 'repositories' },
    steps: [
      { operation: 'ListInstanceNamespaces', expect: { status: 200 }, capture: { namespaces: '/total' } },
      { operation: 'ListInstanceRepositories', expect: { status: 200 }, capture: { repositories: '/total' } },
      { operation: 'ListInstanceSignPolicies', expect: { status: 200 }, capture: { signing: '/total' } },
      { operation: 'ListInstanceRetentionPolicies', expect: { status: 200 }, capture: { retention: '/total' } },
      { operation: 'ListInstanceWebhooks', expect: { status: 200 }, capture: { webhooks: '/total' } },
      { operation: 'ListInstanceRegistries', expect: { status: 200 }, capture: { registries: '/total' } },
      { operation: 'ListInstanceReplicationPolicies', expect: { status: 200 }, capture: { replication: '/total' } },
      { operation: 'ListInstanceInternalEndpoints', expect: { status: 200 }, capture: { endpoints: '/total' } },
      counted({
        ...{ total_namespace_count: { $ref: 'namespaces' }, total_image_count: { $ref: 'repositories' } },
        ...{ sign_policy_count: { $ref: 'signing' }, retention_policy_count: { $ref: 'retention' } },
        ...{ notify_policy_count: { $ref: 'webhooks' }, replica_registry_count: { $ref: 'registries' } },
        ...{ replica_policy_count: { $ref: 'replication' }, intranet_endpoint_count: { $ref: 'endpoints' } },
      }),
    ],
  },
  {
    ...base,
    effect: 'write',
    given: ['free project'],
    id: 'instances/statistics-move',
    rule: 'what is made in an instance is counted at once',
    provenance: 'documented',
    steps: [
      create('fake-swr-verify-counters'),
      created,
      counted({ storage_used: 0, total_namespace_count: 1, total_image_count: 0, replica_registry_count: 0 }),
      { operation: 'CreateInstanceNamespace', body: namespaceBody, expect: { status: 201 } },
      { operation: 'CreateInstanceRegistry', body: registryBody, expect: { status: 201 } },
      counted({ storage_used: 0, total_namespace_count: 2, total_image_count: 0, replica_registry_count: 1 }),
      remove,
    ],
  },
  {
    ...base,
    id: 'instances/feature-gates',
    rule: 'the feature gates of an instance are named as the page names them, each true or false',
    source: page('0701'),
    provenance: 'documented',
    steps: [
      {
        operation: 'ListFeatureGates',
        expect: {
          status: 200,
          body: {
            ...{ enableDomainName: flag, enableCombinationRetention: flag },
            ...{ enableArtifactScanning: flag, enableArtifactGc: flag },
          },
        },
      },
    ],
  },
  {
    ...base,
    id: 'instances/global-feature-gates',
    rule: 'the feature gates of the service are named as the page names them, each true or false',
    source: page('0702'),
    given: ['project'],
    provenance: 'documented',
    steps: [
      {
        operation: 'ListGlobalFeatureGates',
        expect: {
          status: 200,
          body: {
            ...{ cerAvailable: flag, enableEnterprise: flag },
            ...{ enableUserDefObs: flag, enableIntranetAccessSwitch: flag },
          },
        },
      },
    ],
  },
] as const satisfies readonly Case[];
