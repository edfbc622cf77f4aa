import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { apiError } from './errors.ts';
import { failure } from './gateway/reply.ts';

export interface Listening {
  readonly url: string;
  /** Stops taking requests, waits for those under way and resolves when the port is free. */
  readonly close: () => Promise<void>;
}

export interface ListenOptions {
  readonly port: number;
  readonly host: string;
  readonly nextRequestId: () => string;
}

/** IAM's tokens are long; 64 KiB is room for several of them. */
const maxHeaderSize = 64 * 1024;
const headersTimeoutMs = 15_000;
const requestTimeoutMs = 60_000;

/** What never became a request is refused by the gateway, in its own words. */
const refuse = (socket: Socket, code: string | undefined, requestId: string): void => {
  if (!socket.writable) return;
  const error = code === 'HPE_HEADER_OVERFLOW' ? apiError('headers_too_large', {}) : apiError('malformed_uri', {});
  const { status, headers, body } = failure(error, { requestId });
  const all = { ...headers, 'Content-Length': Buffer.byteLength(body), Connection: 'close' };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} Refused\r\n${lines.join('')}\r\n${body}`);
};

/** An IPv6 address stands in brackets in a URL; one that means "all" is reached by the loopback. */
const hostOf = ({ address, family }: AddressInfo): string => {
  if (address === '0.0.0.0' || address === '::') return '127.0.0.1';
  return family === 'IPv6' ? `[${address}]` : address;
};

export const listen = (listener: RequestListener, { port, host, nextRequestId }: ListenOptions): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const server = createServer(
      { maxHeaderSize, headersTimeout: headersTimeoutMs, requestTimeout: requestTimeoutMs },
      listener,
    );
    server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) =>
      refuse(socket, error.code, nextRequestId()),
    );
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo;
      resolve({
        url: `http://${hostOf(address)}:${address.port}`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeIdleConnections();
          }),
      });
    });
  });
