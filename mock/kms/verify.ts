import { createPublicKey, verify } from 'node:crypto';

/** Whether a signature in DER is that of a message by the key whose public half, in PEM, is given. */
export const verifies = (publicKeyPem: string, message: string, signature: Buffer): boolean => {
  const key = createPublicKey(publicKeyPem);
  const hash = key.asymmetricKeyDetails?.namedCurve === 'secp384r1' ? 'sha384' : 'sha256';
  return verify(hash, Buffer.from(message), key, signature);
};
