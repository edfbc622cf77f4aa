import type { World, WritableWorld } from '../kernel/world.ts';
import type { BlobLinkRow, ManifestRow, RepositoryRow } from './rows.ts';
import { blobsKey, type ResourceTables } from './tables.ts';

const digestForm = /sha(?:256:[0-9a-f]{64}|512:[0-9a-f]{128})(?![0-9a-f])/g;

/** All digests that a manifest names, of blobs and of what else it refers to. */
const digestsIn = ({ content }: ManifestRow): ReadonlySet<string> => new Set(content.match(digestForm));

/** The blobs of a repository that a manifest names. */
export const blobsOf = (
  manifest: ManifestRow,
  { namespace_id, name }: RepositoryRow,
  { blobLinks }: Pick<World<ResourceTables>['tables'], 'blobLinks'>,
): readonly BlobLinkRow[] => {
  const key = blobsKey(namespace_id, name);
  return [...digestsIn(manifest)].flatMap((digest) => blobLinks.named(key, digest) ?? []);
};

/** The bytes of a blob that a link holds, for a link to the same. */
export const withContent = ({ content }: BlobLinkRow): Pick<BlobLinkRow, 'content'> =>
  content === undefined ? {} : { content };

/** Gives a repository a blob, or says that it got it again. */
export const link = (
  blob: Omit<BlobLinkRow, 'id' | 'pushedMs' | 'releasedMs'>,
  nowMs: number,
  { blobLinks }: WritableWorld<ResourceTables>['tables'],
): void => {
  const known = blobLinks.named(blobsKey(blob.namespace_id, blob.repository_name), blob.digest);
  const content = known === undefined ? {} : withContent(known);
  blobLinks.addOrReplace({ id: known?.id ?? blobLinks.reserve(), ...content, ...blob, pushedMs: nowMs });
};

/** Notes of the blobs that a manifest named that it is gone. */
export const releaseBlobs = (manifest: ManifestRow, { tables, nowMs }: WritableWorld<ResourceTables>): void => {
  const repository = tables.repositories.get(manifest.repository_id);
  if (repository === undefined) return;
  for (const link of blobsOf(manifest, repository, tables)) tables.blobLinks.replace({ ...link, releasedMs: nowMs });
};

/** The blobs of an instance that no manifest of their repository names, manifests that are about to go left out. */
export const unnamedBlobs = (
  instance_id: string,
  isGoing: (manifest: ManifestRow) => boolean,
  { tables }: Pick<World<ResourceTables>, 'tables'>,
): readonly BlobLinkRow[] => {
  const { namespaces, repositories, manifests, blobLinks } = tables;
  const own = new Set(namespaces.under(instance_id).map(({ id }) => id));
  const named = new Map<string, ReadonlySet<string>>();
  const namedIn = (namespaceId: number, name: string): ReadonlySet<string> => {
    const repository = repositories.named(namespaceId, name);
    const staying = repository === undefined ? [] : manifests.under(repository.id).filter((row) => !isGoing(row));
    return new Set(staying.flatMap((row) => [...digestsIn(row)]));
  };
  return blobLinks.all().filter(({ namespace_id, repository_name, digest }) => {
    if (!own.has(namespace_id)) return false;
    const key = blobsKey(namespace_id, repository_name);
    const digests = named.get(key) ?? namedIn(namespace_id, repository_name);
    named.set(key, digests);
    return !digests.has(digest);
  });
};
