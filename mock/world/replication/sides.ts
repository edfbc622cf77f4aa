import type { World } from '../kernel/world.ts';
import type { RegistryArtifactRow, RegistryRow } from '../registries/rows.ts';
import { tagKey } from '../registries/tables.ts';
import { isImmutable } from '../resources/immutable.ts';
import { splitName } from '../resources/location.ts';
import { isReferenced } from '../resources/references.ts';
import type { ArtifactRow } from '../resources/rows.ts';
import type { Filters } from './filters.ts';
import type { ReplicationTables } from './tables.ts';

type Replicating = World<ReplicationTables>;

/** Where content is: an instance of the world, or a registry elsewhere. */
export interface Side {
  readonly registry: RegistryRow | undefined;
  /** Undefined for a registry that is no instance of the world. */
  readonly instance_id: string | undefined;
}

/** A registry of id 0 is the instance itself. */
export const sideOf = (registryId: number, instance_id: string, { tables }: Replicating): Side => {
  if (registryId === 0) return { registry: undefined, instance_id };
  const registry = tables.registries.registries.get(registryId);
  const target = tables.instances.get(registry?.instance_id ?? '');
  return { registry, instance_id: target?.id };
};

/** What an artifact is, wherever it is. */
export type Held = Pick<ArtifactRow, 'digest' | 'type' | 'media_type' | 'manifest_media_type' | 'size' | 'children'> & {
  readonly tags: readonly string[];
} & Partial<Pick<ArtifactRow, 'repository_id' | 'made_from'>>;

/** A repository, named with its namespace. */
export interface HeldRepository {
  readonly name: string;
  readonly artifacts: () => readonly Held[];
}

const held = ({ tags, ...artifact }: ArtifactRow): Held => ({ ...artifact, tags: tags.map(({ name }) => name) });

/** What goes along with an index is not copied by itself. Source: Harbor 2.1. */
const goesAlong = (artifact: ArtifactRow, world: Replicating): boolean =>
  artifact.tags.length === 0 && isReferenced(world, artifact);

/** The repositories that a registry's artifacts are in. */
const repositoriesIn = (artifacts: readonly RegistryArtifactRow[]): readonly HeldRepository[] => {
  const byName = new Map<string, RegistryArtifactRow[]>();
  for (const artifact of artifacts) {
    const found = byName.get(artifact.repository);
    if (found === undefined) byName.set(artifact.repository, [artifact]);
    else found.push(artifact);
  }
  return [...byName].map(([name, own]) => ({ name, artifacts: () => own }));
};

/** The repositories of a side, by namespace: those that are named first, else as they were created. */
export const repositoriesOf = (
  { registry, instance_id }: Side,
  { namespaces: named }: Pick<Filters, 'namespaces'>,
  world: Replicating,
): readonly HeldRepository[] => {
  const { tables } = world;
  if (instance_id === undefined) {
    return registry === undefined ? [] : repositoriesIn(tables.registries.artifacts.under(registry.id));
  }
  const namespaces =
    named?.flatMap((name) => tables.namespaces.named(instance_id, name) ?? []) ?? tables.namespaces.under(instance_id);
  return namespaces.flatMap((namespace) =>
    tables.repositories.under(namespace.id).map((repository) => ({
      name: `${namespace.name}/${repository.name}`,
      artifacts: () =>
        tables.artifacts
          .under(repository.id)
          .filter((artifact) => !goesAlong(artifact, world))
          .map(held),
    })),
  );
};

const repositoryRow = (instanceId: string, name: string, { tables }: Replicating) => {
  const { namespace_name, repository_name } = splitName(name);
  const namespace = tables.namespaces.named(instanceId, namespace_name);
  return namespace && tables.repositories.named(namespace.id, repository_name);
};

/** The artifact with that digest in a repository of a side. */
export const artifactAt = (
  { registry, instance_id }: Side,
  name: string,
  digest: string,
  world: Replicating,
): Held | undefined => {
  const { tables } = world;
  if (instance_id === undefined) return registry && tables.registries.artifacts.named(registry.id, `${name}@${digest}`);
  const repository = repositoryRow(instance_id, name, world);
  const artifact = repository && tables.artifacts.named(repository.id, digest);
  return artifact && held(artifact);
};

/** The digest that a tag of a repository stands for. */
export const digestAt = ({ registry, instance_id }: Side, name: string, tag: string, world: Replicating) => {
  const { tables } = world;
  if (instance_id === undefined) {
    return registry && tables.registries.artifacts.aliased(registry.id, tagKey(name, tag))?.digest;
  }
  const repository = repositoryRow(instance_id, name, world);
  return repository && tables.artifacts.aliased(repository.id, tag)?.digest;
};

/** Whether a side refuses to replace the tag of a repository. */
export const refusesTag = ({ instance_id }: Side, name: string, tag: string, world: Replicating): boolean => {
  const repository = instance_id === undefined ? undefined : repositoryRow(instance_id, name, world);
  return repository !== undefined && isImmutable(world, repository, tag);
};
