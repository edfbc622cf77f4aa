import type { Scheme } from './canonical.ts';

/** An Authorization header taken apart. */
export interface SignatureHeader {
  readonly ak: string;
  readonly algorithm: Scheme['algorithm'];
  readonly info?: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const form =
  /^(SDK|V11)-HMAC-SHA256 +(?:Access|Credential)=([^,\s]+), *SignedHeaders=([^,\s]+), *Signature=([0-9a-f]{64})$/;

/** Undefined if the header is in neither of the two forms that the gateway understands. */
export const readHeader = (authorization: string): SignatureHeader | undefined => {
  const [, version, credential = '', names = '', signature = ''] = form.exec(authorization) ?? [];
  if (version === undefined) return undefined;
  const signedHeaders = names.toLowerCase().split(';');
  if (version === 'SDK') return { ak: credential, algorithm: 'SDK-HMAC-SHA256', signedHeaders, signature };
  const mark = credential.indexOf('/');
  if (mark < 0) return undefined;
  const info = credential.slice(mark + 1);
  return { ak: credential.slice(0, mark), algorithm: 'V11-HMAC-SHA256', info, signedHeaders, signature };
};

/** 20211217T064303Z in milliseconds; undefined if it is not such a time. */
export const readDate = (text: string): number | undefined => {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const ms = Date.parse(iso);
  return Number.isNaN(ms) || new Date(ms).toISOString() !== iso ? undefined : ms;
};

export const writeDate = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '');
