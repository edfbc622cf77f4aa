import type { Socket } from 'node:net';
import { type ApiError, apiError } from '../errors/error.ts';
import { failure } from '../gateway/reply.ts';

export interface ClientError extends Error {
  readonly code?: string;
  readonly rawPacket?: Buffer;
}

const refusalOf = ({ code, rawPacket }: ClientError): ApiError => {
  if (code !== 'HPE_HEADER_OVERFLOW') return apiError('malformed_uri', {});
  return apiError(rawPacket?.includes('\r\n') ? 'headers_too_large' : 'uri_too_large', {});
};

/** What never became a request is refused by the gateway, in its own words. */
export const refuseClientError = (socket: Socket, cause: ClientError, requestId: string): void => {
  if (!socket.writable) return;
  const { status, headers, body } = failure(refusalOf(cause), { requestId });
  const all = { ...headers, 'Content-Length': Buffer.byteLength(body), Connection: 'close' };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} Refused\r\n${lines.join('')}\r\n${body}`);
};
