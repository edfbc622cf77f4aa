import type { World, WritableWorld } from '../kernel/world.ts';
import { accessoryArtifacts } from './accessories.ts';
import type { ArtifactRow, RepositoryRow } from './rows.ts';
import type { ResourceTables } from './tables.ts';

type Resources = World<ResourceTables>;

const signatureTag = /^sha256-[0-9a-f]{64}\.sig$/;

const signedBy = (name: string): string => name.replace('-', ':').slice(0, -'.sig'.length);

/** What has a tag: an artifact, something attached to one, or a signature by the tag that follows from what it signs. */
export const artifactTagged = ({ id }: RepositoryRow, name: string, world: Resources): ArtifactRow | undefined => {
  const { artifacts, attached } = world.tables;
  const has = ({ tags }: ArtifactRow): boolean => tags.some((tag) => tag.name === name);
  const found = artifacts.aliased(id, name) ?? attached.aliased(id, name);
  if (found !== undefined || !signatureTag.test(name)) return found;
  const subject = artifacts.named(id, signedBy(name));
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
    const subject = signatureTag.test(name) ? tables.artifacts.named(id, signedBy(name)) : undefined;
    for (const row of subject === undefined ? [] : tables.accessories.under(subject.id))
      if (row.untagged === undefined && tables.attached.get(row.artifact_id) === undefined)
        tables.accessories.replace({ ...row, untagged: true });
  }
};
