import type { Readable } from '../kernel/world.ts';
import type { ArtifactRow, NamespaceRow, RepositoryRow } from './rows.ts';
import type { ResourceTables } from './tables.ts';

type Tables = Pick<Readable<ResourceTables>, 'namespaces' | 'repositories'>;

/** A repository and the namespace that it is in. */
export interface Location {
  readonly repository: RepositoryRow;
  readonly namespace: NamespaceRow;
}

/** Where something of a repository is; undefined if that is gone. */
export const locationIn = (repositoryId: number, { namespaces, repositories }: Tables): Location | undefined => {
  const repository = repositories.get(repositoryId);
  const namespace = repository && namespaces.get(repository.namespace_id);
  return namespace && { repository, namespace };
};

/** An artifact and where it is; undefined if it is gone. */
export const locatedArtifact = (
  artifactId: number,
  tables: Tables & Pick<Readable<ResourceTables>, 'artifacts'>,
): (Location & { readonly artifact: ArtifactRow }) | undefined => {
  const artifact = tables.artifacts.get(artifactId);
  const location = artifact && locationIn(artifact.repository_id, tables);
  return location && { artifact, ...location };
};

/** The namespace and the name of a repository that is named with its namespace. */
export const splitName = (name: string): { readonly namespace_name: string; readonly repository_name: string } => {
  const slash = name.indexOf('/');
  return { namespace_name: name.slice(0, Math.max(0, slash)), repository_name: name.slice(slash + 1) };
};
