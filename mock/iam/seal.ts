import { createCipheriv, createDecipheriv, createHmac, hash } from 'node:crypto';
import { readJson } from '../errors/json.ts';

/** Sealed texts are opaque and cannot be altered, but no secret: every fake has this same key. */
const key = hash('sha256', 'fake-swr: sealed, not secret', 'buffer');
const algorithm = 'aes-256-gcm';
const ivBytes = 12;

/** What a sealed text is for; one kind cannot be used as another. */
export type Kind = 'token' | 'security-token' | 'authorization-message' | 'registry-token';

/** The value as an opaque text, the same text for the same value, so that nothing need be stored to read it again. */
export const seal = (kind: Kind, value: object): string => {
  const text = JSON.stringify(value);
  const iv = createHmac('sha256', key).update(`${kind} ${text}`).digest().subarray(0, ivBytes);
  const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(kind));
  const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]);
  return `${sealed.toString('base64')}.${cipher.getAuthTag().toString('base64')}`;
};

/** The value that was sealed, or undefined if the text does not come from `seal` for that kind. */
export const unseal = (kind: Kind, text: string): unknown => {
  const [sealed = '', tag = ''] = text.split('.');
  const bytes = Buffer.from(sealed, 'base64');
  const tagBytes = Buffer.from(tag, 'base64');
  // base64 is read leniently: only the one spelling that seal writes is taken.
  const isSpelt = text === `${bytes.toString('base64')}.${tagBytes.toString('base64')}`;
  if (!isSpelt || bytes.length <= ivBytes || tagBytes.length !== 16) return undefined;
  try {
    const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivBytes)).setAAD(Buffer.from(kind));
    decipher.setAuthTag(tagBytes);
    return readJson(Buffer.concat([decipher.update(bytes.subarray(ivBytes)), decipher.final()]));
  } catch {
    return undefined;
  }
};

/** The secret key that belongs to a temporary access key. */
export const temporarySecret = (ak: string): string =>
  createHmac('sha256', key).update(`temporary ${ak}`).digest('hex').slice(0, 40);
