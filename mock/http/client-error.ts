import type { Socket } from 'node:net';
import { type ApiError, apiError } from '../errors/error.ts';
import type { Reply } from '../wire/wire.ts';
import { uriLimitBytes } from './head.ts';

export interface ClientError extends Error {
  readonly code?: string;
  readonly rawPacket?: Buffer;
}

/** How long a client that was refused may take to read that and to hang up. */
const lingerMs = 1000;

/** Whether a head outgrew its limit in the request line: by its last packet, in which that line has to end, or goes on. */
const isOfUri = ({ rawPacket }: ClientError, bytesRead: number): boolean => {
  const end = rawPacket?.indexOf('\r\n') ?? -1;
  if (rawPacket === undefined || end < 0) return true;
  const line = rawPacket.subarray(0, end).toString('latin1');
  return / HTTP\/1\.\d$/.test(line) && bytesRead - rawPacket.length + end > uriLimitBytes;
};

const refusalOf = (cause: ClientError, { bytesRead }: Socket): ApiError => {
  if (cause.code === 'ERR_HTTP_REQUEST_TIMEOUT') return apiError('request_timeout', {});
  if (cause.code !== 'HPE_HEADER_OVERFLOW') return apiError('malformed_uri', {});
  return apiError(isOfUri(cause, bytesRead) ? 'uri_too_large' : 'headers_too_large', {});
};

/** What never became a request is refused by the gateway, in its own words, and its connection closed, come what may. */
export const refuseClientError = (socket: Socket, cause: ClientError, refuse: (error: ApiError) => Reply): void => {
  if (socket.writableEnded) return;
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const { status, headers, body } = refuse(refusalOf(cause, socket));
  const all = { ...headers, 'Content-Length': Buffer.byteLength(body), Connection: 'close' };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} Refused\r\n${lines.join('')}\r\n${body}`);
  setTimeout(() => socket.destroy(), lingerMs).unref();
};
