import fc from 'fast-check';
import { demoTenant } from '../../../mock/seed/scenarios/demo-tenant.ts';
import { madeCredential } from '../../../mock/world/credentials/issue.ts';
import { policyBody, ruleBody } from '../../support/bodies.ts';
import { webhookBody } from '../../support/webhook-bodies.ts';

/** A call, or time that passes on the machine. */
export type Step =
  | { readonly kind: 'call'; readonly method: string; readonly target: string; readonly body?: unknown }
  | { readonly kind: 'wait'; readonly ms: number };

const project = '/v2/0f1e2d3c4b5a69788796a5b4c3d2e1f0';
const instance = `${project}/instances/11111111-2222-4333-8444-555555555555`;

const namespace = fc.constantFrom('library', 'root', 'staging', 'fresh', 'other');
const policyId = fc.integer({ min: 1, max: 10 });
const executionId = fc.integer({ min: 1, max: 20 });
const trigger = fc.constantFrom(
  { type: 'manual' },
  { type: 'event_based' },
  { type: 'scheduled', trigger_settings: { cron: '*/10 * * * * *' } },
  { type: 'scheduled', trigger_settings: { cron: '0 */20 * * * *' } },
  { type: 'scheduled', trigger_settings: { cron: '30 0 0/2 * * *' } },
);

const call = (method: string, target: string, body?: unknown): Step => ({ kind: 'call', method, target, body });
const policies = (name: string): string => `${instance}/namespaces/${name}/signature/policies`;

const webhooks = (name: string): string => `${instance}/namespaces/${name}/webhook/policies`;

export const reads = fc.oneof(
  fc.tuple(namespace, policyId).map(([name, id]) => call('GET', `${webhooks(name)}/${id}/jobs?limit=100`)),
  fc.constant(call('GET', `${project}/instances`)),
  namespace.map((name) => call('GET', `${instance}/namespaces/${name}`)),
  namespace.map((name) => call('GET', `${instance}/namespaces/${name}/repositories?limit=100`)),
  fc.constant(call('GET', `${instance}/signature/policies?limit=100`)),
  fc.tuple(namespace, policyId).map(([name, id]) => call('GET', `${policies(name)}/${id}/executions?limit=100`)),
  fc
    .tuple(namespace, policyId, executionId)
    .map(([name, id, execution]) => call('GET', `${policies(name)}/${id}/executions/${execution}/tasks?limit=100`)),
  fc
    .constantFrom('libz', 'libpng')
    .map((name) => call('GET', `${instance}/namespaces/root/repositories/${name}/tags?limit=100`)),
);

const replication = `${instance}/replication`;
const registry = fc.integer({ min: 1, max: 4 });

/** Copies between the instance, registries elsewhere and the second instance, by calls, by time and by pushes. */
const replicationWrites = fc.oneof(
  fc
    .tuple(fc.constantFrom('a', 'b'), registry, trigger, fc.constantFrom('', 'mirror'), fc.boolean())
    .map(([name, id, chosen, dest_namespace, override]) =>
      call('POST', `${replication}/policies`, {
        ...{ name, trigger: chosen, dest_registry: { id }, dest_namespace, override, enabled: true },
        ...{ filters: [{ type: 'name', value: '{root,staging}/**' }], repo_scope_mode: 'regular' },
      }),
    ),
  policyId.map((id) => call('DELETE', `${replication}/policies/${id}`)),
  policyId.map((policy_id) => call('POST', `${replication}/executions`, { policy_id })),
  executionId.map((id) => call('PUT', `${replication}/executions/${id}`)),
  registry.map((id) => call('DELETE', `${instance}/registries/${id}`)),
  fc
    .tuple(registry, fc.constantFrom('healthy', 'unhealthy', 'unreachable'))
    .map(([id, health]) => call('POST', `/_fake/registries/${id}`, { health })),
);

const credentials = `${instance}/long-term-credential`;
const credential = fc
  .integer({ min: 1, max: 4 })
  .map((id) => `${credentials}s/${madeCredential(id, 'long-term', { seed: 1, tenant: demoTenant }).token_id}`);

/** Credentials that are made, switched and deleted; what becomes of temporary ones is seen as time passes. */
const credentialWrites = fc.oneof(
  fc.constantFrom('a', 'b').map((name) => call('POST', credentials, { name })),
  fc.tuple(credential, fc.boolean()).map(([path, enable]) => call('PUT', path, { enable })),
  credential.map((path) => call('DELETE', path)),
  fc.constant(call('POST', `${instance}/temp-credential`)),
);

const writes = fc.oneof(
  credentialWrites,
  fc.tuple(namespace, fc.boolean()).map(([name, enabled]) => call('POST', webhooks(name), webhookBody({ enabled }))),
  fc.tuple(namespace, policyId).map(([name, id]) => call('PUT', `${webhooks(name)}/${id}`, webhookBody())),
  fc.tuple(namespace, policyId).map(([name, id]) => call('DELETE', `${webhooks(name)}/${id}`)),
  namespace.map((name) =>
    call('POST', `${instance}/namespaces`, { namespace_name: name, metadata: { public: 'true' } }),
  ),
  namespace.map((name) => call('DELETE', `${instance}/namespaces/${name}`)),
  fc.tuple(namespace, trigger).map(([name, chosen]) => call('POST', policies(name), policyBody({ trigger: chosen }))),
  fc
    .tuple(namespace, policyId, trigger, fc.boolean())
    .map(([name, id, chosen, enabled]) =>
      call('PUT', `${policies(name)}/${id}`, policyBody({ trigger: chosen, enabled })),
    ),
  fc.tuple(namespace, policyId).map(([name, id]) => call('DELETE', `${policies(name)}/${id}`)),
  fc.tuple(namespace, policyId).map(([name, id]) => call('POST', `${policies(name)}/${id}/executions`)),
  replicationWrites,
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
  fc
    .tuple(repository, tag)
    .map(([path, name]) => call('DELETE', `${instance.replace(project, '/v2')}/namespaces/${path}/tags/${name}`)),
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
  { weight: 4, arbitrary: controls },
  { weight: 3, arbitrary: reads },
  { weight: 2, arbitrary: waits },
);

/** Everything that a client can see, asked for once faults are disarmed. */
export const everything: readonly Step[] = [
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
  ...['libz', 'libpng', 'new'].map((name) =>
    call('GET', `${instance}/namespaces/root/repositories/${name}/tags?limit=100`),
  ),
  ...['registries', 'replication/policies', 'replication/executions'].map((list) =>
    call('GET', `${instance}/${list}?limit=100`),
  ),
  ...['create', 'pull', 'delete'].map((each) => call('GET', `${instance}/audit-logs?operation=${each}&limit=100`)),
  call('GET', `${credentials}s?self_only=false`),
  call('GET', `${project}/repositories`),
  ...[7, 8, 9, 10].map((id) => call('GET', `${replication}/executions/${id}/tasks?limit=100`)),
  ...[1, 2, 3].map((id) => call('GET', `/_fake/registries/${id}/artifacts`)),
  call('GET', `${project}/instances/47beb12b-322b-4bd9-acef-eadc2397d109/repositories?limit=100`),
  call('GET', '/_fake/worlds'),
  call('GET', '/_fake/faults'),
  call('GET', '/_fake/clock'),
  call('GET', '/_fake/worlds/0f1e2d3c4b5a69788796a5b4c3d2e1f0/snapshot'),
];
