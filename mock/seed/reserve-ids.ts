import type { Tables } from '../world/tables.ts';
import { uniqueInAuditLogs } from './audit-logs.ts';
import { SeedError, type SeedPath } from './context.ts';
import { uniqueInCredentials } from './credentials.ts';
import type { Seed, SeedArtifact, SeedNamespace, SeedRepository } from './format/types.ts';
import { uniqueInImmutability } from './immutability.ts';
import { uniqueInRegistries } from './registries.ts';
import { uniqueInReplication } from './replication.ts';
import { uniqueInRetention } from './retention.ts';
import { uniqueInScan } from './scanning.ts';
import { uniqueInSignature } from './signature.ts';
import { items, type Unique, uniqueId, uniqueName } from './unique.ts';
import { uniqueInWebhooks } from './webhooks.ts';

const inArtifact = ({ tags, accessories }: SeedArtifact, repository: SeedPath, at: SeedPath): readonly Unique[] => [
  ...items(tags, at, 'tags').flatMap(({ item: tag, at: tagAt }) =>
    typeof tag === 'string'
      ? uniqueName('tag', repository, tag, tagAt)
      : [
          ...uniqueId('tags', (tables) => tables.tags, tag.id, tagAt),
          ...uniqueName('tag', repository, tag.name, tagAt),
        ],
  ),
  ...items(accessories, at, 'accessories').flatMap(({ item: accessory, at: accessoryAt }) => [
    ...uniqueId('accessories', (tables) => tables.accessories, accessory.id, accessoryAt),
    ...uniqueId('artifacts', (tables) => tables.artifacts, accessory.artifact_id, accessoryAt),
    ...uniqueId('tags', (tables) => tables.tags, accessory.tag_id, accessoryAt),
  ]),
];

const inRepository = ({ artifacts }: SeedRepository, path: SeedPath): readonly Unique[] =>
  items(artifacts, path, 'artifacts').flatMap(({ item: artifact, at }) => [
    ...uniqueId('artifacts', (tables) => tables.artifacts, artifact.id, at),
    ...uniqueName('digest', path, artifact.digest, at),
    ...inArtifact(artifact, path, at),
    ...uniqueInScan(artifact.scan, at),
  ]);

const inNamespace = (namespace: SeedNamespace, path: SeedPath): readonly Unique[] => [
  ...items(namespace.repositories, path, 'repositories').flatMap(({ item: repository, at }) => [
    ...uniqueId('repositories', (tables) => tables.repositories, repository.id, at),
    ...uniqueName('repository', path, repository.name, at),
    ...inRepository(repository, at),
  ]),
  ...uniqueInSignature(namespace.signature_policies, path),
  ...uniqueInRetention(namespace.retention_policies, path),
  ...uniqueInImmutability(namespace.immutable_rules, path),
  ...uniqueInWebhooks(namespace.webhook_policies, path),
];

const uniqueIn = (seed: Seed): readonly Unique[] =>
  items(seed.instances, [], 'instances').flatMap(({ item: instance, at: instanceAt }) => [
    ...uniqueName('instance', [], instance.id, instanceAt),
    ...items(instance.namespaces, instanceAt, 'namespaces').flatMap(({ item: namespace, at }) => [
      ...uniqueId('namespaces', (tables) => tables.namespaces, namespace.namespace_id, at),
      ...uniqueName('namespace', instanceAt, namespace.name, at),
      ...inNamespace(namespace, at),
    ]),
    ...uniqueInRegistries(instance.registries, instanceAt),
    ...uniqueInReplication(instance.replication_policies, instanceAt),
    ...uniqueInCredentials(instance.credentials, instanceAt),
    ...uniqueInAuditLogs(instance.audit_logs, instanceAt),
  ]);

/**
 * Marks every id that the seed gives as taken, so that none of them is handed out to a record without one. Throws a
 * SeedError, with its place, on the first id or name that is given to two.
 */
export const reserveIds = (seed: Seed, tables: Tables): void => {
  const seen = new Set<string>();
  for (const { key, path, what, reserve } of uniqueIn(seed)) {
    if (seen.has(key)) throw new SeedError(`${what} is given twice`, path);
    seen.add(key);
    reserve?.(tables);
  }
};
