import { createDerived } from '../kernel/derived.ts';
import type { World } from '../kernel/world.ts';
import { accessoryArtifacts } from './accessories.ts';
import { listedArtifacts } from './listed.ts';
import type { ArtifactRow, InstanceRow, RepositoryRow } from './rows.ts';
import type { ResourceTables } from './tables.ts';

interface Listed {
  readonly artifact: ArtifactRow;
  readonly repository: RepositoryRow;
}

const derived = createDerived<readonly Listed[]>();

/** Every artifact of an instance by ascending id, whatever repository it is in. */
const allArtifacts = (instance: InstanceRow, world: World<ResourceTables>): readonly Listed[] => {
  const { namespaces, repositories, artifacts, attached, accessories, references } = world.tables;
  const withSignatures = world.profile['artifacts.signatures_among_artifacts'] === 'listed';
  const tables = [namespaces, repositories, artifacts, attached, accessories, references];
  const sources = { tables, facts: [world.profile] };
  return derived(instance, sources, () =>
    namespaces
      .under(instance.id)
      .flatMap(({ id }) => repositories.under(id))
      .flatMap((repository) =>
        listedArtifacts(repository.id, world)
          .flatMap((row) => (withSignatures ? [row, ...accessoryArtifacts(row, world)] : [row]))
          .map((artifact) => ({ artifact, repository })),
      )
      .sort((a, b) => a.artifact.id - b.artifact.id),
  );
};

/** The place of the first whose id is not below; as many as there are if none is. */
const placeOf = (all: readonly Listed[], id: number): number => {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((all[middle]?.artifact.id ?? id) < id) low = middle + 1;
    else high = middle;
  }
  return low;
};

export interface MarkerPage {
  readonly items: readonly Listed[];
  /** Left out on the last page. */
  readonly next?: number;
}

/** The page that a marker names: by the id that it begins with, or by its number. */
export const pageByMarker = (
  instance: InstanceRow,
  { marker, limit }: { readonly marker: number; readonly limit: number },
  world: World<ResourceTables>,
): MarkerPage => {
  const all = allArtifacts(instance, world);
  const isNumber = world.profile['artifacts.all_marker'] === 'page_number';
  const first = isNumber ? Math.max(marker - 1, 0) * limit : placeOf(all, marker);
  const items = all.slice(first, first + limit);
  const following = all[first + limit];
  if (following === undefined) return { items };
  return { items, next: isNumber ? Math.max(marker, 1) + 1 : following.artifact.id };
};
