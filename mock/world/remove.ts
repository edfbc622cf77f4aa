import type { ArtifactRow, NamespaceRow, PolicyRow, RepositoryRow } from './rows.ts';
import type { Store } from './store.ts';

const removeArtifact = (store: Store, artifact: ArtifactRow): void => {
  for (const accessory of store.accessories.under(artifact.id)) store.accessories.remove(accessory);
  for (const signing of store.signings.under(artifact.id)) store.signings.remove(signing);
  store.artifacts.remove(artifact);
};

const removeRepository = (store: Store, repository: RepositoryRow): void => {
  for (const artifact of store.artifacts.under(repository.id)) removeArtifact(store, artifact);
  store.repositories.remove(repository);
};

/** The policy's executions stay, unreachable, since the signatures they made are still there. */
export const removePolicy = (store: Store, policy: PolicyRow): void => store.policies.remove(policy);

/** Removes a namespace with all it holds. */
export const removeNamespace = (store: Store, namespace: NamespaceRow): void => {
  for (const repository of store.repositories.under(namespace.id)) removeRepository(store, repository);
  for (const policy of store.policies.under(namespace.id)) removePolicy(store, policy);
  store.namespaces.remove(namespace);
};
