import type { ServerResponse } from 'node:http';
// The global one may be a test's: this one stays real under vi.useFakeTimers(), whenever that is called.
import { setTimeout } from 'node:timers';
import type { Reply, Transmission } from '../wire/wire.ts';
import { onceGone } from './gone.ts';
import { guarded, type OnBug } from './guard.ts';
import { reset } from './reset.ts';
import { breakOff, drip } from './send-in-part.ts';
import { atEndOfTurn } from './turn.ts';

/** Responses that a fault leaves unanswered; a fake that closes ends them. */
export type OpenResponses = Set<ServerResponse>;

export type Send = (response: ServerResponse, reply: Reply) => void;

/** Resolves when the system has the bytes, whose memory can then be used again. */
const written = (response: ServerResponse, chunk: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    const forget = onceGone(response, () => reject(new Error('the connection was closed')));
    response.write(chunk, (error) => {
      forget();
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

const atOnce: Transmission = { latencyMs: 0 };

const leaveOpen = (response: ServerResponse, open: OpenResponses): void => {
  open.add(response);
  onceGone(response, () => open.delete(response));
};

const transmit = (response: ServerResponse, reply: Reply, { cut, dripMs }: Transmission): void => {
  if (response.destroyed) return;
  if (cut === 'before') reset(response);
  else if (cut === 'middle') breakOff(response, reply);
  else if (dripMs !== undefined) drip(response, reply, dripMs);
  else write(response, reply);
};

/** Sends an answer: whole and with the others of its turn, or as a fault wants it. */
export const sendTo = (open: OpenResponses, onBug: OnBug): Send => {
  const later = atEndOfTurn();
  return (response, reply) => {
    const { transmission = atOnce } = reply;
    const now = () => guarded(response, onBug, () => transmit(response, reply, transmission));
    if (transmission.hangs) leaveOpen(response, open);
    else if (transmission.latencyMs === 0) later(now);
    // A process that stops waits for connections, not for what it would have said over them.
    else setTimeout(now, transmission.latencyMs).unref();
  };
};
