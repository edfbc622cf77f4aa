import type { ArtifactRow } from './rows.ts';
import { blobsKey, type ResourceTables } from './tables.ts';

type Tables = Pick<ResourceTables, 'repositories' | 'manifests' | 'blobLinks'>;

/** Gives an artifact the manifest that it has in another repository, and its repository the blobs that this names. */
export const copyContent = (
  { repository_id, digest }: ArtifactRow,
  from: number,
  { repositories, manifests, blobLinks }: Tables,
): void => {
  const manifest = manifests.named(from, digest);
  const [source, target] = [repositories.get(from), repositories.get(repository_id)];
  if (manifest === undefined || source === undefined || target === undefined) return;
  if (manifests.named(repository_id, digest) !== undefined) return;
  manifests.add({ ...manifest, id: manifests.reserve(), repository_id });
  const key = blobsKey(target.namespace_id, target.name);
  for (const link of blobLinks.under(blobsKey(source.namespace_id, source.name))) {
    if (!manifest.content.includes(link.digest) || blobLinks.named(key, link.digest) !== undefined) continue;
    const { digest: blob, size } = link;
    const place = { namespace_id: target.namespace_id, repository_name: target.name };
    blobLinks.add({ id: blobLinks.reserve(), ...place, digest: blob, size });
  }
};
