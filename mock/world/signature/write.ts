import { createHash } from 'node:crypto';
import { type CurveSpec, keyPairOf, signDigest } from '../../kms/key-pair.ts';
import type { Readable } from '../kernel/world.ts';
import { link } from '../resources/blob-links.ts';
import { ociManifest } from '../resources/media-types.ts';
import { type Storing, storeArtifact } from '../resources/push.ts';
import type { ArtifactRow, ManifestRow, RepositoryRow } from '../resources/rows.ts';
import {
  layerOf,
  payloadOf,
  type SignatureLayer,
  type SignatureManifest,
  signatureAnnotation,
  signatureManifest,
  signatureTagOf,
  simpleSigning,
} from '../resources/signature-manifest.ts';
import type { ResourceTables } from '../resources/tables.ts';

type Resources = Pick<Readable<ResourceTables>, 'artifacts' | 'attached' | 'manifests'>;

/** The key that signs. */
export interface Signer {
  readonly id: string;
  readonly spec: CurveSpec;
}

/** Whether an artifact can be pulled, and so its signature. The tag that cosign gives one has no room for a sha512. */
export const hasBytes = ({ repository_id, digest, made_from }: ArtifactRow, { manifests }: Resources): boolean =>
  digest.startsWith('sha256:') && (made_from !== undefined || manifests.named(repository_id, digest) !== undefined);

/** What cosign finds the signatures of an artifact in. */
const signatureOf = (
  { repository_id, digest }: ArtifactRow,
  { artifacts, attached, manifests }: Resources,
): ManifestRow | undefined => {
  const tag = signatureTagOf(digest);
  const found = attached.aliased(repository_id, tag) ?? artifacts.aliased(repository_id, tag);
  return found && manifests.named(repository_id, found.digest);
};

export const isSignedBy = (artifact: ArtifactRow, keyId: string, tables: Resources): boolean =>
  signatureOf(artifact, tables)?.signed_by?.includes(keyId) === true;

const layersOf = (manifest: ManifestRow | undefined): readonly SignatureLayer[] => {
  const { layers = [] } = JSON.parse(manifest?.content ?? '{}') as {
    readonly layers?: readonly (SignatureLayer & { readonly mediaType: string })[];
  };
  return layers.filter(({ mediaType }) => mediaType === simpleSigning);
};

const hashes = { EC_P256: 'sha256', EC_P384: 'sha384' } as const;

const signatureBy = ({ id, spec }: Signer, payload: string, seed: number): string =>
  signDigest(keyPairOf(seed, id, spec), createHash(hashes[spec]).update(payload).digest()).toString('base64');

/** The bytes go along with the row: so a replay, a fork and a snapshot have them too. */
const linkBlob = (
  { namespace_id, name }: RepositoryRow,
  { content, digest }: { readonly content: string; readonly digest: string },
  { tables, nowMs }: Storing,
): void =>
  link({ namespace_id, repository_name: name, digest, size: Buffer.byteLength(content), content }, nowMs, tables);

const referenceOf = ({ namespace_id, name }: RepositoryRow, { tables }: Storing): string => {
  const namespace = tables.namespaces.get(namespace_id);
  const instance = namespace && tables.instances.get(namespace.instance_id);
  return [instance?.access_address, namespace?.name, name].join('/');
};

const storeSignature = (
  artifact: ArtifactRow,
  repository: RepositoryRow,
  made: SignatureManifest & { readonly signed_by: readonly string[]; readonly layerBytes: number },
  world: Storing,
): void => {
  const { content, digest, config, signed_by, layerBytes } = made;
  const size = Buffer.byteLength(content);
  const accessory = { subject: artifact.digest, type: 'signature.cosign' };
  const manifest = { digest, media_type: ociManifest, content, size, artifact_type: config.mediaType };
  storeArtifact(
    repository,
    {
      ...{ repository_name: repository.name, tags: [signatureTagOf(artifact.digest)], digest },
      ...{ type: 'IMAGE', media_type: config.mediaType, manifest_media_type: ociManifest },
      size: size + config.size + layerBytes,
      manifest: { ...manifest, accessory, signed_by },
    },
    world,
  );
};

/**
 * Signs an artifact as cosign does by key: the manifest that has the tag of its signatures gives way to one with a layer
 * more. One that this key has signed stays as it is.
 */
export const writeSignature = (artifact: ArtifactRow, signer: Signer, world: Storing): void => {
  const { tables, seed } = world;
  const repository = tables.repositories.get(artifact.repository_id);
  if (repository === undefined || isSignedBy(artifact, signer.id, tables)) return;
  const payload = payloadOf(referenceOf(repository, world), artifact.digest);
  const signature = signatureBy(signer, payload, seed);
  const before = signatureOf(artifact, tables);
  const others = layersOf(before).filter(({ annotations = {} }) => annotations[signatureAnnotation] !== signature);
  const added = layerOf(payload, signature);
  const layers = [...others, added];
  const made = signatureManifest(layers);
  linkBlob(repository, { content: payload, digest: added.digest }, world);
  linkBlob(repository, made.config, world);
  const signed_by = [...(before?.signed_by ?? []), signer.id];
  const layerBytes = layers.reduce((total, { size }) => total + size, 0);
  storeSignature(artifact, repository, { ...made, signed_by, layerBytes }, world);
};
