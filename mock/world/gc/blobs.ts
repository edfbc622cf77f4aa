import { hourMs } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { unnamedBlobs } from '../resources/blob-links.ts';
import type { ArtifactRow, BlobLinkRow } from '../resources/rows.ts';
import { manifestKey } from '../resources/tables.ts';
import type { GcTables } from './tables.ts';

type Collecting = World<GcTables>;

/** As long as an upload lasts: a client pushes blobs first, and then the manifest that names them. */
const waitingMs = hourMs;

/** The links to blobs that may go by now. */
export const unusedBlobs = (instance_id: string, sinceMs: number, world: Collecting): readonly BlobLinkRow[] =>
  unnamedBlobs(instance_id, () => false, world).filter(
    ({ pushedMs, releasedMs }) => (releasedMs ?? pushedMs + waitingMs) <= sinceMs,
  );

/** The links to blobs that no manifest would name any more if those artifacts were gone. */
export const blobsOnlyOf = (
  instance_id: string,
  going: readonly ArtifactRow[],
  world: Collecting,
): readonly BlobLinkRow[] => {
  const keys = going.flatMap(({ id, repository_id, digest }) =>
    [digest, ...world.tables.accessories.under(id).map((row) => row.digest)].map((each) =>
      manifestKey(repository_id, each),
    ),
  );
  const gone = new Set(keys);
  const before = new Set(unnamedBlobs(instance_id, () => false, world));
  return unnamedBlobs(
    instance_id,
    ({ repository_id, digest }) => gone.has(manifestKey(repository_id, digest)),
    world,
  ).filter((row) => !before.has(row));
};

/** What goes with those links: the bytes of a blob are kept once, and stay as long as a repository of the instance has them. */
export const freedBy = (
  instance_id: string,
  links: readonly BlobLinkRow[],
  { tables }: Collecting,
): { readonly blobs: number; readonly size: number } => {
  if (links.length === 0) return { blobs: 0, size: 0 };
  const going = new Set(links);
  const own = new Set(tables.namespaces.under(instance_id).map(({ id }) => id));
  const staying = tables.blobLinks.all().filter((row) => own.has(row.namespace_id) && !going.has(row));
  const held = new Set(staying.map(({ digest }) => digest));
  const sizes = new Map(links.filter(({ digest }) => !held.has(digest)).map(({ digest, size }) => [digest, size]));
  return { blobs: sizes.size, size: [...sizes.values()].reduce((total, size) => total + size, 0) };
};
