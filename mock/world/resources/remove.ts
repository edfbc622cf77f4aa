import type { WritableWorld } from '../kernel/world.ts';
import type { ArtifactRow, NamespaceRow, RepositoryRow } from './rows.ts';
import type { ResourceTables } from './tables.ts';

type Resources = WritableWorld<ResourceTables>;

/** Removes an artifact with its tags and accessories. */
export const removeArtifact = (artifact: ArtifactRow, { tables, emit }: Resources): void => {
  for (const accessory of tables.accessories.under(artifact.id)) tables.accessories.remove(accessory);
  tables.artifacts.remove(artifact);
  emit({ kind: 'artifact.deleted', artifact_id: artifact.id, repository_id: artifact.repository_id });
};

const removeRepository = (repository: RepositoryRow, world: Resources): void => {
  for (const artifact of world.tables.artifacts.under(repository.id)) removeArtifact(artifact, world);
  world.tables.repositories.remove(repository);
};

/** Removes a namespace with all it holds; what else belongs to it goes when it hears of that. */
export const removeNamespace = (namespace: NamespaceRow, world: Resources): void => {
  for (const repository of world.tables.repositories.under(namespace.id)) removeRepository(repository, world);
  world.tables.namespaces.remove(namespace);
  world.emit({ kind: 'namespace.deleted', namespace_id: namespace.id });
};
