/** Calls of the families whose executions change more than themselves. */
import fc from 'fast-check';
import { registryBody } from '../../../contracts/resources/registry-bodies.ts';
import { keepsPushes, retentionBody } from '../../../contracts/resources/retention-bodies.ts';
import { call, executionId, instance, namespace, policyId, trigger } from './call.ts';

const replication = `${instance}/replication`;
const registry = fc.integer({ min: 1, max: 4 });

/** Copies between the instance, registries elsewhere and the second instance, by calls, by time and by pushes. */
export const replicationWrites = fc.oneof(
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
  fc
    .constantFrom('a', 'b')
    .map((name) => call('POST', `${instance}/registries`, { ...registryBody, name: `registry-${name}` })),
  registry.map((id) => call('PUT', `${instance}/registries/${id}`, { ...registryBody, name: 'renamed' })),
  registry.map((id) => call('DELETE', `${instance}/registries/${id}`)),
  fc
    .tuple(registry, fc.constantFrom('healthy', 'unhealthy', 'unreachable'))
    .map(([id, health]) => call('POST', `/_fake/registries/${id}`, { health })),
);

const retention = (name: string): string => `${instance}/namespaces/${name}/retention/policies`;

const retentionTrigger = trigger.filter(({ type }) => type !== 'event_based');

/** What is deleted when an execution's items end. */
export const retentionWrites = fc.oneof(
  fc
    .tuple(namespace, retentionTrigger, fc.integer({ min: 0, max: 2 }))
    .map(([name, chosen, kept]) =>
      call('POST', retention(name), { ...retentionBody, trigger: chosen, rules: [keepsPushes(kept)] }),
    ),
  fc
    .tuple(namespace, policyId, retentionTrigger, fc.boolean())
    .map(([name, id, chosen, enabled]) =>
      call('PUT', `${retention(name)}/${id}`, { ...retentionBody, trigger: chosen, enabled }),
    ),
  fc.tuple(namespace, policyId).map(([name, id]) => call('DELETE', `${retention(name)}/${id}`)),
  fc
    .tuple(namespace, policyId, fc.boolean())
    .map(([name, id, dry_run]) => call('POST', `${retention(name)}/${id}/executions`, { dry_run })),
);

const scanned = `sha256:${'5'.repeat(64)}`;
const artifact = (name: string): string => `${instance}/namespaces/${name}/repositories/scanned/artifacts/${scanned}`;
const pushedTo = fc.constantFrom('library', 'root', 'fresh');

/** An artifact whose digest is known, its scans, and a namespace that scans what is pushed. */
export const scanningWrites = fc.oneof(
  pushedTo.map((namespace_name) =>
    call('POST', '/_fake/artifacts', { namespace_name, repository_name: 'scanned', tags: ['1'], digest: scanned }),
  ),
  pushedTo.map((name) => call('POST', `${artifact(name)}/scan`)),
  pushedTo.map((name) => call('DELETE', artifact(name))),
  fc.constant(
    call('POST', `${instance}/namespaces`, {
      namespace_name: 'fresh',
      metadata: { public: 'false', auto_scan: 'true' },
    }),
  ),
  fc
    .constantFrom('immediate', 'timed', { item_ms: 5000 }, { stuck: 'InProgress' })
    .map((life_cycle) => call('POST', '/_fake/life-cycle', { family: 'scanning', life_cycle })),
);

/** All of it that a client can see. */
export const everythingOfFamilies = [
  ...['registries', 'replication/policies', 'replication/executions', 'retention/policies'].map((list) =>
    call('GET', `${instance}/${list}?limit=100`),
  ),
  ...[7, 8, 9, 10].map((id) => call('GET', `${replication}/executions/${id}/tasks?limit=100`)),
  ...[1, 2, 3].map((id) => call('GET', `/_fake/registries/${id}/artifacts`)),
  ...['library', 'root', 'staging', 'fresh', 'other'].flatMap((name) =>
    [1, 2, 3, 4, 5].map((id) => call('GET', `${retention(name)}/${id}/executions?limit=100`)),
  ),
  ...['library', 'root', 'fresh'].flatMap((name) => [
    call('GET', `${artifact(name)}?with_scan_overview=true`),
    call('GET', `${artifact(name)}/vulnerabilities`),
  ]),
];
