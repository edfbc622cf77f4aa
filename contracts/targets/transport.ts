import { type Answer, answerOf, BadAnswer, Unreachable } from '../service/exchange.ts';
import { asError } from '../service/thrown.ts';

interface WireRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Carries a request as it is and returns whatever comes back. Rejects only if nothing does, or nothing that can be read. */
export type Transport = (request: WireRequest) => Promise<Answer>;

export interface TransportOptions {
  /** For the whole answer, however slowly it comes. */
  readonly timeoutMs?: number | undefined;
  /** Counted after decompression. */
  readonly mostBytes?: number;
}

const mebibyte = 1024 * 1024;

/** The text of a body, read no further than it may be long. */
const textOf = async (response: Response, mostBytes: number): Promise<string> => {
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes)
      throw new BadAnswer(`an answer is larger than ${mostBytes / mebibyte} MiB, and was not read to its end`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
};

/** Codes of what is wrong with the bytes of an answer, and not with the connection. */
const malformed = /^(Z_|ERR__|HPE_|UND_ERR_(HEADERS_OVERFLOW|RES_CONTENT_LENGTH_MISMATCH))/;

const failureOf = (error: unknown, root: string, timeoutMs: number): Error => {
  if (error instanceof BadAnswer) return error;
  const { cause = error, name } = asError(error);
  const { message, code = '', name: kind } = cause as NodeJS.ErrnoException;
  if (name === 'TimeoutError')
    return new Unreachable(`${root} did not answer within ${timeoutMs / 1000} s (--timeout)`);
  // From Node 24 on it has no code.
  if (malformed.test(code) || kind === 'HTTPParserError') return new BadAnswer(`an answer cannot be read: ${message}`);
  return new Unreachable(`${root} cannot be reached: ${message}`);
};

/** Over HTTP or HTTPS, from the root of that URL. */
export const httpTransport = (url: string, options: TransportOptions = {}): Transport => {
  const { timeoutMs = 30_000, mostBytes = 8 * mebibyte } = options;
  const root = url.replace(/\/+$/, '');
  return async ({ method, target, headers, body }) => {
    const leaving = new AbortController();
    const signal = AbortSignal.any([leaving.signal, AbortSignal.timeout(timeoutMs)]);
    const sent = { method, headers, redirect: 'manual', signal, ...(body !== undefined && { body }) } as const;
    try {
      const response = await fetch(`${root}${target}`, sent);
      return answerOf(response.status, Object.fromEntries(response.headers), await textOf(response, mostBytes));
    } catch (error) {
      // Closes the connection where the answer was not read to its end. After one that was, it would only cost.
      leaving.abort();
      throw failureOf(error, root, timeoutMs);
    }
  };
};
