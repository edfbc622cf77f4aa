/** Hex digits of the algorithms that a registry must know. Source: OCI image specification 1.1. */
const hexDigits: Readonly<Record<string, number>> = { sha256: 64, sha512: 128 };

export type Algorithm = 'sha256' | 'sha512';

const form = /^(sha256|sha512):([0-9a-f]+)$/;

export type Digest = `${Algorithm}:${string}`;

export const isDigest = (text: unknown): text is Digest => {
  const [, algorithm = '', hex = ''] = (typeof text === 'string' ? form.exec(text) : null) ?? [];
  return hex !== '' && hex.length === hexDigits[algorithm];
};

export const algorithmOf = (digest: string): Algorithm => (digest.startsWith('sha512:') ? 'sha512' : 'sha256');
