import { createHash, createHmac } from 'node:crypto';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

const canonicalUri = (path: string): string => {
  const segments = path.split('/').map((segment) => encode(decodeURIComponent(segment)));
  const uri = segments.join('/');
  return uri.endsWith('/') ? uri : `${uri}/`;
};

const canonicalQuery = (search: string): string =>
  [...new URLSearchParams(search)]
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

export interface Signed {
  readonly method: string;
  readonly target: string;
  readonly body: string;
  readonly projectId: string;
  readonly nowMs: number;
}

/**
 * The headers of a request signed by SDK-HMAC-SHA256 as the Go SDK signs it: project and date, not the host.
 * Source: developer guide of API signing; Go SDK, core/auth/signer.
 */
export const signedHeaders = (
  ak: string,
  sk: string,
  { method, target, body, projectId, nowMs }: Signed,
): Record<string, string> => {
  const [path = '', search = ''] = target.split(/\?(.*)/s);
  const date = new Date(nowMs).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const headers = { 'x-project-id': projectId, 'x-sdk-date': date };
  const names = Object.keys(headers).join(';');
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}`);
  const canonical = [method, canonicalUri(path), canonicalQuery(search), ...lines, '', names, hash(body)].join('\n');
  const signature = createHmac('sha256', sk)
    .update(['SDK-HMAC-SHA256', date, hash(canonical)].join('\n'))
    .digest('hex');
  return { ...headers, Authorization: `SDK-HMAC-SHA256 Access=${ak}, SignedHeaders=${names}, Signature=${signature}` };
};
