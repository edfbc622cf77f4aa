import type { WritableWorld } from '../kernel/world.ts';
import { goesWithSubject } from './attach.ts';
import { releaseBlobs } from './blob-links.ts';
import type { ArtifactRow, InstanceRow, NamespaceRow, RepositoryRow, TagRow } from './rows.ts';
import { storedAccessory, storedOf } from './stored.ts';
import { blobsKey, manifestKey, type ResourceTables } from './tables.ts';

type Resources = WritableWorld<ResourceTables>;

/** An index takes along what has no tag and is in no other index. Source: Harbor 2.1. */
const removeChildren = ({ id, repository_id, children = [] }: ArtifactRow, world: Resources): void => {
  const { references, artifacts } = world.tables;
  for (const digest of children) {
    const holders = references.under(manifestKey(repository_id, digest));
    for (const row of holders) if (row.index_id === id) references.remove(row);
    const child = artifacts.named(repository_id, digest);
    const isHeld = holders.some(({ index_id }) => index_id !== id);
    if (child !== undefined && child.tags.length === 0 && !isHeld) removeArtifact(child, world);
  }
};

const removeManifest = ({ repository_id, digest }: ArtifactRow, world: Resources): void => {
  const { manifests } = world.tables;
  const manifest = manifests.named(repository_id, digest);
  if (manifest === undefined) return;
  manifests.remove(manifest);
  releaseBlobs(manifest, world);
};

/** Takes from an artifact what is attached to it. */
const removeAccessories = ({ id }: ArtifactRow, world: Resources): void => {
  const { accessories, attached, artifacts } = world.tables;
  for (const accessory of accessories.under(id)) {
    accessories.remove(accessory);
    const artifact = attached.get(accessory.artifact_id);
    if (artifact === undefined) continue;
    if (goesWithSubject(accessory)) removeAttached(artifact, world);
    else {
      attached.remove(artifact);
      artifacts.add(artifact);
    }
  }
};

const removeAttached = (artifact: ArtifactRow, world: Resources): void => {
  world.tables.attached.remove(artifact);
  removeManifest(artifact, world);
  removeAccessories(artifact, world);
  removeChildren(artifact, world);
};

/** Removes an artifact with its tags and accessories. Whether it may go is not asked here. */
export const removeArtifact = (artifact: ArtifactRow, world: Resources): void => {
  const { tables, emit } = world;
  const stored = storedOf(artifact, tables.accessories.under(artifact.id), tables);
  removeAccessories(artifact, world);
  tables.artifacts.remove(artifact);
  removeManifest(artifact, world);
  removeChildren(artifact, world);
  const { id: artifact_id, repository_id, digest } = artifact;
  emit({ kind: 'artifact.deleted', artifact_id, repository_id, digest, stored });
};

/** Takes a tag from its artifact, which stays: without a tag, if that was the last one. */
export const removeTag = (artifact: ArtifactRow, { id, name }: TagRow, { tables, emit }: Resources): void => {
  const table = tables.artifacts.get(artifact.id) === undefined ? tables.attached : tables.artifacts;
  table.replace({ ...artifact, tags: artifact.tags.filter((tag) => tag.id !== id) });
  emit({ kind: 'tag.deleted', artifact_id: artifact.id, repository_id: artifact.repository_id, name });
};

/** Takes the tag from the signatures of an artifact: from the newest, which has it, and from the others, which had it. */
export const removeTagOfSignatures = (subject: ArtifactRow, { name }: TagRow, { tables, emit }: Resources): void => {
  const rows = tables.accessories.under(subject.id);
  for (const row of rows) tables.accessories.replace({ ...row, untagged: true });
  emit({ kind: 'tag.deleted', artifact_id: subject.id, repository_id: subject.repository_id, name });
};

/** Removes a signature alone, seen as the artifact that it is. */
export const removeAccessory = (artifact: ArtifactRow, world: Resources): void => {
  const { tables, emit } = world;
  const { id, repository_id, digest } = artifact;
  const subjects = [...tables.artifacts.under(repository_id), ...tables.attached.under(repository_id)];
  const rows = subjects.flatMap((subject) => tables.accessories.under(subject.id));
  const removed = rows.filter((row) => row.artifact_id === id);
  const stored = removed.map((row) => storedAccessory(repository_id, row, tables));
  for (const row of removed) tables.accessories.remove(row);
  const attached = tables.attached.get(id);
  if (attached !== undefined) removeAttached(attached, world);
  emit({ kind: 'artifact.deleted', artifact_id: id, repository_id, digest, stored });
};

/** What is left of a repository without artifacts: what was attached to them, and its links to blobs. */
const removeContent = ({ id, namespace_id, name }: RepositoryRow, { tables }: Resources): void => {
  tables.attached.removeUnder(id);
  tables.manifests.removeUnder(id);
  tables.blobLinks.removeUnder(blobsKey(namespace_id, name));
};

export const removeRepository = (repository: RepositoryRow, world: Resources): void => {
  const { tables, emit } = world;
  const left = () => tables.artifacts.under(repository.id);
  // What was attached to an artifact may be one of its own when that is gone.
  for (let rows = left(); rows.length > 0; rows = left())
    for (const { id } of rows) {
      // One may have gone along with the index that held it.
      const artifact = tables.artifacts.get(id);
      if (artifact !== undefined) removeArtifact(artifact, world);
    }
  removeContent(repository, world);
  tables.repositories.remove(repository);
  const { id: repository_id, namespace_id, name } = repository;
  emit({ kind: 'repository.deleted', repository_id, namespace_id, name });
};

/** Removes a namespace with all it holds; what else belongs to it goes when it hears of that. */
export const removeNamespace = (namespace: NamespaceRow, world: Resources): void => {
  for (const repository of world.tables.repositories.under(namespace.id)) removeRepository(repository, world);
  for (const row of world.tables.blobLinks.all())
    if (row.namespace_id === namespace.id) world.tables.blobLinks.remove(row);
  world.tables.namespaces.remove(namespace);
  world.emit({ kind: 'namespace.deleted', namespace_id: namespace.id });
};

/** Removes an instance with all it holds; what else belongs to it goes when it hears of that. */
export const removeInstance = (instance: InstanceRow, world: Resources): void => {
  for (const namespace of world.tables.namespaces.under(instance.id)) removeNamespace(namespace, world);
  world.tables.instances.remove(instance);
  world.emit({ kind: 'instance.deleted', instance_id: instance.id });
};
