import { digestOf } from '../resources/made-image.ts';
import { imageIndex, ociIndex } from '../resources/media-types.ts';
import type { ManifestRow } from '../resources/rows.ts';

// A signature as cosign stores it beside an image. Source: the signature specification of cosign; the bytes are those of
// cosign 3.1 with `--new-bundle-format=false`, which are those of cosign 2.

const simpleSigning = 'application/vnd.dev.cosign.simplesigning.v1+json';
const annotation = 'dev.cosignproject.cosign/signature';

export const configType = 'application/vnd.oci.image.config.v1+json';
export const manifestType = 'application/vnd.oci.image.manifest.v1+json';

/** One signature: a layer whose bytes are what was signed. */
export interface SignatureLayer {
  readonly mediaType: string;
  readonly size: number;
  readonly digest: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The tag that cosign gives to what signs a digest. */
export const signatureTag = (digest: string): string => `${digest.replace(':', '-')}.sig`;

/** What is signed: that the image which has the digest is meant by that name. */
export const payloadOf = (reference: string, digest: string): string =>
  JSON.stringify({
    critical: {
      identity: { 'docker-reference': reference },
      image: { 'docker-manifest-digest': digest },
      type: 'cosign container image signature',
    },
    optional: null,
  });

export const layerOf = (payload: string, signature: Buffer): SignatureLayer => ({
  mediaType: simpleSigning,
  size: Buffer.byteLength(payload),
  digest: digestOf(payload),
  annotations: { [annotation]: signature.toString('base64') },
});

const noTime = '0001-01-01T00:00:00Z';

/** A config that says nothing but which layers there are. */
export const configOf = (layers: readonly SignatureLayer[]): string =>
  JSON.stringify({
    architecture: '',
    created: noTime,
    history: layers.map(() => ({ created: noTime })),
    os: '',
    rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
    config: {},
  });

export const manifestOf = (config: string, layers: readonly SignatureLayer[]): string =>
  JSON.stringify({
    schemaVersion: 2,
    mediaType: manifestType,
    config: { mediaType: configType, size: Buffer.byteLength(config), digest: digestOf(config) },
    layers,
  });

/** The signatures that a manifest holds; an index holds none, whatever else it says. */
export const layersIn = ({ media_type, content }: ManifestRow): readonly SignatureLayer[] =>
  media_type === ociIndex || media_type === imageIndex ? [] : (JSON.parse(content).layers ?? []);

export const isSame = (one: SignatureLayer, other: SignatureLayer): boolean =>
  one.digest === other.digest && one.annotations?.[annotation] === other.annotations?.[annotation];

/** The signature that a layer carries; undefined if it carries none. */
export const signatureIn = ({ annotations }: SignatureLayer): Buffer | undefined => {
  const text = annotations?.[annotation];
  return text === undefined ? undefined : Buffer.from(text, 'base64');
};

/** The digest that a payload is about; undefined if it is no payload. */
export const signedDigest = (payload: string): string | undefined => {
  try {
    return JSON.parse(payload).critical?.image?.['docker-manifest-digest'];
  } catch {
    return undefined;
  }
};
