import { connect, type Socket } from 'node:net';
import type { Malformed } from './malformed.ts';

export interface Sent {
  readonly received: string;
  /** Why the connection could not be made, or was not closed by the fake. */
  readonly problem?: string;
}

/** A request that is not answered by then may be waited for: the client says that it has nothing to add. */
const silenceMs = 25;
const patienceMs = 20_000;

const writeParts = (socket: Socket, [first, ...others]: readonly Buffer[], onWritten: () => void): void => {
  if (first === undefined) onWritten();
  else if (socket.writable) socket.write(first, () => writeParts(socket, others, onWritten));
};

/** Sends the bytes and, once an answer begins or none comes, ends its side; then the fake must close its own. */
export const send = (port: number, { parts }: Malformed): Promise<Sent> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let problem: string | undefined;
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    let silence: NodeJS.Timeout | undefined;
    const patience = setTimeout(() => {
      problem = `the connection was still open after ${patienceMs} ms`;
      socket.destroy();
    }, patienceMs);
    socket.on('connect', () =>
      writeParts(socket, parts, () => {
        silence = setTimeout(() => socket.end(), silenceMs);
      }),
    );
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      // What follows at once belongs to the answer, or is the answer to the next request.
      if (chunks.length === 1) setImmediate(() => socket.end());
    });
    socket.on('end', () => socket.end());
    socket.on('error', ({ code, message }: NodeJS.ErrnoException) => {
      if (code !== 'ECONNRESET' && code !== 'EPIPE') problem = message;
    });
    socket.on('close', () => {
      clearTimeout(silence);
      clearTimeout(patience);
      const received = Buffer.concat(chunks).toString('latin1');
      resolve({ received, ...(problem !== undefined && { problem }) });
    });
  });

const abandon = (port: number, { parts }: Malformed): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () => {
      socket.off('error', reject);
      socket.on('error', () => {});
      writeParts(socket, parts, resolve);
    });
    socket.once('error', reject);
    socket.resume();
  });

/** Sends the bytes and keeps its side open for good. What becomes of the connections is the fake's affair. */
export const abandonAll = async (port: number, requests: readonly Malformed[]): Promise<void> => {
  await Promise.all(requests.map((request) => abandon(port, request)));
};
