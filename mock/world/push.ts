import { execute } from './execute.ts';
import { madeDigest, madeInt } from './kernel/ids.ts';
import { inMillis, neverMillis } from './kernel/time.ts';
import type { ArtifactRow, NamespaceRow, RepositoryRow } from './rows.ts';
import { createScope } from './scope.ts';
import type { World } from './world.ts';

export interface Pushed {
  readonly repository_name: string;
  readonly tags: readonly string[];
  readonly digest?: string;
  readonly size?: number;
}

const repositoryOf = (namespace: NamespaceRow, name: string, { store, clock }: World): RepositoryRow => {
  const known = store.repositories.named(namespace.id, name);
  if (known !== undefined) return known;
  const now = inMillis(clock.now());
  const row = {
    id: store.repositories.reserve(),
    namespace_id: namespace.id,
    name,
    description: '',
    pull_count: 0,
    created_at: now,
    updated_at: now,
  };
  store.repositories.add(row);
  return row;
};

/** Pushing a tag takes it away from the artifact that had it. */
const takeTags = (repository: RepositoryRow, names: readonly string[], { store }: World): void => {
  for (const artifact of store.artifacts.under(repository.id)) {
    const kept = artifact.tags.filter(({ name }) => !names.includes(name));
    if (kept.length < artifact.tags.length) store.artifacts.replace({ ...artifact, tags: kept });
  }
};

const artifactOf = (repository: RepositoryRow, { digest, tags, size }: Pushed, world: World): ArtifactRow => {
  const { store, clock, seed } = world;
  const names = [...new Set(tags)];
  takeTags(repository, names, world);
  const now = inMillis(clock.now());
  const tagRows = names.map((name) => ({ id: store.tags.reserve(), name, push_time: now, pull_time: neverMillis }));
  const known = digest === undefined ? undefined : store.artifacts.named(repository.id, digest);
  if (known !== undefined) {
    const row = { ...known, push_time: now, tags: [...(store.artifacts.get(known.id)?.tags ?? []), ...tagRows] };
    store.artifacts.replace(row);
    return row;
  }
  const id = store.artifacts.reserve();
  const row: ArtifactRow = {
    id,
    repository_id: repository.id,
    digest: digest ?? madeDigest(`${seed} pushed ${id}`),
    type: 'IMAGE',
    media_type: 'application/vnd.docker.container.image.v1+json',
    manifest_media_type: 'application/vnd.docker.distribution.manifest.v2+json',
    size: size ?? madeInt(`${seed} pushed ${id} size`, 2_000_000, 400_000_000),
    push_time: now,
    pull_time: neverMillis,
    tags: tagRows,
  };
  store.artifacts.add(row);
  return row;
};

/**
 * Pushes an artifact into a repository, which is made if it is new. Starts every enabled event-based policy of the
 * namespace that selects the artifact; such an execution signs just that artifact.
 */
export const push = (namespace: NamespaceRow, pushed: Pushed, world: World) => {
  const repository = repositoryOf(namespace, pushed.repository_name, world);
  const artifact = artifactOf(repository, pushed, world);
  world.store.repositories.replace({ ...repository, updated_at: artifact.push_time });
  const executions = world.store.policies
    .under(namespace.id)
    .filter(({ enabled, trigger }) => enabled && trigger.type === 'event_based')
    .filter(({ scope_rules }) => createScope(scope_rules).takesArtifact(repository, artifact) !== undefined)
    .map((policy) => execute(policy, 'event_based', world, { takes: ({ id }) => id === artifact.id }));
  return { artifact, executions };
};
