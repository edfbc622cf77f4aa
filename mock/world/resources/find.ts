import { apiError } from '../../errors/error.ts';
import { isWritable, type World } from '../kernel/world.ts';
import { accessoryArtifacts } from './accessories.ts';
import { statusOf } from './creation.ts';
import type { ArtifactRow, InstanceRow, NamespaceRow, RepositoryRow } from './rows.ts';
import type { ResourceTables } from './tables.ts';

type Resources = World<ResourceTables>;

export interface InstancePath {
  readonly instance_id: string;
}
export interface NamespacePath extends InstancePath {
  readonly namespace_name: string;
}
export interface RepositoryPath extends NamespacePath {
  readonly repository_name: string;
}
export interface ArtifactPath extends RepositoryPath {
  readonly reference: string;
}

// Each finder asks for its parent first, so that the first one missing is the one the 404 names.

/** An instance in whatever status: only what is about the instance itself asks for that. */
export const findAnyInstance = ({ tables }: Resources, { instance_id }: InstancePath): InstanceRow => {
  const row = tables.instances.get(instance_id);
  if (row === undefined) throw apiError('instance_not_found', { instance_id });
  return row;
};

/** An instance that can be used for what is asked: only one that is running can be changed. Source: user guide. */
export const findInstance = (world: Resources, path: InstancePath): InstanceRow => {
  const row = findAnyInstance(world, path);
  const status = statusOf(row, world.nowMs);
  const whenNot = world.profile['instances.not_running'];
  if (status === 'Running' || whenNot === 'serve') return row;
  if (whenNot === 'reject_writes' && !isWritable(world)) return row;
  if (whenNot === 'not_found') throw apiError('instance_not_found', path);
  throw apiError('instance_not_running', { instance_id: row.id, status });
};

export const findNamespace = (world: Resources, path: NamespacePath): NamespaceRow => {
  const instance = findInstance(world, path);
  const row = world.tables.namespaces.named(instance.id, path.namespace_name);
  if (row === undefined) throw apiError('namespace_not_found', path);
  return row;
};

export const findRepository = (world: Resources, path: RepositoryPath): RepositoryRow => {
  const namespace = findNamespace(world, path);
  const row = world.tables.repositories.named(namespace.id, path.repository_name);
  if (row === undefined) throw apiError('repository_not_found', path);
  return row;
};

/** Where signatures are listed as artifacts, they can be asked for as such. */
const byDigest = (world: Resources, repository: RepositoryRow, digest: string): ArtifactRow | undefined => {
  const { artifacts } = world.tables;
  const row = artifacts.named(repository.id, digest);
  if (row !== undefined || world.profile['artifacts.signatures_among_artifacts'] === 'hidden') return row;
  const signatures = artifacts.under(repository.id).flatMap((artifact) => accessoryArtifacts(artifact, world));
  return signatures.find((signature) => signature.digest === digest);
};

const byTag = ({ tables }: Resources, repository: RepositoryRow, name: string): ArtifactRow | undefined =>
  tables.artifacts.aliased(repository.id, name);

/** The artifact and the repository that it is in. */
export const findArtifact = (
  world: Resources,
  path: ArtifactPath,
): { readonly artifact: ArtifactRow; readonly repository: RepositoryRow } => {
  const repository = findRepository(world, path);
  const whenTag = world.profile['artifacts.reference_is_tag'];
  const isDigest = /^sha(?:256|512):/.test(path.reference);
  if (!isDigest && whenTag === 'reject') {
    const detail = `reference is ${JSON.stringify(path.reference)} but must be a digest, sha256:<64 hex digits>`;
    throw apiError('invalid_parameter', { detail });
  }
  const artifact =
    isDigest || whenTag !== 'resolve'
      ? byDigest(world, repository, path.reference)
      : byTag(world, repository, path.reference);
  if (artifact === undefined) throw apiError('artifact_not_found', path);
  return { artifact, repository };
};
