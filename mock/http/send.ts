import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
// The global one may be a test's: this one stays real under vi.useFakeTimers(), whenever that is called.
import { setTimeout } from 'node:timers';
import type { Bytes, Reply, Transmission } from '../wire/wire.ts';
import { guarded, type OnBug } from './guard.ts';
import { reset } from './reset.ts';

const pieces = 16;

/** Responses that a fault leaves unanswered; a fake that closes ends them. */
export type OpenResponses = Set<ServerResponse>;

export type Send = (response: ServerResponse, reply: Reply) => void;

/** Resolves when the system has the bytes, whose memory can then be used again. */
const written = (response: ServerResponse, chunk: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    const onClose = (): void => reject(new Error('the connection was closed'));
    response.once('close', onClose);
    response.write(chunk, (error) => {
      response.off('close', onClose);
      if (error) reject(error);
      else resolve();
    });
  });

/** The next bytes are read when the client has taken those before. */
const stream = async (response: ServerResponse, chunks: AsyncIterable<Buffer>): Promise<void> => {
  try {
    for await (const chunk of chunks) await written(response, chunk);
    response.end();
  } catch {
    // Its length has been announced: that it broke is all that can be told.
    response.destroy();
  }
};

const write: Send = (response, { status, headers, body, bytes }) => {
  if (bytes !== undefined) {
    const opened = response.req.method === 'HEAD' ? Buffer.alloc(0) : bytes.open();
    response.writeHead(status, { ...headers, 'Content-Length': bytes.size });
    if (Buffer.isBuffer(opened)) response.end(opened);
    else void stream(response, opened);
    return;
  }
  const length = Buffer.byteLength(body);
  response.writeHead(status, status === 204 ? headers : { ...headers, 'Content-Length': length });
  // Text within ASCII is the same in both, and Node writes Latin-1 as it is.
  response.end(body, length === body.length ? 'latin1' : 'utf8');
};

/** Sends the head and half of the body, then breaks the connection. */
const breakOff: Send = (response, { status, headers, body }) => {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'Content-Length': bytes.length });
  response.write(bytes.subarray(0, Math.max(1, bytes.length >>> 1)), () => reset(response));
};

/** Chunks that stay good while the next are read. */
async function* copied(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}

/** Bytes that are read as they are sent, as a fault wants them: the first half, or a sixteenth at a time. */
const hinder = (response: ServerResponse, { status, headers }: Reply, { size, open }: Bytes, dripMs?: number): void => {
  response.writeHead(status, { ...headers, 'Content-Length': size });
  const opened = open();
  const source = Readable.from(Buffer.isBuffer(opened) ? [opened] : copied(opened));
  let sent = 0;
  const half = Math.max(1, size >>> 1);
  const sixteenth = Math.max(1, Math.ceil(size / pieces));
  source.on('data', (chunk: Buffer) => {
    if (dripMs === undefined) {
      const part = chunk.subarray(0, half - sent);
      sent += part.length;
      if (sent < half) response.write(part);
      else {
        source.destroy();
        response.write(part, () => reset(response));
      }
      return;
    }
    const due = Math.floor((sent + chunk.length) / sixteenth) - Math.floor(sent / sixteenth);
    sent += chunk.length;
    response.write(chunk);
    source.pause();
    setTimeout(() => source.resume(), due * dripMs).unref();
  });
  source.once('end', () => response.end());
  // Its length has been announced: that it broke is all that can be told.
  source.once('error', () => response.destroy());
  response.once('close', () => source.destroy());
};

const drip = (response: ServerResponse, { status, headers, body }: Reply, dripMs: number): void => {
  const bytes = Buffer.from(body);
  const size = Math.max(1, Math.ceil(bytes.length / pieces));
  response.writeHead(status, { ...headers, 'Content-Length': bytes.length });
  const next = (from: number): void => {
    if (response.destroyed) return;
    if (from >= bytes.length) {
      response.end();
      return;
    }
    response.write(bytes.subarray(from, from + size));
    setTimeout(next, dripMs, from + size).unref();
  };
  next(0);
};

const atOnce: Transmission = { latencyMs: 0 };

const leaveOpen = (response: ServerResponse, open: OpenResponses): void => {
  open.add(response);
  response.once('close', () => open.delete(response));
};

const transmit = (
  response: ServerResponse,
  reply: Reply,
  { cut, dripMs, hangs }: Transmission,
  open: OpenResponses,
): void => {
  if (response.destroyed) return;
  if (hangs) leaveOpen(response, open);
  else if (cut === 'before') reset(response);
  else if (reply.bytes !== undefined && (cut === 'middle' || dripMs !== undefined))
    hinder(response, reply, reply.bytes, cut === 'middle' ? undefined : dripMs);
  else if (cut === 'middle') breakOff(response, reply);
  else if (dripMs !== undefined) drip(response, reply, dripMs);
  else write(response, reply);
};

/** Sends an answer: at once and whole, or as a fault wants it. */
export const sendTo =
  (open: OpenResponses, onBug: OnBug): Send =>
  (response, reply) => {
    const { transmission } = reply;
    const now = () => guarded(response, onBug, () => transmit(response, reply, transmission ?? atOnce, open));
    if (transmission === undefined || transmission.latencyMs === 0) now();
    // A process that stops waits for connections, not for what it would have said over them.
    else setTimeout(now, transmission.latencyMs).unref();
  };
