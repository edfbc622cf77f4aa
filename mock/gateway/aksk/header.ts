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

/** `from` to `to` of the text as a number; not a number where something else than digits is there. */
const digits = (text: string, from: number, to: number): number => {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : Number.NaN;
  }
  return number;
};

/** 20211217T064303Z in milliseconds; undefined if it is not such a time. */
export const readDate = (text: string): number | undefined => {
  if (text.length !== 16 || text[8] !== 'T' || text[15] !== 'Z') return undefined;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 4, 6), digits(text, 6, 8)];
  const [hour, minute, second] = [digits(text, 9, 11), digits(text, 11, 13), digits(text, 13, 15)];
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isTime = hour < 24 && minute < 60 && second < 60;
  const isDate = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isTime && isDate ? date.getTime() : undefined;
};

export const writeDate = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '');
