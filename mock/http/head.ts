import type { IncomingMessage } from 'node:http';
import { type ApiError, apiError } from '../errors/error.ts';

/** IAM's tokens are long; 64 KiB is room for several of them. */
export const uriLimitBytes = 64 * 1024;
const headersLimitBytes = 64 * 1024;

/** What no name or address of a host holds. */
const notAHost = /[\s,/@?#\\]/;

const isHost = (name: string | undefined): boolean => name?.length === 4 && name.toLowerCase() === 'host';

/** What is wrong with the head of a request: Node takes larger ones, lest it has to guess which part was too large. */
export const headProblem = ({ url = '', httpVersion, headers, rawHeaders }: IncomingMessage): ApiError | undefined => {
  if (url.length > uriLimitBytes) return apiError('uri_too_large', {});
  let bytes = 0;
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 1) {
    const text = rawHeaders[index] as string;
    bytes += text.length + 2;
    if (index % 2 === 0 && isHost(text)) hosts += 1;
  }
  if (bytes > headersLimitBytes) return apiError('headers_too_large', {});
  // HTTP/1.1 demands one Host header, and so does the gateway.
  const isWrong = hosts > 1 || (hosts === 0 ? httpVersion !== '1.0' : notAHost.test(headers.host ?? ''));
  return isWrong ? apiError('malformed_uri', {}) : undefined;
};
