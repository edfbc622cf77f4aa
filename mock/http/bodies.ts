import type { IncomingMessage } from 'node:http';

/** The gateway takes bodies up to 12 MB. Source: developer guide of API signing, APIGW.0201. */
export const bodyLimitBytes = 12 * 1024 * 1024;

/** A snapshot that was taken can be given back, and that of a large world is larger than any body of the API. */
const snapshotLimitBytes = 64 * 1024 * 1024;

const snapshotPath = /^\/_fake\/worlds\/[^/?]+\/snapshot(?:\?|$)/;

/** How large the body of a call of the control plane may be. */
export const controlLimitBytes = (method: string | undefined, target: string): number =>
  method === 'PUT' && snapshotPath.test(target) ? snapshotLimitBytes : bodyLimitBytes;

/** What a body parser of the application that the fake is mounted in leaves on a request. */
interface Parsed {
  readonly body?: unknown;
  readonly rawBody?: unknown;
}

export interface OnBody {
  readonly onBody: (body: Buffer) => void;
  readonly onTooLarge: () => void;
  readonly limitBytes?: number;
}

const nothing = Buffer.alloc(0);

/** Whether a body follows the head; most requests have none and are answered at once. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';

const bytesOf = (body: unknown): Buffer => {
  if (body === undefined) return nothing;
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
};

const collect = (request: IncomingMessage, { onBody, onTooLarge, limitBytes = bodyLimitBytes }: OnBody): void => {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= limitBytes) chunks.push(chunk);
    else if (size - chunk.length <= limitBytes) onTooLarge();
  });
  request.on('end', () => {
    if (size <= limitBytes) onBody(Buffer.concat(chunks, size));
  });
};

/** What somebody has read of a body before; undefined if nobody has. */
export const leftBody = (request: IncomingMessage & Parsed): Buffer | undefined => {
  if (request.rawBody !== undefined) return bytesOf(request.rawBody);
  return request.readableEnded ? bytesOf(request.body) : undefined;
};

/**
 * The body of a request, read from its stream or, if a body parser was there before, from what that has left.
 *
 * A client signs the bytes that it sends. A parser that was given a `verify` hook which keeps them in `rawBody` loses
 * nothing, nor do `express.raw()` and, for UTF-8, `express.text()`. What `express.json()` alone leaves is written as JSON
 * again: the same bytes only if the client wrote them as `JSON.stringify` does, and else its AK/SK signature is refused.
 */
export const readBody = (request: IncomingMessage & Parsed, on: OnBody): void => {
  if (!hasBody(request)) on.onBody(nothing);
  else if (request.rawBody !== undefined) on.onBody(bytesOf(request.rawBody));
  else if (request.readableEnded) on.onBody(bytesOf(request.body));
  else collect(request, on);
};
