import type { ServerResponse } from 'node:http';
// The global one may be a test's: this one stays real under vi.useFakeTimers(), whenever that is called.
import { setTimeout } from 'node:timers';
import type { Delivery, Reply } from '../wire/wire.ts';
import { guarded, type OnBug } from './guard.ts';
import { reset } from './reset.ts';

const pieces = 16;

/** Responses that a fault leaves unanswered; a fake that closes ends them. */
export type OpenResponses = Set<ServerResponse>;

export type Send = (response: ServerResponse, reply: Reply) => void;

const write: Send = (response, { status, headers, body }) => {
  response.writeHead(status, { ...headers, ...(status !== 204 && { 'Content-Length': Buffer.byteLength(body) }) });
  response.end(body);
};

/** Sends the head and half of the body, then breaks the connection. */
const breakOff: Send = (response, { status, headers, body }) => {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'Content-Length': bytes.length });
  response.write(bytes.subarray(0, Math.max(1, bytes.length >>> 1)), () => reset(response));
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

const atOnce: Delivery = { latencyMs: 0 };

const leaveOpen = (response: ServerResponse, open: OpenResponses): void => {
  open.add(response);
  response.once('close', () => open.delete(response));
};

const deliver = (
  response: ServerResponse,
  reply: Reply,
  { cut, dripMs, hangs }: Delivery,
  open: OpenResponses,
): void => {
  if (response.destroyed) return;
  if (hangs) leaveOpen(response, open);
  else if (cut === 'before') reset(response);
  else if (cut === 'middle') breakOff(response, reply);
  else if (dripMs !== undefined) drip(response, reply, dripMs);
  else write(response, reply);
};

/** Sends an answer: at once and whole, or as a fault wants it. */
export const sendTo =
  (open: OpenResponses, onBug: OnBug): Send =>
  (response, reply) => {
    const { delivery } = reply;
    const now = () => guarded(response, onBug, () => deliver(response, reply, delivery ?? atOnce, open));
    if (delivery === undefined || delivery.latencyMs === 0) now();
    // A process that stops waits for connections, not for what it would have said over them.
    else setTimeout(now, delivery.latencyMs).unref();
  };
