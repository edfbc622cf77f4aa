import type { Finished } from '../executions/kinds.ts';
import { madeDigest } from '../kernel/ids.ts';
import { inMillis } from '../kernel/time.ts';
import type { World, WritableWorld } from '../kernel/world.ts';
import type { SignatureKind, SignedVersion } from './rows.ts';
import type { SignatureTables } from './tables.ts';

/** Size of a signature's manifest in bytes, as the sample of page 0304 has it. */
export const signatureSize = 558;

/** Digest of the signature that a key gives to a digest: signing twice with one key changes nothing. */
export const signatureDigest = (digest: string, key: string): string => madeDigest(`signature ${digest} ${key}`);

/** Whether a version is there and has no signature of that key yet. */
export const isUnsigned = (
  { artifact_id }: SignedVersion,
  { signature_key }: SignatureKind['About'],
  { tables }: World<SignatureTables>,
): boolean => {
  const artifact = artifact_id === undefined ? undefined : tables.artifacts.get(artifact_id);
  if (artifact === undefined) return false;
  return tables.accessories.named(artifact.id, signatureDigest(artifact.digest, signature_key)) === undefined;
};

/** Gives an artifact its signature: an accessory. Nothing happens if it is gone, or has that very signature. */
export const sign = (
  { item, execution }: Finished<SignatureKind>,
  { tables, nowMs }: WritableWorld<SignatureTables>,
): void => {
  const artifact = item.artifact_id === undefined ? undefined : tables.artifacts.get(item.artifact_id);
  if (artifact === undefined) return;
  const digest = signatureDigest(artifact.digest, execution.about.signature_key);
  if (tables.accessories.named(artifact.id, digest) !== undefined) return;
  tables.accessories.add({
    id: tables.accessories.reserve(),
    artifact_id: tables.artifacts.reserve(),
    tag_id: tables.tags.reserve(),
    subject_artifact_id: artifact.id,
    size: signatureSize,
    digest,
    type: 'signature.cosign',
    created_at: inMillis(nowMs),
  });
};
