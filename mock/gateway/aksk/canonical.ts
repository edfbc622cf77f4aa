import { createHmac, hash, hkdfSync } from 'node:crypto';

/** The parts a signature is computed over, each as its line(s) of the canonical request. */
export interface Canonical {
  readonly method: string;
  readonly uri: string;
  readonly query: string;
  /** `name:value`, in the order of SignedHeaders. */
  readonly headers: readonly string[];
  readonly signedHeaders: string;
  readonly hash: string;
}

const sha256 = (data: string | Buffer): string => hash('sha256', data);

const hashOfNothing = sha256('');

export const hashOf = (body: Buffer): string => (body.length === 0 ? hashOfNothing : sha256(body));

const unreserved = /^[\w\-.~]*$/;

/** All but A-Z a-z 0-9 - _ . ~ is percent-encoded, upper-case hex. Source: developer guide of API signing. */
export const encode = (text: string): string =>
  unreserved.test(text)
    ? text
    : encodeURIComponent(text).replace(
        /[!'()*]/g,
        (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
      );

const decode = (text: string): string => (unreserved.test(text) ? text : decodeURIComponent(text.replaceAll('+', ' ')));

const withSlash = (path: string): string => (path.endsWith('/') ? path : `${path}/`);

const attempt = (make: () => string): readonly string[] => {
  try {
    return [make()];
  } catch {
    return [];
  }
};

/** A path in which nothing is or needs to be encoded: all agree about it. */
const plain = /^[\w\-.~/]*$/;

/**
 * The canonical URIs that clients of this path sign: they disagree about segments that hold an encoded slash. Go and
 * Terraform decode each segment, Python decodes the whole path, Java and Node take the segments as they are.
 */
export const urisOf = (path: string): readonly string[] => {
  if (plain.test(path)) return [withSlash(path)];
  const perSegment = attempt(() =>
    path
      .split('/')
      .map((segment) => encode(decodeURIComponent(segment)))
      .join('/'),
  );
  const whole = attempt(() => decodeURIComponent(path).split('/').map(encode).join('/'));
  const raw = path.split('/').map(encode).join('/');
  return [...new Set([...perSegment, ...whole, raw].map(withSlash))];
};

/** A query in which nothing is or needs to be encoded. */
const plainQuery = /^(?:[\w\-.~]+=[\w\-.~]*(?:&(?!$)|$))*$/;

const isInOrder = (plainSearch: string): boolean => {
  const names = plainSearch.split('&').map((pair) => pair.slice(0, pair.indexOf('=')));
  return names.every((name, at) => at === 0 || (names[at - 1] ?? '') < name);
};

interface Coding {
  readonly read: (text: string) => string;
  readonly write: (text: string) => string;
}

const percent: Coding = { read: decode, write: encode };
const asItIs: Coding = { read: (text) => text, write: (text) => text };

const sorted = (search: string, { read, write }: Coding): string =>
  search
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const mark = pair.indexOf('=');
      const [name, value] = mark < 0 ? [pair, ''] : [pair.slice(0, mark), pair.slice(mark + 1)];
      return [read(name), read(value)] as const;
    })
    .sort(([a, x], [b, y]) => (a === b ? Number(x > y) - Number(x < y) : a < b ? -1 : 1))
    .map(([name, value]) => `${write(name)}=${write(value)}`)
    .join('&');

/** Pairs sorted by name, then value, both encoded anew. */
export const queryOf = (search: string): string => {
  if (!plainQuery.test(search)) return sorted(search, percent);
  return isInOrder(search) ? search : sorted(search, asItIs);
};

/** The canonical request: what is signed, by its hash. */
export const textOf = ({ method, uri, query, headers, signedHeaders, hash }: Canonical): string =>
  `${method}\n${uri}\n${query}\n${headers.join('\n')}\n\n${signedHeaders}\n${hash}`;

/** A way of signing: what its string to sign begins with, and the key that goes with it. */
export interface Scheme {
  readonly algorithm: 'SDK-HMAC-SHA256' | 'V11-HMAC-SHA256';
  readonly date: string;
  /** `<yyyymmdd>/<region>/<service>` of a derived signature. */
  readonly info?: string;
}

export const stringToSign = (canonical: string, { algorithm, date, info }: Scheme): string =>
  `${algorithm}\n${date}\n${info === undefined ? '' : `${info}\n`}${sha256(canonical)}`;

/** The secret key itself, or for V11 the hex text that HKDF derives from it. Source: Go SDK, derived_signer.go. */
const keyOf = (ak: string, sk: string, { info }: Scheme): string =>
  info === undefined ? sk : Buffer.from(hkdfSync('sha256', sk, ak, info, 32)).toString('hex');

/** Gives the signature of a canonical request. */
export const signer = (ak: string, sk: string, scheme: Scheme): ((canonical: string) => string) => {
  const key = keyOf(ak, sk, scheme);
  return (canonical) => createHmac('sha256', key).update(stringToSign(canonical, scheme)).digest('hex');
};
