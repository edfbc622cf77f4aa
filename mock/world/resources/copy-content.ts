import type { WritableWorld } from '../kernel/world.ts';
import { blobsOf, link, withContent } from './blob-links.ts';
import type { ArtifactRow, RepositoryRow } from './rows.ts';
import type { ResourceTables } from './tables.ts';

const placeOf = ({ namespace_id, name }: RepositoryRow) => ({ namespace_id, repository_name: name });

/** Gives an artifact the manifest that it has in another repository, and its repository the blobs that this names. */
export const copyContent = (
  { repository_id, digest }: ArtifactRow,
  from: number,
  { tables, nowMs }: WritableWorld<ResourceTables>,
): void => {
  const { repositories, manifests } = tables;
  const manifest = manifests.named(from, digest);
  const [source, target] = [repositories.get(from), repositories.get(repository_id)];
  if (manifest === undefined || source === undefined || target === undefined) return;
  if (manifests.named(repository_id, digest) !== undefined) return;
  manifests.add({ ...manifest, id: manifests.reserve(), repository_id });
  for (const blob of blobsOf(manifest, source, tables))
    link({ ...placeOf(target), digest: blob.digest, size: blob.size, ...withContent(blob) }, nowMs, tables);
};
