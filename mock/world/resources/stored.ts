import type { StoredManifest } from '../kernel/event.ts';
import type { Readable } from '../kernel/world.ts';
import { layerCount } from './build-history.ts';
import type { AccessoryRow, ArtifactRow } from './rows.ts';
import type { ResourceTables } from './tables.ts';

type Manifests = Pick<Readable<ResourceTables>, 'manifests'>;

/** Of a manifest that was pushed only its own bytes: the blobs that it names have rows, and are counted by them. */
const storedManifest = (repositoryId: number, stored: StoredManifest, { manifests }: Manifests): StoredManifest => {
  const pushed = manifests.named(repositoryId, stored.digest);
  return pushed === undefined ? stored : { digest: stored.digest, blobs: 0, size: pushed.size };
};

/** A signature has one layer. Source: the signature specification of cosign. */
export const storedAccessory = (
  repositoryId: number,
  { digest, size }: AccessoryRow,
  tables: Manifests,
): StoredManifest => storedManifest(repositoryId, { digest, blobs: 2, size }, tables);

/** What the store holds of an artifact and its accessories; what is no index has a configuration beside its layers. */
export const storedOf = (
  artifact: ArtifactRow,
  accessories: readonly AccessoryRow[],
  tables: Manifests,
): readonly StoredManifest[] => {
  const { repository_id, digest, children, size } = artifact;
  const blobs = children === undefined ? layerCount(artifact) + 1 : 0;
  return [
    storedManifest(repository_id, { digest, blobs, size }, tables),
    ...accessories.map((accessory) => storedAccessory(repository_id, accessory, tables)),
  ];
};
