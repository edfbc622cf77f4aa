import { stillNeeded } from '../../errors/conflict.ts';
import { apiError } from '../../errors/error.ts';
import type { WritableWorld } from '../kernel/world.ts';
import { accessoryArtifacts } from './accessories.ts';
import { refuseImmutable } from './immutable.ts';
import { isReferenced } from './references.ts';
import { removeAccessory, removeArtifact, removeRepository, removeTag, removeTagOfSignatures } from './remove.ts';
import type { ArtifactRow, RepositoryRow } from './rows.ts';
import type { ResourceTables } from './tables.ts';

type Resources = WritableWorld<ResourceTables>;

const removeWhole = (artifact: ArtifactRow, world: Resources): void =>
  world.tables.artifacts.get(artifact.id) === undefined
    ? removeAccessory(artifact, world)
    : removeArtifact(artifact, world);

/** Deletes an artifact as a call asks for it, unless a tag or an index keeps it. Source: Harbor 2.1. */
export const deleteArtifact = (artifact: ArtifactRow, repository: RepositoryRow, world: Resources): void => {
  if (isReferenced(world, artifact)) {
    throw stillNeeded('the deleting artifact is referenced by others', world);
  }
  refuseImmutable(world, repository, artifact.tags);
  removeWhole(artifact, world);
};

interface Tagged {
  readonly artifact: ArtifactRow;
  /** What a signature is attached to. */
  readonly subject?: ArtifactRow;
}

const findTag = (name: string, repository: RepositoryRow, world: Resources): Tagged | undefined => {
  const { artifacts, attached } = world.tables;
  const artifact = artifacts.aliased(repository.id, name) ?? attached.aliased(repository.id, name);
  if (artifact !== undefined) return { artifact };
  const has = ({ tags }: ArtifactRow): boolean => tags.some((tag) => tag.name === name);
  for (const subject of artifacts.under(repository.id)) {
    const signature = accessoryArtifacts(subject, world).find(has);
    if (signature !== undefined) return { artifact: signature, subject };
  }
  return undefined;
};

/** Deletes a tag. The artifact stays, unless the profile has it go with its last one. */
export const deleteTag = (name: string, repository: RepositoryRow, world: Resources): void => {
  const found = findTag(name, repository, world);
  if (found === undefined) throw apiError('tag_not_found', { tag_name: name, repository_name: repository.name });
  const { artifact, subject } = found;
  const [tag] = artifact.tags.filter((each) => each.name === name);
  if (tag === undefined) return;
  refuseImmutable(world, repository, [tag]);
  const goesAlong = world.profile['artifacts.delete_last_tag'] === 'gone' && !isReferenced(world, artifact);
  if (subject !== undefined) removeTagOfSignatures(subject, tag, world);
  else if (goesAlong && artifact.tags.length === 1) removeWhole(artifact, world);
  else removeTag(artifact, tag, world);
};

/** Deletes a repository with all it holds, unless a tag there is immutable. */
export const deleteRepository = (repository: RepositoryRow, world: Resources): void => {
  if (world.profile['immutable.delete_repository'] === 'reject')
    for (const { tags } of world.tables.artifacts.under(repository.id)) refuseImmutable(world, repository, tags);
  removeRepository(repository, world);
};
