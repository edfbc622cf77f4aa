import type { World } from '../kernel/world.ts';
import type { ArtifactRow } from '../resources/rows.ts';
import type { ScanningTables } from './tables.ts';

type Readable = Pick<World<ScanningTables>, 'tables'>;

/** What is scanned where an artifact is: the children of an index, else the artifact itself. */
export const scannedOf = (artifact: ArtifactRow, { tables }: Readable): readonly ArtifactRow[] => {
  const { children = [], repository_id } = artifact;
  const found = children.flatMap((digest) => tables.artifacts.named(repository_id, digest) ?? []);
  return found.length === 0 ? [artifact] : found.flatMap((child) => scannedOf(child, { tables }));
};
