/** The type of accessory that a signature of cosign is. */
export const cosignSignature = 'signature.cosign';

/** The media type of a layer that holds what was signed. Source: the signature specification of cosign. */
export const simpleSigning = 'application/vnd.dev.cosign.simplesigning.v1+json';

/** The tag that cosign gives to what signs a digest. */
export const signatureTag = (digest: string): string => `${digest.replace(':', '-')}.sig`;

const tagForm = /^sha256-([0-9a-f]{64})\.sig$/;

/** The digest that is signed by what has such a tag; undefined if it is the tag of no signature. */
export const signedDigest = (tag: string): string | undefined => {
  const [, hex] = tagForm.exec(tag) ?? [];
  return hex === undefined ? undefined : `sha256:${hex}`;
};
