import fc, { type Arbitrary } from 'fast-check';

/** Bytes for a socket that no well-behaved client would send. */
export interface Malformed {
  readonly shape: string;
  /** Sent in order, each by a write of its own. */
  readonly parts: readonly Buffer[];
  /** Sent to the port of https, as they are; http otherwise. */
  readonly toTls?: boolean;
  /** The most answers that it may get: one, where a second would mean that a request was smuggled in. */
  readonly answersAtMost?: number;
}

export type Shape = Arbitrary<Malformed>;

/** One character a byte. */
const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

export const malformed = (shape: string, parts: string | readonly string[], more: Partial<Malformed> = {}) => ({
  shape,
  parts: (typeof parts === 'string' ? [parts] : parts).map(bytes),
  ...more,
});

/** Text of any bytes, most of them of the kinds that parsers trip over. */
export const rudeText = (maxLength: number): Arbitrary<string> =>
  fc.string({
    unit: fc.oneof(
      fc.constantFrom(...'\0\r\n\t \x1b\x7f\x80\x9b\xff%/\\?#&=;:,"\'{}[]<>.'),
      fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
    ),
    maxLength,
  });

/** A repeated piece: long without being slow to make. */
export const repeated = (pieces: readonly string[], counts: readonly number[]): Arbitrary<string> =>
  fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(...counts)).map(([piece, count]) => piece.repeat(count));

export interface Line {
  readonly method?: string;
  readonly target?: string;
  readonly version?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
}

export const token = 'X-Auth-Token: fake-swr-demo-token';
export const host = 'Host: 127.0.0.1';

/** A request, put together as it is told: nothing is escaped, counted or added. */
export const requestText = ({
  method = 'GET',
  target = '/_fake/health',
  version = 'HTTP/1.1',
  headers = [host],
  body = '',
}: Line): string => `${[`${method} ${target} ${version}`, ...headers].join('\r\n')}\r\n\r\n${body}`;

/** A request with a body and its right length. */
export const withBody = (body: string, { headers = [host, token], ...line }: Line = {}): string =>
  requestText({ method: 'POST', ...line, headers: [...headers, `Content-Length: ${body.length}`], body });
