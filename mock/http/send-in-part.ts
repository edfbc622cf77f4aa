import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
// The global one may be a test's: this one stays real under vi.useFakeTimers(), whenever that is called.
import { setTimeout } from 'node:timers';
import type { Bytes, Reply } from '../wire/wire.ts';
import { onceGone } from './gone.ts';
import { reset } from './reset.ts';

// How an answer is sent where a fault cuts it off or lets it drip.

const pieces = 16;
const halfOf = (size: number): number => Math.max(1, size >>> 1);
const pieceOf = (size: number): number => Math.max(1, Math.ceil(size / pieces));

/** Chunks that stay good while the next are read. */
async function* copied(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}

/** Sends the head, and gives bytes that are read as they are sent. */
const begin = (response: ServerResponse, { status, headers }: Reply, { size, open }: Bytes): Readable => {
  response.writeHead(status, { ...headers, 'Content-Length': size });
  const opened = open();
  const source = Readable.from(Buffer.isBuffer(opened) ? [opened] : copied(opened));
  source.once('end', () => response.end());
  // Its length has been announced: that it broke is all that can be told.
  source.once('error', () => response.destroy());
  onceGone(response, () => source.destroy());
  return source;
};

const breakOffBytes = (response: ServerResponse, reply: Reply, bytes: Bytes): void => {
  const half = halfOf(bytes.size);
  let sent = 0;
  const source = begin(response, reply, bytes).on('data', (chunk: Buffer) => {
    const part = chunk.subarray(0, half - sent);
    sent += part.length;
    if (sent < half) response.write(part);
    else {
      source.destroy();
      response.write(part, () => reset(response));
    }
  });
};

const breakOffText = (response: ServerResponse, { status, headers, body }: Reply): void => {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'Content-Length': bytes.length });
  response.write(bytes.subarray(0, halfOf(bytes.length)), () => reset(response));
};

/** Sends the head and half of the body, then breaks the connection. */
export const breakOff = (response: ServerResponse, reply: Reply): void => {
  if (reply.bytes === undefined) breakOffText(response, reply);
  else breakOffBytes(response, reply, reply.bytes);
};

const dripBytes = (response: ServerResponse, reply: Reply, bytes: Bytes, dripMs: number): void => {
  const piece = pieceOf(bytes.size);
  let sent = 0;
  const source = begin(response, reply, bytes).on('data', (chunk: Buffer) => {
    const due = Math.floor((sent + chunk.length) / piece) - Math.floor(sent / piece);
    sent += chunk.length;
    response.write(chunk);
    source.pause();
    setTimeout(() => source.resume(), due * dripMs).unref();
  });
};

const dripText = (response: ServerResponse, { status, headers, body }: Reply, dripMs: number): void => {
  const bytes = Buffer.from(body);
  const piece = pieceOf(bytes.length);
  response.writeHead(status, { ...headers, 'Content-Length': bytes.length });
  const next = (from: number): void => {
    if (response.destroyed) return;
    if (from >= bytes.length) {
      response.end();
      return;
    }
    response.write(bytes.subarray(from, from + piece));
    setTimeout(next, dripMs, from + piece).unref();
  };
  next(0);
};

/** Sends the body a sixteenth at a time. */
export const drip = (response: ServerResponse, reply: Reply, dripMs: number): void => {
  if (reply.bytes === undefined) dripText(response, reply, dripMs);
  else dripBytes(response, reply, reply.bytes, dripMs);
};
