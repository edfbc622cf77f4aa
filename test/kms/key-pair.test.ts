import { createHash, createPublicKey, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { curveSpecs, hasCurve, keyPairOf, publicKeyPem, signDigest } from '../../mock/kms/key-pair.ts';

const algorithms = { EC_P256: 'sha256', EC_P384: 'sha384' };
const curves = { EC_P256: 'prime256v1', EC_P384: 'secp384r1' };
const message = Buffer.from('what is signed');

describe.each(curveSpecs)('a pair of %s', (spec) => {
  const pair = keyPairOf(1, 'some-key', spec);

  test('is the same for the same world and id, and another for another', () => {
    expect(publicKeyPem(keyPairOf(1, 'some-key', spec))).toBe(publicKeyPem(pair));
    expect(publicKeyPem(keyPairOf(2, 'some-key', spec))).not.toBe(publicKeyPem(pair));
    expect(publicKeyPem(keyPairOf(1, 'some-key-2', spec))).not.toBe(publicKeyPem(pair));
  });

  test('has a public half that OpenSSL reads', () => {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPublicKey(publicKeyPem(pair));
    expect([asymmetricKeyType, asymmetricKeyDetails]).toEqual(['ec', { namedCurve: curves[spec] }]);
  });

  test('signs a digest the same each time, so that OpenSSL finds it good, and for no other key', () => {
    const digest = createHash(algorithms[spec]).update(message).digest();
    const signature = signDigest(pair, digest);
    expect(signDigest(pair, digest)).toEqual(signature);
    expect(verify(algorithms[spec], message, publicKeyPem(pair), signature)).toBe(true);
    expect(verify(algorithms[spec], Buffer.from('other'), publicKeyPem(pair), signature)).toBe(false);
    expect(verify(algorithms[spec], message, publicKeyPem(keyPairOf(1, 'other', spec)), signature)).toBe(false);
  });
});

/** RFC 6979, A.2.5 and A.2.6: the message `sample` with SHA-256 and SHA-384. */
test.each([
  [
    'EC_P256' as const,
    'c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721',
    'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716',
  ],
  [
    'EC_P384' as const,
    '6b9d3dad2e1b8c1c05b19875b6659f4de23c3b667bf297ba9aa47740787137d896d5724e4c70a825f872c9ea60d2edf5',
    '94edbb92a5ecb8aad4736e56c691916b3f88140666ce9fa73d64c4ea95ad133c81a648152e44acf96e36dd1e80fabe46',
  ],
])('a signature by %s is that of the RFC', (spec, secret, r) => {
  const digest = createHash(algorithms[spec]).update('sample').digest();
  expect(signDigest({ spec, secret: Buffer.from(secret, 'hex') }, digest).toString('hex')).toContain(r);
});

test('keys on other curves and of other kinds have no pair', () => {
  expect(['SM2', 'RSA_2048', 'AES_256', 'EC_P521', ''].filter(hasCurve)).toEqual([]);
});
