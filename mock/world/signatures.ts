import { madeDigest } from './kernel/ids.ts';
import { inMillis, neverMillis } from './kernel/time.ts';
import type { AccessoryRow, ArtifactRow, SigningRow } from './rows.ts';
import { reachedMs, signedAt } from './run.ts';
import type { World } from './world.ts';

/** Size of a signature's manifest in bytes, as the sample of page 0304 has it. */
export const signatureSize = 558;

/** Digest of the signature that a key gives to a digest: signing twice with one key changes nothing. */
export const signatureDigest = (digest: string, key: string): string => madeDigest(`signature ${digest} ${key}`);

/** When the execution has signed the artifact; undefined as long as it has not. */
const signedMs = (signing: SigningRow, { store, clock }: World): number | undefined => {
  const run = store.executions.get(signing.execution_id)?.run;
  if (run?.kind !== 'live' || signedAt(run, clock.now()) <= signing.ordinal) return undefined;
  return reachedMs(run, signing.ordinal + 1);
};

const madeBy = (signing: SigningRow, artifact: ArtifactRow, ms: number): AccessoryRow => ({
  id: signing.id,
  artifact_id: signing.signature_artifact_id,
  tag_id: signing.signature_tag_id,
  subject_artifact_id: artifact.id,
  size: signatureSize,
  digest: signatureDigest(artifact.digest, signing.signature_key),
  type: 'signature.cosign',
  created_at: inMillis(ms),
});

/**
 * The accessories an artifact has by now, by ascending id: those it was seeded with and the signatures of executions so
 * far. Of several executions with one key the first to sign makes the signature; the others find it there.
 */
export const accessoriesOf = (artifact: ArtifactRow, world: World): readonly AccessoryRow[] => {
  const found = new Map(world.store.accessories.under(artifact.id).map((row) => [row.digest, row]));
  const signed = world.store.signings
    .under(artifact.id)
    .flatMap((signing) => {
      const ms = signedMs(signing, world);
      return ms === undefined ? [] : [{ signing, ms }];
    })
    .sort((a, b) => a.ms - b.ms || a.signing.id - b.signing.id);
  for (const { signing, ms } of signed) {
    const row = madeBy(signing, artifact, ms);
    if (!found.has(row.digest)) found.set(row.digest, row);
  }
  return [...found.values()].sort((a, b) => a.id - b.id);
};

const newest = (accessories: readonly AccessoryRow[]): AccessoryRow | undefined =>
  accessories.toSorted((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at) || a.id - b.id).at(-1);

const tagOf = (artifact: ArtifactRow, { tag_id: id, created_at }: AccessoryRow) => ({
  id,
  name: `${artifact.digest.replace(':', '-')}.sig`,
  push_time: created_at,
  pull_time: neverMillis,
});

/**
 * Signatures seen as artifacts of their own. The tag that cosign gives them follows from the signed digest, so of
 * several signatures the newest has it.
 */
export const signatureArtifacts = (artifact: ArtifactRow, world: World): readonly ArtifactRow[] => {
  const accessories = accessoriesOf(artifact, world);
  const tagged = world.profile['signature.tag_of_signature'] === 'none' ? undefined : newest(accessories);
  return accessories.map((accessory) => ({
    id: accessory.artifact_id,
    repository_id: artifact.repository_id,
    digest: accessory.digest,
    type: artifact.type,
    media_type: 'application/vnd.oci.image.config.v1+json',
    manifest_media_type: 'application/vnd.oci.image.manifest.v1+json',
    size: accessory.size,
    push_time: accessory.created_at,
    pull_time: neverMillis,
    tags: accessory === tagged ? [tagOf(artifact, accessory)] : [],
  }));
};
