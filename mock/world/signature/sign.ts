import { signingPairOf } from '../../kms/find.ts';
import type { Finished } from '../executions/kinds.ts';
import { madeDigest } from '../kernel/ids.ts';
import { inMillis } from '../kernel/time.ts';
import type { Readable, World, WritableWorld } from '../kernel/world.ts';
import { cosignSignature } from '../resources/cosign.ts';
import type { ArtifactRow } from '../resources/rows.ts';
import type { ResourceTables } from '../resources/tables.ts';
import { hasBytes, makeSignature, type Signer } from './make-signature.ts';
import type { SignatureKind, SignedVersion } from './rows.ts';
import type { SignatureTables } from './tables.ts';

/** Size of a signature's manifest in bytes, as the sample of page 0304 has it. */
export const signatureSize = 558;

/** Digest of the record that stands for a signature by a key of a digest without bytes. */
const signatureDigest = (digest: string, key: string): string => madeDigest(`signature ${digest} ${key}`);

const isSignedBy = (
  { id, digest }: ArtifactRow,
  key: string,
  { accessories }: Pick<Readable<ResourceTables>, 'accessories'>,
): boolean =>
  accessories.named(id, signatureDigest(digest, key)) !== undefined ||
  accessories.under(id).some(({ signed_by }) => signed_by?.includes(key));

/** Whether a version is there and has no signature of that key yet. */
export const isUnsigned = (
  { artifact_id }: SignedVersion,
  { signature_key }: SignatureKind['About'],
  { tables }: World<SignatureTables>,
): boolean => {
  const artifact = artifact_id === undefined ? undefined : tables.artifacts.get(artifact_id);
  return artifact !== undefined && !isSignedBy(artifact, signature_key, tables);
};

/** Notes that a key signed what nobody has the bytes of: an accessory that cannot be pulled. */
const addRecord = (artifact: ArtifactRow, { key, atMs }: Omit<Signer, 'pair'>, tables: ResourceTables): void =>
  tables.accessories.add({
    id: tables.accessories.reserve(),
    artifact_id: tables.artifacts.reserve(),
    tag_id: tables.tags.reserve(),
    subject_artifact_id: artifact.id,
    size: signatureSize,
    digest: signatureDigest(artifact.digest, key),
    type: cosignSignature,
    created_at: inMillis(atMs),
  });

type Signing = Pick<WritableWorld<SignatureTables>, 'tables' | 'seed' | 'tenant' | 'nowMs'>;
type Key = Omit<SignatureKind['About'], 'namespace_name'> & Pick<Signer, 'names'>;

/** Gives an artifact its signature: an accessory. Signing it twice with one key changes nothing. */
export const signArtifact = (artifact: ArtifactRow, key: Key, world: Signing): void => {
  const { signature_key, signature_algorithm = 'ECDSA_SHA_256', names } = key;
  const { tables, nowMs } = world;
  if (isSignedBy(artifact, signature_key, tables)) return;
  const repository = tables.repositories.get(artifact.repository_id);
  const signer = { key: signature_key, names, atMs: nowMs };
  const pair = hasBytes(artifact, tables) ? signingPairOf({ signature_key, signature_algorithm }, world) : undefined;
  if (pair === undefined || repository === undefined) addRecord(artifact, signer, tables);
  else makeSignature(artifact, repository, { ...signer, pair }, tables);
};

/** What a finished item does: nothing, if its artifact is gone. */
export const sign = ({ item, execution }: Finished<SignatureKind>, world: WritableWorld<SignatureTables>): void => {
  const artifact = item.artifact_id === undefined ? undefined : world.tables.artifacts.get(item.artifact_id);
  const names = world.profile['registry.docker_reference'];
  if (artifact !== undefined) signArtifact(artifact, { ...execution.about, names }, world);
};
