import type { World, WritableWorld } from '../kernel/world.ts';
import { accessoryArtifacts } from './accessories.ts';
import { signedDigest } from './cosign.ts';
import type { ArtifactRow, RepositoryRow } from './rows.ts';
import type { ResourceTables } from './tables.ts';

type Resources = World<ResourceTables>;

/** What has a tag: an artifact, something attached to one, or a signature by the tag that follows from what it signs. */
export const artifactTagged = ({ id }: RepositoryRow, name: string, world: Resources): ArtifactRow | undefined => {
  const { artifacts, attached } = world.tables;
  const has = ({ tags }: ArtifactRow): boolean => tags.some((tag) => tag.name === name);
  const found = artifacts.aliased(id, name) ?? attached.aliased(id, name);
  const signed = signedDigest(name);
  if (found !== undefined || signed === undefined) return found;
  const subject = artifacts.named(id, signed);
  return subject && accessoryArtifacts(subject, world).find(has);
};

/** Every tag of a repository, those of signatures as well. */
export const tagNames = ({ id }: RepositoryRow, world: Resources): readonly string[] => {
  const { artifacts, attached } = world.tables;
  const rows = artifacts.under(id).flatMap((row) => [row, ...accessoryArtifacts(row, world)]);
  return [...new Set([...rows, ...attached.under(id)].flatMap(({ tags }) => tags.map(({ name }) => name)))];
};

/** Pushing a tag takes it away from whatever had it. */
export const takeTags = (
  { id }: RepositoryRow,
  names: readonly string[],
  tables: WritableWorld<ResourceTables>['tables'],
): void => {
  for (const name of names) {
    for (const table of [tables.artifacts, tables.attached]) {
      const artifact = table.aliased(id, name);
      if (artifact === undefined) continue;
      table.replace({ ...artifact, tags: artifact.tags.filter((tag) => tag.name !== name) });
    }
    const signed = signedDigest(name);
    const subject = signed === undefined ? undefined : tables.artifacts.named(id, signed);
    for (const row of subject === undefined ? [] : tables.accessories.under(subject.id))
      if (row.untagged === undefined && tables.attached.get(row.artifact_id) === undefined)
        tables.accessories.replace({ ...row, untagged: true });
  }
};
