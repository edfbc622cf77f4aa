import type { Wire } from '../spec/types.ts';
import type { World } from '../world/kernel/world.ts';
import { listedArtifacts } from '../world/resources/listed.ts';
import type { InstanceRow } from '../world/resources/rows.ts';
import type { Tables } from '../world/tables.ts';

/** The figures of the sample of page 0008. */
const usualQuotas = {
  namespace_quota: 10_000,
  image_repo_quota: 5000,
  replica_policy_quota: 20,
  retention_policy_quota: 10,
  notify_policy_quota: 5,
  replica_registry_quota: 2,
  sign_policy_quota: 10,
  intranet_endpoint_quota: 100,
  long_term_quota: 500,
};

/** What is in an instance, counted anew each time. */
export const statisticsOf = ({ id, quotas }: InstanceRow, world: World<Tables>): Wire<'InstanceStatistics'> => {
  const { tables } = world;
  const namespaces = tables.namespaces.under(id);
  const repositories = namespaces.flatMap((row) => tables.repositories.under(row.id));
  const artifacts = repositories.flatMap((row) => tables.artifacts.under(row.id));
  const sizes = new Map(artifacts.map(({ digest, size }) => [digest, size]));
  const images =
    world.profile['instances.image_count'] === 'artifacts'
      ? repositories.flatMap((row) => listedArtifacts(row.id, world))
      : repositories;
  return {
    ...{ ...usualQuotas, ...quotas },
    storage_used: [...sizes.values()].reduce((sum, size) => sum + size, 0),
    total_namespace_count: namespaces.length,
    total_image_count: images.length,
    replica_policy_count: tables.replication.policies.under(id).length,
    retention_policy_count: namespaces.flatMap((row) => tables.retention.policies.under(row.id)).length,
    notify_policy_count: namespaces.flatMap((row) => tables.webhooks.policies.under(row.id)).length,
    replica_registry_count: tables.registries.registries.under(id).length,
    sign_policy_count: namespaces.flatMap((row) => tables.signature.policies.under(row.id)).length,
    intranet_endpoint_count: tables.access.endpoints.under(id).length,
  };
};
