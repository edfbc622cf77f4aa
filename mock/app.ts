import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from 'express';
import type { Api } from './api.ts';
import type { Control } from './control/serve.ts';
import { apiError } from './errors.ts';
import { failure } from './gateway/reply.ts';
import { send } from './send.ts';
import type { WireRequest } from './wire.ts';

/** The gateway takes bodies up to 12 MB. Source: developer guide of API signing, APIGW.0201. */
const bodyLimitBytes = 12 * 1024 * 1024;

type OnAnswer = (answer: { readonly method: string; readonly target: string; readonly status: number }) => void;

export interface AppOptions {
  readonly api: Api;
  readonly control: Control;
  readonly nextRequestId: () => string;
  readonly onAnswer?: OnAnswer | undefined;
}

const nothing = Buffer.alloc(0);

/** As a proxy is asked, the target may be a whole URL: what counts is its path. */
const pathOf = (target: string): string => target.replace(/^https?:\/\/[^/?]*/i, '') || '/';

const wireOf = ({ method, originalUrl, headers, body }: Request): WireRequest => ({
  method,
  target: pathOf(originalUrl),
  headers,
  body: Buffer.isBuffer(body) ? body : nothing,
});

const observe =
  (onAnswer: OnAnswer): RequestHandler =>
  ({ method, originalUrl: target }, response, next) => {
    response.once('finish', () => onAnswer({ method, target, status: response.statusCode }));
    next();
  };

const serveControl =
  (control: Control): RequestHandler =>
  async (request, response) =>
    send(response, await control(wireOf(request), request.socket.remoteAddress));

const serve =
  (api: Api): RequestHandler =>
  (request, response) =>
    send(response, api(wireOf(request)));

/** HTTP/1.1 demands a Host header, and so does the gateway. */
const refuseWithoutHost =
  (nextRequestId: () => string): RequestHandler =>
  ({ headers, httpVersion }, response, next) => {
    if (headers.host !== undefined || httpVersion === '1.0') next();
    else send(response, failure(apiError('malformed_uri', {}), { requestId: nextRequestId() }));
  };

/** A body that could not be read never reaches the service: the gateway refuses it. */
const refuseBody =
  (nextRequestId: () => string): ErrorRequestHandler =>
  (error, _request, response, _next) => {
    const refusal = error?.status === 413 ? apiError('body_too_large', {}) : apiError('malformed_uri', {});
    send(response, failure(refusal, { requestId: nextRequestId() }));
  };

/** Everything a request meets, in order. */
export const createApp = ({ api, control, nextRequestId, onAnswer = () => {} }: AppOptions): Express =>
  express()
    .disable('x-powered-by')
    .disable('etag')
    .use(observe(onAnswer))
    .use(refuseWithoutHost(nextRequestId))
    .use(express.raw({ type: () => true, limit: bodyLimitBytes }))
    .use('/_fake', serveControl(control))
    .use(serve(api))
    .use(refuseBody(nextRequestId));
