import { apiError } from '../errors/error.ts';
import type { ArtifactRow, ExecutionRow, InstanceRow, NamespaceRow, PolicyRow, RepositoryRow } from './rows.ts';
import { signatureArtifacts } from './signatures.ts';
import type { World } from './world.ts';

interface InstancePath {
  readonly instance_id: string;
}
interface NamespacePath extends InstancePath {
  readonly namespace_name: string;
}
interface RepositoryPath extends NamespacePath {
  readonly repository_name: string;
}
interface ArtifactPath extends RepositoryPath {
  readonly reference: string;
}
interface PolicyPath extends NamespacePath {
  readonly policy_id: number;
}
interface ExecutionPath extends PolicyPath {
  readonly execution_id: number;
}

// Each finder asks for its parent first, so that the first one missing is the one the 404 names.

export const findInstance = ({ store }: World, { instance_id }: InstancePath): InstanceRow => {
  const row = store.instances.get(instance_id);
  if (row === undefined) throw apiError('instance_not_found', { instance_id });
  return row;
};

export const findNamespace = (world: World, path: NamespacePath): NamespaceRow => {
  const instance = findInstance(world, path);
  const row = world.store.namespaces.named(instance.id, path.namespace_name);
  if (row === undefined) throw apiError('namespace_not_found', path);
  return row;
};

export const findRepository = (world: World, path: RepositoryPath): RepositoryRow => {
  const namespace = findNamespace(world, path);
  const row = world.store.repositories.named(namespace.id, path.repository_name);
  if (row === undefined) throw apiError('repository_not_found', path);
  return row;
};

/** Where signatures are listed as artifacts, they can be asked for as such. */
const byDigest = (world: World, repository: RepositoryRow, digest: string): ArtifactRow | undefined => {
  const { artifacts } = world.store;
  const row = artifacts.named(repository.id, digest);
  if (row !== undefined || world.profile['artifacts.signatures_among_artifacts'] === 'hidden') return row;
  const signatures = artifacts.under(repository.id).flatMap((artifact) => signatureArtifacts(artifact, world));
  return signatures.find((signature) => signature.digest === digest);
};

const byTag = ({ store }: World, repository: RepositoryRow, name: string): ArtifactRow | undefined =>
  store.artifacts.under(repository.id).find(({ tags }) => tags.some((tag) => tag.name === name));

export const findArtifact = (world: World, path: ArtifactPath): ArtifactRow => {
  const repository = findRepository(world, path);
  const whenTag = world.profile['artifacts.reference_is_tag'];
  const isDigest = path.reference.startsWith('sha256:');
  if (!isDigest && whenTag === 'reject') {
    const detail = `reference is ${JSON.stringify(path.reference)} but must be a digest, sha256:<64 hex digits>`;
    throw apiError('invalid_parameter', { detail });
  }
  const row =
    isDigest || whenTag !== 'resolve'
      ? byDigest(world, repository, path.reference)
      : byTag(world, repository, path.reference);
  if (row === undefined) throw apiError('artifact_not_found', path);
  return row;
};

export const findPolicy = (world: World, path: PolicyPath): PolicyRow => {
  const namespace = findNamespace(world, path);
  const row = world.store.policies.get(path.policy_id);
  if (row?.namespace_id !== namespace.id) throw apiError('policy_not_found', path);
  return row;
};

export const findExecution = (world: World, path: ExecutionPath): ExecutionRow => {
  const policy = findPolicy(world, path);
  const row = world.store.executions.get(path.execution_id);
  if (row?.policy_id !== policy.id) throw apiError('execution_not_found', path);
  return row;
};
