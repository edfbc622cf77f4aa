import type { World } from '../kernel/world.ts';
import type { ArtifactRow, RepositoryRow } from '../resources/rows.ts';
import { manifestKey } from '../resources/tables.ts';
import type { GcTables } from './tables.ts';

type Collecting = Pick<World<GcTables>, 'tables'>;

export const repositoriesOf = (instance_id: string, { tables }: Collecting): readonly RepositoryRow[] =>
  tables.namespaces.under(instance_id).flatMap(({ id }) => tables.repositories.under(id));

const holdersOf = ({ repository_id, digest }: ArtifactRow, { tables }: Collecting): readonly number[] =>
  tables.references.under(manifestKey(repository_id, digest)).map(({ index_id }) => index_id);

/** Adds an artifact and what goes along with it: as when an index is deleted, what is untagged and in no other index. */
const addTo = (gone: Map<number, ArtifactRow>, artifact: ArtifactRow, world: Collecting): void => {
  gone.set(artifact.id, artifact);
  for (const digest of artifact.children ?? []) {
    const child = world.tables.artifacts.named(artifact.repository_id, digest);
    if (child === undefined || child.tags.length > 0) continue;
    if (holdersOf(child, world).every((holder) => gone.has(holder))) addTo(gone, child, world);
  }
};

/** The artifacts of an instance without a tag, but for what a tagged index refers to. Source: Harbor. */
export const untaggedOf = (instance_id: string, world: Collecting): readonly ArtifactRow[] => {
  const gone = new Map<number, ArtifactRow>();
  const roots = repositoriesOf(instance_id, world)
    .flatMap(({ id }) => world.tables.artifacts.under(id))
    .filter((artifact) => artifact.tags.length === 0 && holdersOf(artifact, world).length === 0);
  for (const root of roots) addTo(gone, root, world);
  return [...gone.values()];
};
