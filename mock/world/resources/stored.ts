import type { StoredManifest } from '../kernel/event.ts';
import { layerCount } from './build-history.ts';
import type { AccessoryRow, ArtifactRow } from './rows.ts';

/** A signature has one layer. Source: the signature specification of cosign. */
export const storedAccessory = ({ digest, size }: AccessoryRow): StoredManifest => ({ digest, blobs: 2, size });

/** What the store holds of an artifact and its accessories; what is no index has a configuration beside its layers. */
export const storedOf = (artifact: ArtifactRow, accessories: readonly AccessoryRow[]): readonly StoredManifest[] => {
  const { digest, children, size } = artifact;
  const blobs = children === undefined ? layerCount(artifact) + 1 : 0;
  return [{ digest, blobs, size }, ...accessories.map(storedAccessory)];
};
