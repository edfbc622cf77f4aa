import { madeDigest } from './ids.ts';
import type { AccessoryRow, ArtifactRow, SigningRow } from './rows.ts';
import { reachedMs, signedAt } from './run.ts';
import { inMillis, neverMillis } from './time.ts';
import type { World } from './world.ts';

/** Size of a signature's manifest in bytes, as the sample of page 0304 has it. */
export const signatureSize = 558;

/** Digest of the signature that a key gives to a digest: signing twice with one key changes nothing. */
export const signatureDigest = (digest: string, key: string): string => madeDigest(`signature ${digest} ${key}`);

const signatureOf = (artifact: ArtifactRow, signing: SigningRow, world: World): AccessoryRow | undefined => {
  const execution = world.store.executions.get(signing.execution_id);
  if (execution?.run.kind !== 'live' || signedAt(execution.run, world.clock.now()) <= signing.ordinal) return undefined;
  return {
    id: signing.id,
    artifact_id: signing.signature_artifact_id,
    subject_artifact_id: artifact.id,
    size: signatureSize,
    digest: signatureDigest(artifact.digest, signing.signature_key),
    type: 'signature.cosign',
    created_at: inMillis(reachedMs(execution.run, signing.ordinal + 1)),
  };
};

/** The accessories an artifact has by now: those it was seeded with and the signatures of executions so far. */
export const accessoriesOf = (artifact: ArtifactRow, world: World): readonly AccessoryRow[] => {
  const seeded = world.store.accessories.under(artifact.id);
  const digests = new Set(seeded.map(({ digest }) => digest));
  const signed = world.store.signings.under(artifact.id).flatMap((signing) => {
    const accessory = signatureOf(artifact, signing, world);
    if (accessory === undefined || digests.has(accessory.digest)) return [];
    digests.add(accessory.digest);
    return [accessory];
  });
  return [...seeded, ...signed];
};

/** A signature seen as an artifact of its own, with the tag that cosign gives it. */
export const signatureArtifacts = (artifact: ArtifactRow, world: World): readonly ArtifactRow[] =>
  accessoriesOf(artifact, world).map((accessory) => ({
    id: accessory.artifact_id,
    repository_id: artifact.repository_id,
    digest: accessory.digest,
    type: artifact.type,
    media_type: 'application/vnd.oci.image.config.v1+json',
    manifest_media_type: 'application/vnd.oci.image.manifest.v1+json',
    size: accessory.size,
    push_time: accessory.created_at,
    pull_time: neverMillis,
    tags:
      world.profile['signature.tag_of_signature'] === 'none'
        ? []
        : [
            {
              id: accessory.artifact_id,
              name: `${artifact.digest.replace(':', '-')}.sig`,
              push_time: accessory.created_at,
              pull_time: neverMillis,
            },
          ],
  }));
