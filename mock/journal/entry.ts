import { maskedTarget } from '../errors/masked.ts';
import type { Reply, WireRequest } from '../wire/wire.ts';
import { isSecret, masked } from './secrets.ts';

/** A request as it is kept: flat texts, which are put into words only when somebody asks. */
export interface Entry {
  /** Its number among those of all worlds of the process. */
  readonly seq: number;
  readonly project_id: string;
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
  readonly refusal?: Refusal | undefined;
  readonly fault?: number | undefined;
}

const longestTarget = 2048;
const longestMessage = 2048;
const longestText = 64 * 1024;

/** The object of an entry and the ids and numbers in it. */
const overheadBytes = 768;

/** The text, or its beginning as a string of its own: a slice keeps the whole that it was cut from alive. */
const beginning = (text: string, most: number): string =>
  text.length <= most ? text : Buffer.from(text.slice(0, most)).subarray(0, most).toString();

/** A joined text keeps its parts alive until one of its characters is asked for: V8 then puts it into one piece. */
const inOnePiece = (text: string): string => {
  text.charCodeAt(0);
  return text;
};

/** One byte a character only where all are ASCII; of the others that is not certain. */
const bytesOf = (text: string | undefined): number => {
  if (text === undefined) return 0;
  return 32 + (Buffer.byteLength(text) === text.length ? text.length : 2 * text.length);
};

interface HeaderName {
  readonly line: string;
  readonly isSecret: boolean;
}

const headerNames = new Map<string, HeaderName>();
const mostHeaderNames = 500;

/** What is to be known of a header's name, found out once: requests have mostly the same ones. */
const headerName = (name: string): HeaderName => {
  const known = headerNames.get(name);
  if (known !== undefined) return known;
  const made = { line: `${name.toLowerCase()}\n`, isSecret: isSecret(name) };
  if (headerNames.size < mostHeaderNames) headerNames.set(name, made);
  return made;
};

const lines = (headers: WireRequest['headers']): string => {
  let text = '';
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined) continue;
    const known = headerName(name);
    text += `${known.line}${known.isSecret ? masked : value}\n`;
  }
  return inOnePiece(beginning(text, longestText));
};

const bodyOf = (body: Buffer): string | undefined =>
  body.length === 0 ? undefined : body.toString('utf8', 0, longestText);

const explained = (explanation: object | undefined): string | undefined => {
  const text = explanation && JSON.stringify(explanation);
  return text === undefined || text.length <= longestText ? text : undefined;
};

/** What is kept of a visit. An answer's headers and body are kept if it refuses, or if `bodies` are wanted. */
export const entryOf = (
  visit: Visit,
  bodies: boolean,
  { seq, project_id }: Pick<Entry, 'seq' | 'project_id'>,
): Entry => {
  const { request, reply, refusal, atMs, request_id, operationId, duration_ms, fault } = visit;
  const answers = bodies || reply.status >= 400;
  const path = maskedTarget(beginning(request.target, longestTarget));
  const error_msg = refusal && beginning(refusal.message, longestMessage);
  const explanation = explained(refusal?.explanation);
  const headers = lines(request.headers);
  const body = bodyOf(request.body);
  const replyHeaders = answers ? lines(reply.headers) : undefined;
  const replyBody = answers ? beginning(reply.body, longestText) : undefined;
  const bytes =
    overheadBytes +
    bytesOf(path) +
    bytesOf(error_msg) +
    bytesOf(explanation) +
    bytesOf(headers) +
    bytesOf(body) +
    bytesOf(replyHeaders) +
    bytesOf(replyBody);
  const truncated =
    request.target.length > longestTarget ||
    request.body.length > longestText ||
    (answers && reply.body.length > longestText);
  const { method } = request;
  const { status } = reply;
  const error_code = refusal?.code;
  // Named one by one: every request makes one of these, and spreads of several objects are slow.
  return {
    seq,
    project_id,
    atMs,
    request_id,
    method,
    path,
    operationId,
    status,
    duration_ms,
    error_code,
    error_msg,
    fault,
    explanation,
    headers,
    body,
    replyHeaders,
    replyBody,
    truncated,
    bytes,
  };
};
