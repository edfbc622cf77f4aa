import { Counter } from '../kernel/counter.ts';
import { Table } from '../kernel/table.ts';
import type {
  AccessoryRow,
  ArtifactRow,
  BlobLinkRow,
  ImmutableRuleRow,
  InstanceRow,
  ManifestRow,
  NamespaceRow,
  ReferenceRow,
  RepositoryRow,
} from './rows.ts';

/** A manifest as an index of its repository refers to it. */
export const manifestKey = (repositoryId: number, digest: string): string => `${repositoryId}/${digest}`;

/** The blobs of a repository, which may not be there yet. */
export const blobsKey = (namespaceId: number, repositoryName: string): string => `${namespaceId}/${repositoryName}`;

export const resourceTables = () => ({
  instances: new Table<InstanceRow>({ id: (row) => row.id, parent: (row) => row.project_id }),
  namespaces: new Table<NamespaceRow>({
    id: (row) => row.id,
    parent: (row) => row.instance_id,
    name: (row) => row.name,
  }),
  repositories: new Table<RepositoryRow>({
    id: (row) => row.id,
    parent: (row) => row.namespace_id,
    name: (row) => row.name,
  }),
  artifacts: new Table<ArtifactRow>({
    id: (row) => row.id,
    parent: (row) => row.repository_id,
    name: (row) => row.digest,
    aliases: (row) => row.tags.map(({ name }) => name),
  }),
  /** Artifacts that were pushed as something attached to another: found by digest and tag, and not among the artifacts. */
  attached: new Table<ArtifactRow>({
    id: (row) => row.id,
    parent: (row) => row.repository_id,
    name: (row) => row.digest,
    aliases: (row) => row.tags.map(({ name }) => name),
  }),
  accessories: new Table<AccessoryRow>({
    id: (row) => row.id,
    parent: (row) => row.subject_artifact_id,
    name: (row) => row.digest,
  }),
  references: new Table<ReferenceRow>({
    id: (row) => row.id,
    parent: (row) => manifestKey(row.repository_id, row.digest),
  }),
  manifests: new Table<ManifestRow>({
    id: (row) => row.id,
    parent: (row) => row.repository_id,
    name: (row) => row.digest,
  }),
  blobLinks: new Table<BlobLinkRow>({
    id: (row) => row.id,
    parent: (row) => blobsKey(row.namespace_id, row.repository_name),
    name: (row) => row.digest,
  }),
  /** What every family has to heed: the rules that make tags immutable. */
  immutableRules: new Table<ImmutableRuleRow>({ id: (row) => row.id, parent: (row) => row.namespace_id }),
  /** Tags live in their artifact: only their ids are counted here. */
  tags: new Counter(),
});

export type ResourceTables = ReturnType<typeof resourceTables>;
