import type { IncomingMessage } from 'node:http';
import type { WireRequest } from '../wire/wire.ts';

/** A request of Node's, or one of Express's that may have come by a mount path. */
export type HttpRequest = IncomingMessage & { readonly originalUrl?: string };

/** As a proxy is asked, the target may be a whole URL: what counts is its path. */
const pathOf = (url: string): string => (url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?]*/i, '') || '/');

/** The path with its query; below the mount path, if the fake is mounted in an application. */
export const targetOf = ({ url = '/' }: HttpRequest): string => pathOf(url);

/** Node's request as the planes see it. */
export const wireRequestOf = (request: HttpRequest, body: Buffer): WireRequest => {
  const { method = 'GET', headers, url, originalUrl = url } = request;
  const wire = { method, target: targetOf(request), headers, body };
  return originalUrl === url || originalUrl === undefined ? wire : { ...wire, signedTarget: pathOf(originalUrl) };
};
