import { createDerived } from '../kernel/derived.ts';
import type { World } from '../kernel/world.ts';
import { artifactNamed } from '../resources/attach.ts';
import { type MadeImage, madeImage } from '../resources/made-image.ts';
import type { ArtifactRow, ManifestRow, NamespaceRow, RepositoryRow } from '../resources/rows.ts';
import { blobsKey, type ResourceTables } from '../resources/tables.ts';

type Resources = World<ResourceTables>;

/** A manifest as it is answered. */
export type Stored = Pick<ManifestRow, 'digest' | 'media_type' | 'content'>;

const images = createDerived<MadeImage>();

/** The image of an artifact that was made up; put together when it is first asked for. */
const imageOf = (artifact: ArtifactRow, { tables }: Resources): MadeImage | undefined => {
  if (artifact.made_from === undefined) return undefined;
  const image = images(artifact, { tables: [], facts: [] }, () => madeImage(artifact, tables));
  // An index that was copied without what it holds cannot be put together again.
  return image.digest === artifact.digest ? image : undefined;
};

/** A manifest by its digest: as it was pushed, or made up for an artifact of a seed. */
export const manifestNamed = ({ id }: RepositoryRow, digest: string, world: Resources): Stored | undefined => {
  const pushed = world.tables.manifests.named(id, digest);
  if (pushed !== undefined) return pushed;
  const artifact = artifactNamed(id, digest, world.tables);
  const image = artifact && imageOf(artifact, world);
  return image && { digest, media_type: artifact.manifest_media_type, content: image.manifest };
};

/** A repository by its name, be it there or not. */
export interface NamedRepository {
  readonly namespace: NamespaceRow;
  readonly name: string;
}

/** A blob of a repository: bytes that were made up, or else the size of what was pushed; undefined if it has none. */
export const blobOf = (
  { namespace, name }: NamedRepository,
  digest: string,
  world: Resources,
): { readonly size: number; readonly content?: Buffer } | undefined => {
  const { blobLinks, repositories, artifacts } = world.tables;
  const link = blobLinks.named(blobsKey(namespace.id, name), digest);
  if (link?.content !== undefined) return { size: link.size, content: Buffer.from(link.content) };
  if (link !== undefined) return { size: link.size };
  const repository = repositories.named(namespace.id, name);
  for (const artifact of repository === undefined ? [] : artifacts.under(repository.id)) {
    const content = imageOf(artifact, world)?.blobs().get(digest);
    if (content !== undefined) return { size: content.length, content };
  }
  return undefined;
};
