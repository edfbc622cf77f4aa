import type { Wire } from '../../spec/types.ts';
import { inMicrosEast } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { stageOf } from './creation.ts';
import { listedArtifacts } from './listed.ts';
import type { AccessoryRow, ArtifactRow, InstanceRow, NamespaceRow, RepositoryRow, TagRow } from './rows.ts';
import type { ResourceTables } from './tables.ts';

type Resources = World<ResourceTables>;

/** What is being created changes with each stage. */
export const toInstance = (
  { creation, anonymous_access: _access, feature_gates: _gates, quotas: _quotas, ...row }: InstanceRow,
  { nowMs }: Pick<Resources, 'nowMs'>,
): Wire<'Instance'> => {
  if (creation === undefined) return row;
  const { status, sinceMs } = stageOf(creation, nowMs);
  return { ...row, status, updated_at: inMicrosEast(sinceMs) };
};

/** The list has the id of its namespace, which has one list. */
export const toAllowlist = ({ id, cve_allowlist }: NamespaceRow): Wire<'CveAllowlistUpdate'> | undefined =>
  cve_allowlist && {
    ...{ id, namespace_id: id },
    ...(cve_allowlist.expires_at !== undefined && { expires_at: cve_allowlist.expires_at }),
    items: [...cve_allowlist.items],
  };

const datedAllowlist = (row: NamespaceRow): Wire<'CveAllowlist'> => ({
  ...toAllowlist(row),
  creation_time: row.cve_allowlist?.created_at ?? row.created_at,
  update_time: row.cve_allowlist?.updated_at ?? row.updated_at,
});

export const toNamespace = (row: NamespaceRow, { tables }: Resources): Wire<'Namespace'> => ({
  name: row.name,
  metadata: row.metadata,
  namespace_id: row.id,
  created_at: row.created_at,
  updated_at: row.updated_at,
  repo_count: tables.repositories.under(row.id).length,
  ...(row.cve_allowlist !== undefined && { cve_allowlist: datedAllowlist(row) }),
});

export const namespaceName = (id: number, { tables }: Resources): string => tables.namespaces.get(id)?.name ?? '';

/** The name of a repository as it is shown. */
export const nameOf = (row: RepositoryRow, world: Resources): string =>
  world.profile['repositories.name'] === 'plain' ? row.name : `${namespaceName(row.namespace_id, world)}/${row.name}`;

export const toRepository = (row: RepositoryRow, world: Resources): Wire<'Repository'> => {
  const artifacts = listedArtifacts(row.id, world);
  return {
    id: row.id,
    name: nameOf(row, world),
    namespace_name: namespaceName(row.namespace_id, world),
    namespace_id: row.namespace_id,
    tag_count: artifacts.reduce((count, { tags }) => count + tags.length, 0),
    pull_count: row.pull_count,
    artifact_count: artifacts.length,
    description: row.description,
    created_at: row.created_at,
    updated_at: row.updated_at,
  };
};

export const toArtifact = (row: ArtifactRow, repository: RepositoryRow, world: Resources): Wire<'Artifact'> => ({
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
