import type { ServerResponse } from 'node:http';
import type { Delivery, Reply } from '../wire/wire.ts';

const pieces = 16;

const write = (response: ServerResponse, { status, headers, body }: Reply): void => {
  response.writeHead(status, { ...headers, ...(status !== 204 && { 'Content-Length': Buffer.byteLength(body) }) });
  response.end(body);
};

/** Sends the head and half of the body, then breaks the connection. */
const breakOff = (response: ServerResponse, { status, headers, body }: Reply): void => {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'Content-Length': bytes.length });
  response.write(bytes.subarray(0, Math.max(1, bytes.length >>> 1)), () => response.socket?.resetAndDestroy());
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

/** Answers that a fault holds back for ever; a fake that stops lets go of them. */
export type Held = Set<ServerResponse>;

const hold = (response: ServerResponse, held: Held): void => {
  held.add(response);
  response.once('close', () => held.delete(response));
};

const deliver = (response: ServerResponse, reply: Reply, { cut, dripMs, hangs }: Delivery, held: Held): void => {
  if (response.destroyed) return;
  if (hangs) {
    hold(response, held);
    return;
  }
  if (cut === 'before') response.socket?.resetAndDestroy();
  else if (cut === 'middle') breakOff(response, reply);
  else if (dripMs !== undefined) drip(response, reply, dripMs);
  else write(response, reply);
};

/** Sends an answer: at once and whole, or as a fault wants it. The only timers of the fake are here. */
export const send = (response: ServerResponse, reply: Reply, held: Held): void => {
  const { delivery } = reply;
  if (delivery === undefined) write(response, reply);
  else if (delivery.latencyMs === 0) deliver(response, reply, delivery, held);
  else setTimeout(deliver, delivery.latencyMs, response, reply, delivery, held);
};
