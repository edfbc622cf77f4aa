import { type KeyPair, signMessage } from '../../kms/key-pair.ts';
import type { Profile } from '../kernel/profile.ts';
import type { Readable } from '../kernel/world.ts';
import { attachSignature } from '../resources/attach-signature.ts';
import { signatureTag } from '../resources/cosign.ts';
import { digestOf } from '../resources/made-image.ts';
import { ociConfig, ociManifest } from '../resources/media-types.ts';
import type { ArtifactRow, RepositoryRow } from '../resources/rows.ts';
import type { ResourceTables } from '../resources/tables.ts';
import { configOf, isSame, layerOf, layersIn, manifestOf, payloadOf } from './cosign.ts';

/** A key that signs, as the policy names it. */
export interface Signer {
  readonly key: string;
  readonly pair: KeyPair;
  readonly atMs: number;
  readonly names: Profile['registry.docker_reference'];
}

/** Whether there are bytes that a signature can be verified with: pushed, or made up. A digest alone that somebody named has none. */
export const hasBytes = (
  { repository_id, digest, made_from }: ArtifactRow,
  { manifests }: Pick<Readable<ResourceTables>, 'manifests'>,
): boolean => made_from !== undefined || manifests.named(repository_id, digest) !== undefined;

/** The name of a repository as a client writes it that pushes to its instance. */
const referenceTo = (
  { namespace_id, name }: RepositoryRow,
  names: Signer['names'],
  { namespaces, instances }: ResourceTables,
): string => {
  const namespace = namespaces.get(namespace_id);
  const path = `${namespace?.name}/${name}`;
  return names === 'repository' ? path : `${instances.get(namespace?.instance_id ?? '')?.access_address}/${path}`;
};

/** What signs the artifact by now: the manifest that has the tag, and the keys that are known of it. */
const signedSoFar = ({ id, repository_id }: ArtifactRow, tag: string, tables: ResourceTables) => {
  const { attached, manifests, accessories } = tables;
  const signature = attached.aliased(repository_id, tag);
  const manifest = signature && manifests.named(repository_id, signature.digest);
  if (manifest === undefined) return { layers: [], keys: [] };
  return { layers: layersIn(manifest), keys: accessories.named(id, manifest.digest)?.signed_by ?? [] };
};

/** Signs an artifact as cosign does: what signs it already gets one more layer, under the same tag. */
export const makeSignature = (
  artifact: ArtifactRow,
  repository: RepositoryRow,
  { key, pair, atMs, names }: Signer,
  tables: ResourceTables,
): void => {
  const payload = payloadOf(referenceTo(repository, names, tables), artifact.digest);
  const tag = signatureTag(artifact.digest);
  const { layers: before, keys } = signedSoFar(artifact, tag, tables);
  const layer = layerOf(payload, signMessage(pair, payload));
  // Somebody has pushed the same, as who copies an image with what signs it.
  if (before.some((each) => isSame(each, layer))) return;
  const layers = [...before, layer];
  const config = configOf(layers);
  const content = manifestOf(config, layers);
  const [digest, size] = [digestOf(content), Buffer.byteLength(content)];
  if (tables.manifests.named(repository.id, digest) !== undefined) return;
  const manifest = { digest, media_type: ociManifest, content, size, annotations: {}, artifact_type: ociConfig };
  const blobs = new Map([
    [digestOf(config), config],
    [digestOf(payload), payload],
  ]);
  const signature = { manifest, blobs, media_type: ociConfig, tag, signed_by: [...keys, key], atMs };
  attachSignature(artifact, repository, signature, tables);
};
