import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response } from 'express';
import type { Api } from './api.ts';
import { apiError } from './errors.ts';
import { failure } from './gateway/reply.ts';
import type { Reply } from './wire.ts';

/** The gateway takes bodies up to 12 MB. Source: developer guide of API signing, APIGW.0201. */
const bodyLimitBytes = 12 * 1024 * 1024;

type OnAnswer = (answer: { readonly method: string; readonly target: string; readonly status: number }) => void;

export interface AppOptions {
  readonly api: Api;
  readonly control: RequestHandler;
  readonly nextRequestId: () => string;
  readonly onAnswer?: OnAnswer | undefined;
}

const send = (response: Response, { status, headers, body }: Reply): void => {
  response.writeHead(status, { ...headers, ...(status !== 204 && { 'Content-Length': Buffer.byteLength(body) }) });
  response.end(body);
};

const observe =
  (onAnswer: OnAnswer): RequestHandler =>
  ({ method, originalUrl: target }, response, next) => {
    response.once('finish', () => onAnswer({ method, target, status: response.statusCode }));
    next();
  };

const nothing = Buffer.alloc(0);

const serve =
  (api: Api): RequestHandler =>
  ({ method, originalUrl: target, headers, body }, response) =>
    send(response, api({ method, target, headers, body: Buffer.isBuffer(body) ? body : nothing }));

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
    .use('/_fake', control)
    .use(express.raw({ type: () => true, limit: bodyLimitBytes }))
    .use(serve(api))
    .use(refuseBody(nextRequestId));
