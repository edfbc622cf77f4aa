import type { World } from '../kernel/world.ts';
import type { ArtifactRow } from './rows.ts';
import { manifestKey, type ResourceTables } from './tables.ts';

/** Notes what an index refers to, so that none of it can be deleted alone. */
export const addReferences = (
  { id: index_id, repository_id, children = [] }: ArtifactRow,
  { references }: ResourceTables,
): void => {
  for (const digest of new Set(children)) references.add({ id: references.reserve(), index_id, repository_id, digest });
};

/** Whether an index of its repository refers to the artifact. */
export const isReferenced = ({ tables }: World<ResourceTables>, { repository_id, digest }: ArtifactRow): boolean =>
  tables.references.under(manifestKey(repository_id, digest)).length > 0;
