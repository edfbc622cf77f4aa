import type { World } from '../kernel/world.ts';
import { isImmutable } from '../resources/immutable.ts';
import { isReferenced } from '../resources/references.ts';
import type { ArtifactRow } from '../resources/rows.ts';
import type { RetentionTables } from './tables.ts';

/** Whether deleting the artifact would be refused: one of its tags is immutable, or an index refers to it. */
export const cannotGo = (artifact: ArtifactRow, world: World<RetentionTables>): boolean => {
  const repository = world.tables.repositories.get(artifact.repository_id);
  if (repository === undefined) return false;
  return artifact.tags.some(({ name }) => isImmutable(world, repository, name)) || isReferenced(world, artifact);
};
