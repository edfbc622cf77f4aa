import { neverMillis } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { cosignSignature, signatureTag } from './cosign.ts';
import { ociConfig, ociManifest } from './media-types.ts';
import type { AccessoryRow, ArtifactRow, TagRow } from './rows.ts';
import type { ResourceTables } from './tables.ts';

const newest = (accessories: readonly AccessoryRow[]): AccessoryRow | undefined =>
  accessories
    .filter(({ untagged, type }) => untagged === undefined && type === cosignSignature)
    .toSorted((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at) || a.id - b.id)
    .at(-1);

const tagOf = (artifact: ArtifactRow, { tag_id: id, created_at }: AccessoryRow): TagRow => ({
  id,
  name: signatureTag(artifact.digest),
  push_time: created_at,
  pull_time: neverMillis,
});

const byItself = (artifact: ArtifactRow, accessory: AccessoryRow, isTagged: boolean): ArtifactRow => ({
  id: accessory.artifact_id,
  repository_id: artifact.repository_id,
  digest: accessory.digest,
  // Whatever is signed: a signature has the config of an image.
  type: 'IMAGE',
  media_type: ociConfig,
  manifest_media_type: ociManifest,
  size: accessory.artifact_size ?? accessory.size,
  push_time: accessory.created_at,
  pull_time: neverMillis,
  tags: isTagged ? [tagOf(artifact, accessory)] : [],
});

/**
 * An artifact's accessories seen as artifacts of their own. The tag that cosign gives a signature follows from the signed
 * digest, so of several signatures the newest has it. One that was pushed has the tags that it was pushed with.
 */
export const accessoryArtifacts = (
  artifact: ArtifactRow,
  { tables, profile }: World<ResourceTables>,
): readonly ArtifactRow[] => {
  const accessories = tables.accessories.under(artifact.id);
  if (accessories.length === 0) return [];
  const unpushed = accessories.filter(({ artifact_id }) => tables.attached.get(artifact_id) === undefined);
  const isUntagged = profile['signature.tag_of_signature'] === 'none';
  const tagged = isUntagged ? undefined : newest(unpushed);
  return accessories.map((accessory) => {
    const attached = tables.attached.get(accessory.artifact_id);
    if (attached === undefined) return byItself(artifact, accessory, accessory === tagged);
    return isUntagged && accessory.signed_by !== undefined ? { ...attached, tags: [] } : attached;
  });
};
