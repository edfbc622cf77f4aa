import { cosignSignature, signedDigest, simpleSigning } from '../resources/cosign.ts';
import { helmConfig, imageConfig, ociConfig } from '../resources/media-types.ts';
import type { Manifest } from './manifest.ts';

// Which kind of artifact a manifest is, as Harbor 2.1 tells it.

const known: ReadonlyMap<string, string> = new Map([
  [imageConfig, 'IMAGE'],
  [ociConfig, 'IMAGE'],
  [helmConfig, 'CHART'],
  ['application/vnd.cnab.manifest.v1', 'CNAB'],
  ['application/vnd.wasm.config.v1+json', 'WASM'],
]);

/** A type that nobody has told Harbor of is called by its name. */
const named = /^application\/vnd\.[^.]*\.(.*)\.config\.[^.]*\+json$/;

/** What the artifact's `media_type` is: that of the config, not `artifactType`. */
export const mediaTypeOf = ({ config, mediaType, annotations }: Manifest): string =>
  config?.mediaType ?? (annotations['org.opencontainers.artifactType'] || mediaType);

export const typeOf = (manifest: Manifest): string => {
  const mediaType = mediaTypeOf(manifest);
  if (manifest.manifests !== undefined && mediaType === manifest.mediaType) return 'IMAGE';
  return known.get(mediaType) ?? named.exec(mediaType)?.[1]?.toUpperCase() ?? 'UNKNOWN';
};

/** The type that a list of referrers shows; of an index only its own. Source: OCI distribution specification 1.1. */
export const artifactTypeOf = ({ artifactType, config }: Manifest): string | undefined =>
  artifactType !== undefined && artifactType !== '' ? artifactType : config?.mediaType;

const accessoryTypes: ReadonlyMap<string, string> = new Map([
  ['application/vnd.dev.cosign.artifact.sig.v1+json', cosignSignature],
  ['application/vnd.dev.sigstore.bundle.v0.3+json', cosignSignature],
  ['application/vnd.cncf.notary.signature', 'signature.notation'],
  ['application/vnd.nydus.image.config.v1+json', 'accelerator.nydus'],
  ['application/vnd.goharbor.harbor.sbom.v1', 'sbom.harbor'],
]);

/**
 * What a manifest is attached to: the subject that it names, or, by the tag that cosign gives a signature, what that
 * signs.
 */
export const accessoryOf = (
  manifest: Manifest,
  tags: readonly string[],
): { readonly subject: string; readonly type: string } | undefined => {
  const { artifactType = '', config, layers, subject } = manifest;
  const type = accessoryTypes.get(artifactType) ?? accessoryTypes.get(config?.mediaType ?? '') ?? 'subject.accessory';
  if (subject !== undefined) return { subject: subject.digest, type };
  const [signed] = tags.flatMap((tag) => signedDigest(tag) ?? []);
  if (signed === undefined || !layers.some(({ mediaType }) => mediaType === simpleSigning)) return undefined;
  return { subject: signed, type: cosignSignature };
};
