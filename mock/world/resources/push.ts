import { apiError } from '../../errors/error.ts';
import { madeDigest, madeInt } from '../kernel/ids.ts';
import { inMillis, neverMillis } from '../kernel/time.ts';
import type { WritableWorld } from '../kernel/world.ts';
import { isImmutable } from './immutable.ts';
import { imageIndex, imageManifest } from './media-types.ts';
import { addReferences } from './references.ts';
import type { ArtifactRow, NamespaceRow, RepositoryRow, TagRow } from './rows.ts';
import type { ResourceTables } from './tables.ts';

type Resources = WritableWorld<ResourceTables>;

export interface Pushed {
  readonly repository_name: string;
  readonly tags: readonly string[];
  readonly digest?: string | undefined;
  readonly size?: number | undefined;
  readonly type?: string | undefined;
  readonly media_type?: string;
  readonly manifest_media_type?: string;
  /** Digests of the manifests that an index holds. */
  readonly children?: readonly string[] | undefined;
}

/** A tag that is immutable is not pushed again, be it the same artifact. Source: user guide 0435; the words are Harbor's. */
const refuseImmutable = (namespace: NamespaceRow, { repository_name, tags }: Pushed, world: Resources): void => {
  const repository = world.tables.repositories.named(namespace.id, repository_name);
  if (repository === undefined) return;
  const isThere = (tag: string) => world.tables.artifacts.aliased(repository.id, tag) !== undefined;
  const taken = tags.find((tag) => isThere(tag) && isImmutable(world, repository, tag));
  if (taken === undefined) return;
  const detail = `Failed to process request due to '${repository_name}:${taken}' configured as immutable`;
  throw apiError('precondition_failed', { detail });
};

const repositoryOf = (namespace: NamespaceRow, name: string, { tables, nowMs }: Resources): RepositoryRow => {
  const known = tables.repositories.named(namespace.id, name);
  if (known !== undefined) return known;
  const now = inMillis(nowMs);
  const row = {
    id: tables.repositories.reserve(),
    namespace_id: namespace.id,
    name,
    description: '',
    pull_count: 0,
    created_at: now,
    updated_at: now,
  };
  tables.repositories.add(row);
  return row;
};

/** Pushing a tag takes it away from the artifact that had it. */
const takeTags = (repository: RepositoryRow, names: readonly string[], { tables }: Resources): void => {
  for (const name of names) {
    const artifact = tables.artifacts.aliased(repository.id, name);
    if (artifact === undefined) continue;
    tables.artifacts.replace({ ...artifact, tags: artifact.tags.filter((tag) => tag.name !== name) });
  }
};

const newArtifact = (
  repository: RepositoryRow,
  { digest, size, children, ...forms }: Pushed,
  tags: readonly TagRow[],
  { tables, seed, nowMs }: Resources,
): ArtifactRow => {
  const id = tables.artifacts.reserve();
  const row: ArtifactRow = {
    id,
    repository_id: repository.id,
    digest: digest ?? madeDigest(`${seed} pushed ${id}`),
    type: forms.type ?? 'IMAGE',
    media_type: forms.media_type ?? 'application/vnd.docker.container.image.v1+json',
    manifest_media_type: forms.manifest_media_type ?? (children === undefined ? imageManifest : imageIndex),
    size: size ?? madeInt(`${seed} pushed ${id} size`, 2_000_000, 400_000_000),
    push_time: inMillis(nowMs),
    pull_time: neverMillis,
    tags,
    ...(children !== undefined && { children }),
  };
  tables.artifacts.add(row);
  addReferences(row, tables);
  return row;
};

const artifactOf = (repository: RepositoryRow, pushed: Pushed, world: Resources): ArtifactRow => {
  const { tables, nowMs } = world;
  const names = [...new Set(pushed.tags)];
  takeTags(repository, names, world);
  const push_time = inMillis(nowMs);
  const tags = names.map((name) => ({ id: tables.tags.reserve(), name, push_time, pull_time: neverMillis }));
  const known = pushed.digest === undefined ? undefined : tables.artifacts.named(repository.id, pushed.digest);
  if (known === undefined) return newArtifact(repository, pushed, tags, world);
  const row = { ...known, push_time, tags: [...known.tags, ...tags] };
  tables.artifacts.replace(row);
  return row;
};

/** An index is pushed after what it holds. */
const checkChildren = (
  namespace: NamespaceRow,
  { repository_name, children = [] }: Pushed,
  { tables }: Resources,
): void => {
  const repository = tables.repositories.named(namespace.id, repository_name);
  const missing = children.find((digest) => repository === undefined || !tables.artifacts.named(repository.id, digest));
  if (missing !== undefined) throw apiError('artifact_not_found', { reference: missing, repository_name });
};

/** Pushes an artifact into a repository, which is made if it is new, and says so. */
export const push = (namespace: NamespaceRow, pushed: Pushed, world: Resources): ArtifactRow => {
  refuseImmutable(namespace, pushed, world);
  checkChildren(namespace, pushed, world);
  const repository = repositoryOf(namespace, pushed.repository_name, world);
  const artifact = artifactOf(repository, pushed, world);
  world.tables.repositories.replace({ ...repository, updated_at: artifact.push_time });
  world.emit({ kind: 'artifact.pushed', artifact_id: artifact.id, tags: [...new Set(pushed.tags)] });
  return artifact;
};
