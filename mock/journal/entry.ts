import { maskedTarget } from '../errors/masked.ts';
import type { Reply, WireRequest } from '../wire/wire.ts';
import { isSecret, masked } from './secrets.ts';

/** A request as it is kept: flat texts, which are put into words only when somebody asks. */
export interface Entry {
  readonly atMs: number;
  readonly request_id: string;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly operationId: string | undefined;
  readonly status: number;
  readonly duration_ms: number;
  readonly error_code: string | undefined;
  readonly error_msg: string | undefined;
  readonly fault: number | undefined;
  /** JSON. */
  readonly explanation: string | undefined;
  /** A name and a value in turn, a line each. */
  readonly headers: string;
  readonly body: string | undefined;
  readonly replyHeaders: string | undefined;
  readonly replyBody: string | undefined;
  readonly truncated: boolean;
  /** What it takes in memory. */
  readonly bytes: number;
}

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly explanation: object | undefined;
}

/** A request and what came of it. */
export interface Visit extends Pick<Entry, 'atMs' | 'request_id' | 'operationId' | 'duration_ms'> {
  readonly request: WireRequest;
  readonly reply: Reply;
  readonly refusal?: Refusal;
  readonly fault?: number | undefined;
}

const longestTarget = 2048;
const longestMessage = 2048;
const longestText = 64 * 1024;

/** The object of an entry and the ids and numbers in it. */
const overheadBytes = 768;

/**
 * The text, or its beginning, as a string of its own: a slice keeps the whole it was cut from alive, and a joined text
 * its parts.
 */
const flat = (text: string, most: number): string =>
  Buffer.from(text.length > most ? text.slice(0, most) : text)
    .subarray(0, most)
    .toString();

/** One byte a character only where all are ASCII; of the others that is not certain. */
const bytesOf = (text: string | undefined): number => {
  if (text === undefined) return 0;
  return 32 + (Buffer.byteLength(text) === text.length ? text.length : 2 * text.length);
};

const lines = (headers: WireRequest['headers']): string => {
  let text = '';
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) text += `${name.toLowerCase()}\n${isSecret(name) ? masked : value}\n`;
  }
  return flat(text, longestText);
};

const bodyOf = (body: Buffer): string | undefined =>
  body.length === 0 ? undefined : body.toString('utf8', 0, longestText);

const explained = (explanation: object | undefined): string | undefined => {
  const text = explanation && JSON.stringify(explanation);
  return text === undefined || text.length <= longestText ? text : undefined;
};

/** What is kept of a visit. An answer's headers and body are kept if it refuses, or if `bodies` are wanted. */
export const entryOf = (visit: Visit, bodies: boolean): Entry => {
  const { request, reply, refusal } = visit;
  const answers = bodies || reply.status >= 400;
  const texts = {
    path: maskedTarget(flat(request.target, longestTarget)),
    error_msg: refusal && flat(refusal.message, longestMessage),
    explanation: explained(refusal?.explanation),
    headers: lines(request.headers),
    body: bodyOf(request.body),
    replyHeaders: answers ? lines(reply.headers) : undefined,
    replyBody: answers ? flat(reply.body, longestText) : undefined,
  };
  const { atMs, request_id, operationId, duration_ms, fault } = visit;
  let bytes = overheadBytes;
  for (const text of Object.values(texts)) bytes += bytesOf(text);
  return {
    ...{ atMs, request_id, method: request.method, operationId, status: reply.status, duration_ms },
    ...{ error_code: refusal?.code, fault },
    ...texts,
    truncated:
      request.target.length > longestTarget ||
      request.body.length > longestText ||
      (answers && reply.body.length > longestText),
    bytes,
  };
};
