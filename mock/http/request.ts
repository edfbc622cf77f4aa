import type { IncomingMessage } from 'node:http';
import type { WireRequest } from '../wire/wire.ts';

/** A request of Node's, or one of Express's that may have come by a mount path. */
export type HttpRequest = IncomingMessage & { readonly originalUrl?: string };

/** As a proxy is asked, the target may be a whole URL: what counts is its path. */
const pathOf = (url: string): string => (url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?]*/i, '') || '/');

/** The path with its query; below the mount path, if the fake is mounted in an application. */
export const targetOf = ({ url = '/' }: HttpRequest): string => pathOf(url);

/** Where the page is, seen from `/` or from the mount path, which a browser may have asked for without its last slash. */
export const toPage = ({ url = '/', originalUrl = url }: HttpRequest): string => {
  const [path = '/'] = pathOf(originalUrl).split('?');
  const last = path.slice(path.lastIndexOf('/') + 1);
  return last === '' ? '_fake/' : `${last}/_fake/`;
};

/** Node's request as the planes see it. */
export const wireRequestOf = (request: HttpRequest, body: Buffer): WireRequest => {
  const { method = 'GET', headers, url, originalUrl = url } = request;
  const wire = { method, target: targetOf(request), headers, body };
  return originalUrl === url || originalUrl === undefined ? wire : { ...wire, signedTarget: pathOf(originalUrl) };
};
