import type { WritableWorld } from '../kernel/world.ts';
import type { ArtifactRow, InstanceRow, NamespaceRow, RepositoryRow, TagRow } from './rows.ts';
import { storedAccessory, storedOf } from './stored.ts';
import { manifestKey, type ResourceTables } from './tables.ts';

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

/** Removes an artifact with its tags and accessories. Whether it may go is not asked here. */
export const removeArtifact = (artifact: ArtifactRow, world: Resources): void => {
  const { tables, emit } = world;
  const accessories = tables.accessories.under(artifact.id);
  for (const accessory of accessories) tables.accessories.remove(accessory);
  tables.artifacts.remove(artifact);
  removeChildren(artifact, world);
  const { id: artifact_id, repository_id, digest } = artifact;
  emit({ kind: 'artifact.deleted', artifact_id, repository_id, digest, stored: storedOf(artifact, accessories) });
};

/** Takes a tag from its artifact, which stays: without a tag, if that was the last one. */
export const removeTag = (artifact: ArtifactRow, { id, name }: TagRow, { tables, emit }: Resources): void => {
  tables.artifacts.replace({ ...artifact, tags: artifact.tags.filter((tag) => tag.id !== id) });
  emit({ kind: 'tag.deleted', artifact_id: artifact.id, repository_id: artifact.repository_id, name });
};

/** Takes the tag from the signatures of an artifact: from the newest, which has it, and from the others, which had it. */
export const removeTagOfSignatures = (subject: ArtifactRow, { name }: TagRow, { tables, emit }: Resources): void => {
  const rows = tables.accessories.under(subject.id);
  for (const row of rows) tables.accessories.replace({ ...row, untagged: true });
  emit({ kind: 'tag.deleted', artifact_id: subject.id, repository_id: subject.repository_id, name });
};

/** Removes a signature alone, seen as the artifact that it is. */
export const removeAccessory = ({ id, repository_id, digest }: ArtifactRow, { tables, emit }: Resources): void => {
  const rows = tables.artifacts.under(repository_id).flatMap((subject) => tables.accessories.under(subject.id));
  const removed = rows.filter((row) => row.artifact_id === id);
  for (const row of removed) tables.accessories.remove(row);
  const stored = removed.map(storedAccessory);
  emit({ kind: 'artifact.deleted', artifact_id: id, repository_id, digest, stored });
};

export const removeRepository = (repository: RepositoryRow, world: Resources): void => {
  const { tables, emit } = world;
  for (const { id } of tables.artifacts.under(repository.id)) {
    // One may have gone along with the index that held it.
    const artifact = tables.artifacts.get(id);
    if (artifact !== undefined) removeArtifact(artifact, world);
  }
  tables.repositories.remove(repository);
  const { id: repository_id, namespace_id, name } = repository;
  emit({ kind: 'repository.deleted', repository_id, namespace_id, name });
};

/** Removes a namespace with all it holds; what else belongs to it goes when it hears of that. */
export const removeNamespace = (namespace: NamespaceRow, world: Resources): void => {
  for (const repository of world.tables.repositories.under(namespace.id)) removeRepository(repository, world);
  world.tables.namespaces.remove(namespace);
  world.emit({ kind: 'namespace.deleted', namespace_id: namespace.id });
};

/** Removes an instance with all it holds; what else belongs to it goes when it hears of that. */
export const removeInstance = (instance: InstanceRow, world: Resources): void => {
  for (const namespace of world.tables.namespaces.under(instance.id)) removeNamespace(namespace, world);
  world.tables.instances.remove(instance);
  world.emit({ kind: 'instance.deleted', instance_id: instance.id });
};
