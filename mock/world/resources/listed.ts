import type { World } from '../kernel/world.ts';
import { isReferenced } from './references.ts';
import type { ArtifactRow } from './rows.ts';
import type { ResourceTables } from './tables.ts';

/** The artifacts that a repository shows and counts: Harbor leaves out what an index holds, unless it has a tag. */
export const listedArtifacts = (repositoryId: number, world: World<ResourceTables>): readonly ArtifactRow[] => {
  const { tables, profile } = world;
  const all = tables.artifacts.under(repositoryId);
  if (profile['artifacts.children_of_index'] === 'listed' || tables.references.size === 0) return all;
  return all.filter((row) => row.tags.length > 0 || !isReferenced(world, row));
};
