/** Signatures are those of the library of curves, to the byte, however they are made. */
import { createHash } from 'node:crypto';
import { p256, p384 } from '@noble/curves/nist.js';
import { describe, expect, test } from 'vitest';
import { type CurveSpec, keyPairOf, signDigest } from '../../mock/kms/key-pair.ts';

const curves = { EC_P256: { curve: p256, hash: 'sha256' }, EC_P384: { curve: p384, hash: 'sha384' } } as const;

const bytesOf = (number: bigint, size: number): Buffer =>
  Buffer.from(number.toString(16).padStart(size * 2, '0'), 'hex');

describe.each(Object.entries(curves) as [CurveSpec, (typeof curves)[CurveSpec]][])('on %s', (spec, { curve, hash }) => {
  const byLibrary = (secret: Uint8Array, digest: Uint8Array): Buffer =>
    Buffer.from(curve.sign(digest, secret, { prehash: false, lowS: false }).toBytes('der'));
  const order = curve.Point.Fn.ORDER;
  const size = curve.Point.Fn.BYTES;

  test('by many keys and of many messages', () => {
    for (let key = 0; key < 12; key += 1) {
      const pair = keyPairOf(key, `key ${key}`, spec);
      for (let message = 0; message < 25; message += 1) {
        const digest = createHash(hash).update(`message ${key} ${message}`).digest();
        expect(signDigest(pair, digest), `${key} ${message}`).toEqual(byLibrary(pair.secret, digest));
      }
    }
  });

  test.each([
    ['the smallest key', 1n],
    ['the second key', 2n],
    ['the largest key', order - 1n],
  ])('by %s', (_, scalar) => {
    const secret = bytesOf(scalar, size);
    const digest = createHash(hash).update('a message').digest();
    expect(signDigest({ spec, secret }, digest)).toEqual(byLibrary(secret, digest));
  });

  test.each([
    ['zero', 0n],
    ['one', 1n],
    ['the order less one', order - 1n],
    ['the order', order],
    ['more than the order', order + 12_345n],
    ['all ones', 2n ** BigInt(size * 8) - 1n],
  ])('of a digest that is %s', (_, number) => {
    const { secret } = keyPairOf(1, 'a key', spec);
    const digest = bytesOf(number, size);
    expect(signDigest({ spec, secret }, digest)).toEqual(byLibrary(secret, digest));
  });

  test.each(['sha1', 'sha256', 'sha384', 'sha512'])(
    'of a digest by %s, be it shorter or longer than a key',
    (other) => {
      const { secret } = keyPairOf(1, 'a key', spec);
      const digest = createHash(other).update('a message').digest();
      expect(signDigest({ spec, secret }, digest)).toEqual(byLibrary(secret, digest));
    },
  );
});
