/** Signs as the developer guide of API signing describes it. Written from that alone: shares no code with the fake. */
import { createHash, createHmac } from 'node:crypto';
import supertest from 'supertest';

export interface Key {
  readonly ak: string;
  readonly sk: string;
}

/** The clients disagree about which canonical URI a path with an encoded slash has. */
export type UriStyle = 'decoded segments' | 'decoded path' | 'segments as they are';

export interface Signing {
  readonly method?: string;
  /** Path and query as they go over the wire. */
  readonly target: string;
  readonly body?: string;
  /** When it is signed; by default the time at which the fake of a test stands still. */
  readonly date?: string;
  /** Headers to send; those that `signed` names are signed. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly signed?: readonly string[];
  readonly uriStyle?: UriStyle;
  /** `<yyyymmdd>/<region>/<service>`: signs with V11-HMAC-SHA256, under a derived key. */
  readonly derived?: string;
  readonly securityToken?: string;
  /** Sent as X-Sdk-Content-Sha256. */
  readonly contentSha256?: string;
  /** What the client signs in place of what it sends. */
  readonly instead?: {
    readonly method?: string;
    readonly uri?: string;
    readonly query?: string;
    readonly host?: string;
    readonly body?: string;
    readonly hash?: string;
  };
}

/** The time at which `startFake` begins. */
const noon = '20260301T120000Z';

export const dateOf = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

export const sha256 = (data: string): string => createHash('sha256').update(data, 'utf8').digest('hex');

const percent = (text: string): string =>
  [...Buffer.from(text, 'utf8')]
    .map((byte) => ({ byte, character: String.fromCharCode(byte) }))
    .map(({ byte, character }) =>
      /[A-Za-z0-9\-_.~]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('');

const unpercent = (text: string): string =>
  Buffer.from(
    Buffer.from(text, 'utf8')
      .toString('latin1')
      .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

const segments = (path: string, change: (segment: string) => string): string => path.split('/').map(change).join('/');

const uriStyles: Readonly<Record<UriStyle, (path: string) => string>> = {
  'decoded segments': (path) => segments(path, (segment) => percent(unpercent(segment))),
  'decoded path': (path) => segments(unpercent(path), percent),
  'segments as they are': (path) => segments(path, percent),
};

const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const canonicalQuery = (search: string): string => {
  const pairs = search === '' ? [] : search.replaceAll('+', '%20').split('&');
  return pairs
    .map((pair) => pair.split(/=(.*)/s).slice(0, 2).map(unpercent))
    .sort(([a = '', x = ''], [b = '', y = '']) => byText(a, b) || byText(x, y))
    .map(([name = '', value = '']) => `${percent(name)}=${percent(value)}`)
    .join('&');
};

const headersOf = ({ date = noon, headers, securityToken, contentSha256 }: Signing): Record<string, string> => ({
  'X-Sdk-Date': date,
  ...headers,
  ...(securityToken !== undefined && { 'X-Security-Token': securityToken }),
  ...(contentSha256 !== undefined && { 'X-Sdk-Content-Sha256': contentSha256 }),
});

export const canonicalRequest = (signing: Signing): string => {
  const { method = 'GET', target, body = '', signed = ['x-sdk-date'], contentSha256, instead = {} } = signing;
  const [path = '', search = ''] = target.split(/\?(.*)/s);
  const uri = uriStyles[signing.uriStyle ?? 'decoded segments'](path);
  const sent = Object.fromEntries(
    Object.entries(headersOf(signing)).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const values: Record<string, string> = { ...sent, ...(instead.host !== undefined && { host: instead.host }) };
  return [
    instead.method ?? method,
    instead.uri ?? (uri.endsWith('/') ? uri : `${uri}/`),
    instead.query ?? canonicalQuery(search),
    ...signed.map((name) => `${name}:${(values[name] ?? '').trim()}`),
    '',
    signed.join(';'),
    instead.hash ?? contentSha256 ?? sha256(instead.body ?? body),
  ].join('\n');
};

export const stringToSign = (signing: Signing): string => {
  const { date = noon, derived } = signing;
  const canonical = sha256(canonicalRequest(signing));
  return derived === undefined
    ? `SDK-HMAC-SHA256\n${date}\n${canonical}`
    : `V11-HMAC-SHA256\n${date}\n${derived}\n${canonical}`;
};

const hmac = (key: string | Buffer, ...parts: readonly (string | Buffer)[]): Buffer =>
  parts.reduce((mac, part) => mac.update(part), createHmac('sha256', key)).digest();

/** RFC 5869 with HMAC-SHA256, for up to one block. */
export const hkdf = (secret: string | Buffer, salt: string | Buffer, info: string | Buffer): Buffer =>
  hmac(hmac(salt, secret), info, Buffer.from([1]));

export const signatureOf = ({ ak, sk }: Key, signing: Signing): string => {
  const { derived } = signing;
  const key = derived === undefined ? sk : hkdf(sk, ak, derived).toString('hex');
  return hmac(key, stringToSign(signing)).toString('hex');
};

/** The headers to send: those given, and the signature over those named. */
export const sign = (key: Key, signing: Signing): Record<string, string> => {
  const { signed = ['x-sdk-date'], derived } = signing;
  const who =
    derived === undefined ? `SDK-HMAC-SHA256 Access=${key.ak}` : `V11-HMAC-SHA256 Credential=${key.ak}/${derived}`;
  const names = `SignedHeaders=${signed.join(';')}`;
  return { ...headersOf(signing), Authorization: `${who}, ${names}, Signature=${signatureOf(key, signing)}` };
};

/** A temporary key that IAM gives for a token. */
export const temporaryKey = async ({ url, token }: { readonly url: string; readonly token: string }) => {
  const { body } = await supertest(url)
    .post('/v3.0/OS-CREDENTIAL/securitytokens')
    .set('X-Auth-Token', token)
    .send({ auth: { identity: { methods: ['token'] } } });
  const { access: ak, secret: sk, securitytoken: securityToken }: Record<string, string> = body.credential;
  if (ak === undefined || sk === undefined || securityToken === undefined) throw new Error('IAM gave no temporary key');
  return { key: { ak, sk }, securityToken };
};
