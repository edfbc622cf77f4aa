import type { Wire } from '../spec/types.ts';
import type { AccessoryRow, ArtifactRow, NamespaceRow, PolicyRow, RepositoryRow, TagRow } from './rows.ts';
import type { World } from './world.ts';

export const toNamespace = (row: NamespaceRow, { store }: World): Wire<'Namespace'> => ({
  name: row.name,
  metadata: row.metadata,
  namespace_id: row.id,
  created_at: row.created_at,
  updated_at: row.updated_at,
  repo_count: store.repositories.under(row.id).length,
});

const nameOf = (row: RepositoryRow, { store, profile }: World): string =>
  profile['repositories.name'] === 'plain' ? row.name : `${store.namespaces.get(row.namespace_id)?.name}/${row.name}`;

export const toRepository = (row: RepositoryRow, world: World): Wire<'Repository'> => {
  const artifacts = world.store.artifacts.under(row.id);
  return {
    id: row.id,
    name: nameOf(row, world),
    namespace_name: world.store.namespaces.get(row.namespace_id)?.name ?? '',
    namespace_id: row.namespace_id,
    tag_count: artifacts.reduce((count, { tags }) => count + tags.length, 0),
    pull_count: row.pull_count,
    artifact_count: artifacts.length,
    description: row.description,
    created_at: row.created_at,
    updated_at: row.updated_at,
  };
};

export const toArtifact = (row: ArtifactRow, repository: RepositoryRow, world: World): Wire<'Artifact'> => ({
  digest: row.digest,
  id: row.id,
  repository_id: repository.id,
  repository_name: nameOf(repository, world),
  type: row.type,
  namespace_id: repository.namespace_id,
  media_type: row.media_type,
  manifest_media_type: row.manifest_media_type,
  pull_time: row.pull_time,
  push_time: row.push_time,
  size: row.size,
  tags: row.tags.map(({ id, name, push_time, pull_time }) => ({
    id,
    repository_id: repository.id,
    artifact_id: row.id,
    name,
    push_time,
    pull_time,
  })),
});

export const toAccessory = (row: AccessoryRow): Wire<'Accessory'> => ({
  id: row.id,
  artifact_id: row.artifact_id,
  subject_artifact_id: row.subject_artifact_id,
  size: row.size,
  digest: row.digest,
  type: row.type,
  created_at: row.created_at,
});

export const toRepositoryTag = (
  tag: TagRow,
  artifact: ArtifactRow,
  repository: RepositoryRow,
): Wire<'RepositoryTag'> => ({
  name: tag.name,
  artifact_id: artifact.id,
  digest: artifact.digest,
  id: tag.id,
  repository_id: repository.id,
  type: artifact.type,
  namespace_id: repository.namespace_id,
  media_type: artifact.media_type,
  manifest_media_type: artifact.manifest_media_type,
  pull_time: tag.pull_time,
  push_time: tag.push_time,
  size: artifact.size,
});

export const toPolicy = (row: PolicyRow, { store }: World): Wire<'SignPolicyDetail'> => ({
  id: row.id,
  name: row.name,
  description: row.description,
  namespace_id: row.namespace_id,
  namespace_name: store.namespaces.get(row.namespace_id)?.name ?? '',
  trigger: row.trigger,
  creator: row.creator,
  enabled: row.enabled,
  scope_rules: row.scope_rules,
  created_at: row.created_at,
  updated_at: row.updated_at,
  signature_algorithm: row.signature_algorithm,
  signature_key: row.signature_key,
  signature_method: row.signature_method,
});
