import fc from 'fast-check';
import { policyBody, ruleBody } from '../../support/bodies.ts';
import { webhookBody } from '../../support/webhook-bodies.ts';
import {
  accessWrites,
  credentialWrites,
  everythingOfAccount,
  gcWrites,
  instanceWrites,
  tagWrites,
} from './account-steps.ts';
import { call, executionId, instance, namespace, policyId, project, type Step, trigger } from './call.ts';
import { everythingOfFamilies, replicationWrites, retentionWrites, scanningWrites } from './family-steps.ts';

const policies = (name: string): string => `${instance}/namespaces/${name}/signature/policies`;

const webhooks = (name: string): string => `${instance}/namespaces/${name}/webhook/policies`;

/** The one path that does not name the project. */
export const tagsOf = (repository: string): string =>
  `${instance.replace(project, '/v2')}/namespaces/${repository}/tags`;

export const reads = fc.oneof(
  fc.constant(call('GET', `${instance}/system/gc?limit=100`)),
  fc.tuple(namespace, policyId).map(([name, id]) => call('GET', `${webhooks(name)}/${id}/jobs?limit=100`)),
  fc.constant(call('GET', `${project}/instances`)),
  fc.constant(call('GET', `${project}/instances/tags`)),
  fc.constant(call('POST', `${instance}/namespaces/resource-instances/filter`, {})),
  namespace.map((name) => call('GET', `${instance}/namespaces/${name}`)),
  namespace.map((name) => call('GET', `${instance}/namespaces/${name}/repositories?limit=100`)),
  fc.constant(call('GET', `${instance}/signature/policies?limit=100`)),
  fc.tuple(namespace, policyId).map(([name, id]) => call('GET', `${policies(name)}/${id}/executions?limit=100`)),
  fc
    .tuple(namespace, policyId, executionId)
    .map(([name, id, execution]) => call('GET', `${policies(name)}/${id}/executions/${execution}/tasks?limit=100`)),
  fc.constantFrom('libz', 'libpng').map((name) => call('GET', `${tagsOf(`root/repositories/${name}`)}?limit=100`)),
);

const kms = '/v1.0/0f1e2d3c4b5a69788796a5b4c3d2e1f0/kms';
const vpcs = '/v1/0f1e2d3c4b5a69788796a5b4c3d2e1f0/vpcs';
/** A key that policies name, and one that nobody does. */
const keyId = fc.constantFrom('668985d5-919d-4c51-9293-eb846c78cbf0', 'beadbf40-bbc0-4ec8-a8f9-6c23da559165', 'nobody');

/** Keys and VPCs: their handlers are loaded with the first call, and with the first command of a log. */
const neighbourWrites = fc.oneof(
  fc.constantFrom('EC_P256', 'SM2').map((key_spec) => call('POST', `${kms}/create-key`, { key_alias: 'a', key_spec })),
  keyId.map((key_id) => call('POST', `${kms}/disable-key`, { key_id })),
  keyId.map((key_id) => call('POST', `${kms}/schedule-key-deletion`, { key_id, pending_days: '7' })),
  fc.constantFrom('a', 'b', '').map((name) => call('POST', vpcs, { vpc: { name, cidr: '10.0.0.0/8' } })),
);

const writes = fc.oneof(
  tagWrites,
  credentialWrites,
  fc.tuple(namespace, fc.boolean()).map(([name, enabled]) => call('POST', webhooks(name), webhookBody({ enabled }))),
  fc.tuple(namespace, policyId).map(([name, id]) => call('PUT', `${webhooks(name)}/${id}`, webhookBody())),
  fc.tuple(namespace, policyId).map(([name, id]) => call('DELETE', `${webhooks(name)}/${id}`)),
  namespace.map((name) =>
    call('POST', `${instance}/namespaces`, { namespace_name: name, metadata: { public: 'true' } }),
  ),
  namespace.map((name) => call('DELETE', `${instance}/namespaces/${name}`)),
  fc
    .tuple(namespace, trigger, fc.constantFrom('ECDSA_SHA_256', 'ECDSA_SHA_384', 'SM2DSA_SM3'))
    .map(([name, chosen, signature_algorithm]) =>
      call('POST', policies(name), policyBody({ trigger: chosen, signature_algorithm })),
    ),
  fc
    .tuple(namespace, policyId, trigger, fc.boolean())
    .map(([name, id, chosen, enabled]) =>
      call('PUT', `${policies(name)}/${id}`, policyBody({ trigger: chosen, enabled })),
    ),
  fc.tuple(namespace, policyId).map(([name, id]) => call('DELETE', `${policies(name)}/${id}`)),
  fc.tuple(namespace, policyId).map(([name, id]) => call('POST', `${policies(name)}/${id}/executions`)),
  replicationWrites,
  gcWrites,
  retentionWrites,
  scanningWrites,
  neighbourWrites,
);

const rules = (name: string): string => `${instance}/namespaces/${name}/immutabletagrules`;
const repository = fc.constantFrom('root/repositories/libz', 'library/repositories/alpine', 'staging/repositories/web');
const tag = fc.constantFrom('1', 'latest', '1.0.0');

/** Rules that keep tags, and deletes that they keep from happening. */
const deletes = fc.oneof(
  fc.tuple(namespace, fc.boolean()).map(([name, disabled]) => call('POST', rules(name), ruleBody({ disabled }))),
  fc
    .tuple(namespace, fc.integer({ min: 1, max: 4 }), fc.boolean())
    .map(([name, id, disabled]) => call('PUT', `${rules(name)}/${id}`, ruleBody({ disabled }))),
  fc.tuple(namespace, fc.integer({ min: 1, max: 4 })).map(([name, id]) => call('DELETE', `${rules(name)}/${id}`)),
  repository.map((path) => call('DELETE', `${instance}/namespaces/${path}`)),
  repository.map((path) => call('PUT', `${instance}/namespaces/${path}`, { description: 'other' })),
  fc.tuple(repository, tag).map(([path, name]) => call('DELETE', `${tagsOf(path)}/${name}`)),
);

const span = fc.constantFrom('1ms', '700ms', '30s', '20m', '3h');
const lifeCycle = fc.constantFrom(
  'immediate',
  'timed',
  'manual',
  'after-polls',
  { item_ms: 5000 },
  { stuck: 'Pending' },
);

const controls = fc.oneof(
  span.map((advance) => call('POST', '/_fake/clock', { advance })),
  fc.constantFrom({ freeze: true }, { resume: true }, { scale: 60 }).map((body) => call('POST', '/_fake/clock', body)),
  fc
    .constantFrom('2026-02-27T00:00:00Z', '2026-03-01T11:00:00Z', '2026-03-02T00:00:00Z')
    .map((set) => call('POST', '/_fake/clock', { set })),
  fc
    .tuple(fc.option(policyId, { nil: undefined }), lifeCycle)
    .map(([policy_id, life_cycle]) => call('POST', '/_fake/life-cycle', { policy_id, life_cycle })),
  fc
    .tuple(
      fc.constantFrom('library', 'root', 'staging'),
      fc.constantFrom('libz', 'web', 'new'),
      fc.constantFrom('1', 'latest'),
    )
    .map(([namespace_name, repository_name, tag]) =>
      call('POST', '/_fake/artifacts', { namespace_name, repository_name, tags: [tag] }),
    ),
  fc
    .tuple(fc.integer({ min: 0, max: 50 }), lifeCycle)
    .map(([tasks, life_cycle]) => call('POST', '/_fake/executions', { tasks, life_cycle, fail_every: 3 })),
  executionId.map((id) => call('POST', `/_fake/executions/${id}/step`, { steps: 2 })),
  fc
    .constantFrom({ times: 2 }, { every: 3 }, { probability: 0.5 })
    .map((when) => call('POST', '/_fake/faults', { match: { method: 'GET' }, when, do: { status: 500 } })),
  fc.constant(call('DELETE', '/_fake/faults')),
  fc.constant(call('POST', '/_fake/reset', {})),
  fc.constant(call('POST', '/_fake/worlds', { from: '0f1e2d3c4b5a69788796a5b4c3d2e1f0' })),
);

const waits = fc.constantFrom(1, 900, 61_000, 5_400_000).map((ms): Step => ({ kind: 'wait', ms }));

/** Mostly calls that change something; what is read in between must not matter. */
export const step = fc.oneof(
  { weight: 4, arbitrary: writes },
  { weight: 2, arbitrary: deletes },
  { weight: 1, arbitrary: instanceWrites },
  { weight: 2, arbitrary: accessWrites },
  { weight: 4, arbitrary: controls },
  { weight: 3, arbitrary: reads },
  { weight: 2, arbitrary: waits },
);

/** Everything that a client can see, asked for once faults are disarmed. */
export const everything: readonly Step[] = [
  call('GET', `${project}/instances`),
  call('GET', `${project}/jobs`),
  call('GET', `${instance}/statistics`),
  call('GET', `${instance}/configurations`),
  call('GET', `${instance}/artifacts?limit=100`),
  call('GET', `${instance}/immutabletagrules?limit=100`),
  ...['library', 'root', 'staging', 'fresh', 'other'].flatMap((name) => [
    call('GET', `${instance}/namespaces/${name}`),
    call('GET', `${instance}/namespaces/${name}/repositories?limit=100`),
  ]),
  call('GET', `${instance}/signature/policies?limit=100`),
  call('GET', `${instance}/webhook/policies?limit=100`),
  ...[1, 2, 3, 4, 5, 6, 7, 8].flatMap((id) =>
    ['library', 'root', 'staging', 'fresh', 'other'].map((name) =>
      call('GET', `${policies(name)}/${id}/executions?limit=100`),
    ),
  ),
  ...['libz', 'libpng', 'new'].map((name) => call('GET', `${tagsOf(`root/repositories/${name}`)}?limit=100`)),
  ...everythingOfFamilies,
  ...everythingOfAccount,
  call('GET', `${project}/instances/47beb12b-322b-4bd9-acef-eadc2397d109/repositories?limit=100`),
  call('POST', `${kms}/list-keys`, {}),
  call('GET', vpcs),
  call('GET', '/_fake/worlds'),
  call('GET', '/_fake/faults'),
  call('GET', '/_fake/clock'),
  call('GET', '/_fake/worlds/0f1e2d3c4b5a69788796a5b4c3d2e1f0/snapshot'),
];
