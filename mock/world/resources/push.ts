import { apiError } from '../../errors/error.ts';
import { madeInt } from '../kernel/ids.ts';
import { inMillis, neverMillis } from '../kernel/time.ts';
import type { WritableWorld } from '../kernel/world.ts';
import { artifactNamed, attach, attachWaiting } from './attach.ts';
import { copyContent } from './copy-content.ts';
import { isImmutable } from './immutable.ts';
import { madeDigestOf } from './made-image.ts';
import { formsOf } from './media-types.ts';
import { addReferences } from './references.ts';
import type { ArtifactRow, BuildStepRow, ManifestRow, NamespaceRow, RepositoryRow, TagRow } from './rows.ts';
import type { ResourceTables } from './tables.ts';
import { takeTags } from './tags.ts';

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
  readonly build_history?: readonly BuildStepRow[] | undefined;
  /** What its manifest is made up from, if it is copied from where that is known. */
  readonly made_from?: string | undefined;
  /** Id of the repository that it is copied from. */
  readonly copied_from?: number | undefined;
  /** The manifest, if it was pushed as bytes. */
  readonly manifest?: Omit<ManifestRow, 'id' | 'repository_id'> | undefined;
}

/** A tag that is immutable is not pushed again, be it the same artifact. Source: user guide 0435; the words are Harbor's. */
const refuseImmutable = (namespace: NamespaceRow, { repository_name, tags }: Pushed, world: Resources): void => {
  const repository = world.tables.repositories.named(namespace.id, repository_name);
  if (repository === undefined) return;
  const { artifacts, attached } = world.tables;
  const isThere = (tag: string) =>
    (artifacts.aliased(repository.id, tag) ?? attached.aliased(repository.id, tag)) !== undefined;
  const taken = tags.find((tag) => isThere(tag) && isImmutable(world, repository, tag));
  if (taken === undefined) return;
  const detail = `Failed to process request due to '${repository_name}:${taken}' configured as immutable`;
  throw apiError('precondition_failed', { detail });
};

/** The repository of that name, created if it is new. */
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

const newArtifact = (
  repository: RepositoryRow,
  { digest, size, children, build_history, made_from, ...forms }: Pushed,
  tags: readonly TagRow[],
  { tables, seed, nowMs }: Resources,
): ArtifactRow => {
  const id = tables.artifacts.reserve();
  const key = `${seed} pushed ${id}`;
  const plain: Omit<ArtifactRow, 'digest'> = {
    id,
    repository_id: repository.id,
    ...formsOf(forms, children !== undefined),
    size: size ?? madeInt(`${key} size`, 2_000_000, 400_000_000),
    push_time: inMillis(nowMs),
    pull_time: neverMillis,
    tags,
    ...(children !== undefined && { children }),
    ...(build_history !== undefined && { build_history }),
    ...(digest === undefined ? { made_from: key } : made_from !== undefined && { made_from }),
  };
  const row = { ...plain, digest: digest ?? madeDigestOf(plain, tables) };
  tables.artifacts.add(row);
  addReferences(row, tables);
  return row;
};

/** An artifact that is pushed again is as old as before; how old a tag is changes only with what it names. */
const artifactOf = (repository: RepositoryRow, pushed: Pushed, world: Resources): ArtifactRow => {
  const { tables, nowMs, profile } = world;
  const known = pushed.digest === undefined ? undefined : artifactNamed(repository.id, pushed.digest, tables);
  const isNew = profile['registry.pushed_again'] === 'as_new';
  const kept = (known?.tags ?? []).filter(({ name }) => !isNew || !pushed.tags.includes(name));
  const names = [...new Set(pushed.tags)].filter((name) => !kept.some((tag) => tag.name === name));
  takeTags(repository, names, tables);
  const push_time = inMillis(nowMs);
  const tags = names.map((name) => ({ id: tables.tags.reserve(), name, push_time, pull_time: neverMillis }));
  if (known === undefined) return newArtifact(repository, pushed, tags, world);
  const row = { ...known, tags: [...kept, ...tags], ...(isNew && { push_time }) };
  (tables.artifacts.get(known.id) === undefined ? tables.attached : tables.artifacts).replace(row);
  return row;
};

/** An index is pushed after what it holds. */
const checkChildren = (
  namespace: NamespaceRow,
  { repository_name, children = [], manifest }: Pushed,
  { tables, profile }: Resources,
): void => {
  if (manifest !== undefined && profile['registry.missing_child'] === 'accept') return;
  const repository = tables.repositories.named(namespace.id, repository_name);
  const missing = children.find((digest) => repository === undefined || !artifactNamed(repository.id, digest, tables));
  if (missing !== undefined) throw apiError('artifact_not_found', { reference: missing, repository_name });
};

const keepManifest = ({ repository_id }: ArtifactRow, { manifest }: Pushed, { tables }: Resources): void => {
  if (manifest === undefined || tables.manifests.named(repository_id, manifest.digest) !== undefined) return;
  tables.manifests.add({ id: tables.manifests.reserve(), repository_id, ...manifest });
};

/** Pushes an artifact into a repository, which is created if it is new, and says so: whoever pushes, and however, comes here. */
export const push = (namespace: NamespaceRow, pushed: Pushed, world: Resources): ArtifactRow => {
  refuseImmutable(namespace, pushed, world);
  checkChildren(namespace, pushed, world);
  const repository = repositoryOf(namespace, pushed.repository_name, world);
  const artifact = artifactOf(repository, pushed, world);
  keepManifest(artifact, pushed, world);
  if (pushed.copied_from !== undefined) copyContent(artifact, pushed.copied_from, world);
  attach(artifact, world);
  attachWaiting(artifact, world);
  world.tables.repositories.replace({ ...repository, updated_at: inMillis(world.nowMs) });
  // What is attached to another is not an artifact of the repository's own, and nothing follows from it.
  if (world.tables.artifacts.get(artifact.id) !== undefined)
    world.emit({ kind: 'artifact.pushed', artifact_id: artifact.id, tags: [...new Set(pushed.tags)] });
  return artifact;
};
