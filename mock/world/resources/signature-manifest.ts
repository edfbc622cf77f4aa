import { hash } from 'node:crypto';
import { ociManifest } from './media-types.ts';

// The manifest that cosign writes for signatures by key, byte for byte.

export const simpleSigning = 'application/vnd.dev.cosign.simplesigning.v1+json';
export const signatureAnnotation = 'dev.cosignproject.cosign/signature';
const ociConfig = 'application/vnd.oci.image.config.v1+json';

/** What was signed, and in an annotation the signature in base64. */
export interface SignatureLayer {
  readonly digest: string;
  readonly size: number;
  readonly annotations?: Readonly<Record<string, string>>;
}

interface Blob {
  readonly mediaType: string;
  readonly size: number;
  readonly digest: string;
}

export interface SignatureManifest {
  readonly content: string;
  readonly digest: string;
  readonly config: Blob & { readonly content: string };
}

const digestOf = (text: string): string => `sha256:${hash('sha256', text)}`;

/** The tag by which cosign finds the signatures of a digest. */
export const signatureTagOf = (digest: string): string => `${digest.replace(':', '-')}.sig`;

/** What is signed. Source: cosign's signature specification. */
export const payloadOf = (dockerReference: string, digest: string): string =>
  JSON.stringify({
    critical: {
      identity: { 'docker-reference': dockerReference },
      image: { 'docker-manifest-digest': digest },
      type: 'cosign container image signature',
    },
    optional: null,
  });

export const layerOf = (payload: string, signature: string): SignatureLayer => ({
  digest: digestOf(payload),
  size: Buffer.byteLength(payload),
  annotations: { [signatureAnnotation]: signature },
});

/** Go's zero time. */
const created = '0001-01-01T00:00:00Z';

const configOf = (layers: readonly SignatureLayer[]): string =>
  JSON.stringify({
    architecture: '',
    created,
    history: layers.map(() => ({ created })),
    os: '',
    rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
    config: {},
  });

/** The manifest of signatures, a layer each. */
export const signatureManifest = (layers: readonly SignatureLayer[]): SignatureManifest => {
  const text = configOf(layers);
  const config = { mediaType: ociConfig, size: Buffer.byteLength(text), digest: digestOf(text) };
  const content = JSON.stringify({
    ...{ schemaVersion: 2, mediaType: ociManifest, config },
    layers: layers.map(({ size, digest, annotations }) => ({ mediaType: simpleSigning, size, digest, annotations })),
  });
  return { content, digest: digestOf(content), config: { ...config, content: text } };
};
