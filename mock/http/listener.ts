import type { RequestListener } from 'node:http';
import { apiError } from '../errors/error.ts';
import { failure } from '../gateway/reply.ts';
import type { Plane, Planes } from './planes.ts';
import { type HttpRequest, targetOf } from './request.ts';
import type { Send } from './send.ts';

export interface ListenerOptions {
  readonly planes: Planes;
  readonly nextRequestId: () => string;
  readonly send: Send;
}

/** Paths of SWR's API and of IAM and STS, which the gateway answers by the same way. */
const gatewayPath = /^\/v[235]/;

const isHealth = ({ method }: HttpRequest, target: string): boolean =>
  target === '/_fake/health' && (method === 'GET' || method === 'HEAD');

/** The Express application, loaded with the first request that needs it. */
const lazyApp = (planes: Planes): Plane => {
  let app: Promise<RequestListener> | undefined;
  return (request, response) => {
    app ??= import('./app.ts').then(({ createApp }) => createApp(planes));
    void app.then((answer) => answer(request, response));
  };
};

/**
 * Everything a request meets. Calls of the gateway and the question whether the fake is up are answered ahead of Express,
 * which costs more than they do; all the rest is the Express application's.
 */
export const createListener = ({ planes, nextRequestId, send }: ListenerOptions): RequestListener => {
  const app = lazyApp(planes);
  return (request, response) => {
    const target = targetOf(request);
    // HTTP/1.1 demands a Host header, and so does the gateway.
    if (request.headers.host === undefined && request.httpVersion !== '1.0')
      send(response, failure(apiError('malformed_uri', {}), { requestId: nextRequestId() }));
    else if (gatewayPath.test(target)) planes.gateway(request, response);
    else if (isHealth(request, target)) planes.health(request, response);
    else app(request, response);
  };
};
