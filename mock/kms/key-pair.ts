import { createHash } from 'node:crypto';
import { loadCurves } from './curves.ts';
import { signP256 } from './sign-p256.ts';

/** The keys that the fake has a pair of: those on curves of NIST. Others are records only. */
export const curveSpecs = ['EC_P256', 'EC_P384'] as const;
export type CurveSpec = (typeof curveSpecs)[number];

export interface KeyPair {
  readonly spec: CurveSpec;
  readonly secret: Uint8Array;
}

export const hasCurve = (spec: string): spec is CurveSpec => curveSpecs.some((each) => each === spec);

const curveOf = (spec: CurveSpec) => {
  const { p256, p384 } = loadCurves();
  return spec === 'EC_P256' ? p256 : p384;
};

/** The head of a SubjectPublicKeyInfo, up to the point of the curve. Source: RFC 5480. */
const publicKeyHeads = {
  EC_P256: '3059301306072a8648ce3d020106082a8648ce3d030107034200',
  EC_P384: '3076301006072a8648ce3d020106052b81040022036200',
};

const hexDigits = { EC_P256: 64, EC_P384: 96 };

/** The pair of a key: the same on every machine for the same world and id, so that nothing of it need be kept. */
export const keyPairOf = (seed: number, keyId: string, spec: CurveSpec): KeyPair => {
  const digest = createHash('sha512').update(`fake-swr key ${spec} ${seed} ${keyId}`).digest('hex');
  const scalar = (BigInt(`0x${digest}`) % (curveOf(spec).Point.Fn.ORDER - 1n)) + 1n;
  return { spec, secret: Buffer.from(scalar.toString(16).padStart(hexDigits[spec], '0'), 'hex') };
};

export const publicKeyPem = ({ spec, secret }: KeyPair): string => {
  const point = curveOf(spec).getPublicKey(secret, false);
  const text = Buffer.concat([Buffer.from(publicKeyHeads[spec], 'hex'), point]).toString('base64');
  const lines = text.match(/.{1,64}/g) ?? [];
  return `-----BEGIN PUBLIC KEY-----\n${lines.join('\n')}\n-----END PUBLIC KEY-----\n`;
};

/** The signature of a digest in DER, the same each time. Source: RFC 6979. */
export const signDigest = ({ spec, secret }: KeyPair, digest: Uint8Array): Buffer =>
  Buffer.from(
    spec === 'EC_P256' && digest.length === 32
      ? signP256(secret, digest)
      : curveOf(spec).sign(digest, secret, { prehash: false, lowS: false }).toBytes('der'),
  );

const hashes = { EC_P256: 'sha256', EC_P384: 'sha384' };

/** The signature of a message that is hashed as the curve goes with: ECDSA_SHA_256 on P-256, ECDSA_SHA_384 on P-384. */
export const signMessage = (pair: KeyPair, message: string): Buffer =>
  signDigest(pair, createHash(hashes[pair.spec]).update(message).digest());
