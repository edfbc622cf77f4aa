import { apiError } from '../../errors/error.ts';
import { inMillis } from '../kernel/time.ts';
import type { World, WritableWorld } from '../kernel/world.ts';
import { artifactNamed } from '../resources/attach.ts';
import { link } from '../resources/blob-links.ts';
import { deleteArtifact, deleteTag } from '../resources/delete.ts';
import type { ArtifactRow, NamespaceRow, RepositoryRow } from '../resources/rows.ts';
import { blobsKey, type ResourceTables } from '../resources/tables.ts';
import { artifactTagged } from '../resources/tags.ts';
import { isDigest } from './digest.ts';

type Resources = WritableWorld<ResourceTables>;

/** A repository as a path of the registry names it. */
export interface Place {
  readonly instance_id: string;
  readonly namespace_name: string;
  readonly repository_name: string;
}

export interface ManifestPlace extends Place {
  /** A digest or a tag. */
  readonly reference: string;
}

export interface BlobPlace extends Place {
  readonly digest: string;
}

/** The namespace of a path, as the registry refuses one that is not there. */
export const namespaceOf = (
  { tables, profile }: World<ResourceTables>,
  { instance_id, namespace_name }: Omit<Place, 'repository_name'>,
): NamespaceRow => {
  const row = tables.namespaces.named(instance_id, namespace_name);
  if (row !== undefined) return row;
  const detail = `project ${namespace_name} not found`;
  const explanation = { cause: `make the namespace first: a push to ${namespace_name} does not make it` };
  const isDenied = profile['registry.unknown_namespace'] === 'denied';
  throw apiError(isDenied ? 'oci_denied' : 'oci_not_found', { detail }, { explanation });
};

/** What a reference of a repository names. */
export const referred = (
  repository: RepositoryRow,
  reference: string,
  world: World<ResourceTables>,
): ArtifactRow | undefined =>
  isDigest(reference)
    ? artifactNamed(repository.id, reference, world.tables)
    : artifactTagged(repository, reference, world);

const found = (
  place: ManifestPlace,
  world: Resources,
): { readonly repository: RepositoryRow; readonly artifact: ArtifactRow } => {
  const { repository_name, reference } = place;
  const repository = world.tables.repositories.named(namespaceOf(world, place).id, repository_name);
  const artifact = repository && referred(repository, reference, world);
  if (repository === undefined || artifact === undefined) throw apiError('oci_manifest_unknown', { reference });
  return { repository, artifact };
};

/** A manifest was got: its artifact was pulled, and so was the tag that it was asked for by. */
export const pullManifest = (place: ManifestPlace, world: Resources): void => {
  const { repository, artifact } = found(place, world);
  const { tables, nowMs, emit } = world;
  const isOwn = tables.artifacts.get(artifact.id) !== undefined;
  const table = isOwn ? tables.artifacts : tables.attached;
  tables.repositories.replace({ ...repository, pull_count: repository.pull_count + 1 });
  if (table.get(artifact.id) === undefined) return;
  const pull_time = inMillis(nowMs);
  const tags = artifact.tags.map((tag) => (tag.name === place.reference ? { ...tag, pull_time } : tag));
  table.replace({ ...artifact, pull_time, tags });
  if (!isOwn) return;
  const tag = isDigest(place.reference) ? {} : { tag: place.reference };
  emit({ kind: 'artifact.pulled', artifact_id: artifact.id, ...tag });
};

/** Deletes by a digest the artifact, and by a tag the tag alone. */
export const deleteManifest = (place: ManifestPlace, world: Resources): void => {
  const { repository, artifact } = found(place, world);
  if (isDigest(place.reference)) deleteArtifact(artifact, repository, world);
  else if (world.profile['registry.delete_by_tag'] === 'allow') deleteTag(place.reference, repository, world);
  else throw apiError('oci_tag_delete_unsupported', {});
};

export const linkBlob = ({ size, ...place }: BlobPlace & { readonly size: number }, world: Resources): void => {
  const { id: namespace_id } = namespaceOf(world, place);
  const { repository_name, digest } = place;
  link({ namespace_id, repository_name, digest, size }, world.nowMs, world.tables);
};

export const unlinkBlob = (place: BlobPlace, world: Resources): void => {
  const { blobLinks } = world.tables;
  const link = blobLinks.named(blobsKey(namespaceOf(world, place).id, place.repository_name), place.digest);
  if (link === undefined) throw apiError('oci_blob_unknown', { digest: place.digest });
  blobLinks.remove(link);
};
