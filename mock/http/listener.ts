import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Control, refusal } from '../control/serve.ts';
import { type ApiError, apiError } from '../errors/error.ts';
import type { Api } from '../gateway/api.ts';
import { failure } from '../gateway/reply.ts';
import type { WireRequest } from '../wire/wire.ts';
import { type Held, send } from './send.ts';

/** The gateway takes bodies up to 12 MB. Source: developer guide of API signing, APIGW.0201. */
const bodyLimitBytes = 12 * 1024 * 1024;

export type OnAnswer = (answer: { readonly method: string; readonly target: string; readonly status: number }) => void;

export interface ListenerOptions {
  readonly api: Api;
  readonly control: Control;
  readonly nextRequestId: () => string;
  readonly onAnswer?: OnAnswer | undefined;
  readonly held: Held;
}

const nothing = Buffer.alloc(0);

/** Whether a body follows the head; most requests have none and are answered at once. */
const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';

const readBody = (request: IncomingMessage, done: (body: Buffer) => void, tooLarge: () => void): void => {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= bodyLimitBytes) chunks.push(chunk);
    else if (size - chunk.length <= bodyLimitBytes) tooLarge();
  });
  request.on('end', () => {
    if (size <= bodyLimitBytes) done(Buffer.concat(chunks, size));
  });
};

/** As a proxy is asked, the target may be a whole URL: what counts is its path. */
const targetOf = (url: string): string => (url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?]*/i, '') || '/');

/** Node's request as the fake sees it; mounted in an Express application, the target is the one that came in. */
const wireOf = (request: IncomingMessage & { readonly originalUrl?: string }, body: Buffer): WireRequest => ({
  method: request.method ?? 'GET',
  target: targetOf(request.originalUrl ?? request.url ?? '/'),
  headers: request.headers,
  body,
});

/** Everything a request meets, in order: its body is read, then the control plane or the gateway answers. */
export const createListener = ({ api, control, nextRequestId, onAnswer, held }: ListenerOptions): RequestListener => {
  const refuse = (response: ServerResponse, error: ApiError): void =>
    send(response, failure(error, { requestId: nextRequestId() }), held);

  const refuseBody = ({ url }: IncomingMessage, response: ServerResponse): void => {
    if (!url?.startsWith('/_fake')) refuse(response, apiError('body_too_large', {}));
    else send(response, refusal(413, `the body is larger than ${bodyLimitBytes} bytes`), held);
  };

  const answer = (request: IncomingMessage, response: ServerResponse, body: Buffer): void => {
    const wire = wireOf(request, body);
    if (onAnswer !== undefined) {
      const { method, target } = wire;
      response.once('finish', () => onAnswer({ method, target, status: response.statusCode }));
    }
    if (!wire.target.startsWith('/_fake')) api(wire, (reply) => send(response, reply, held));
    else void control(wire, request.socket.remoteAddress).then((reply) => send(response, reply, held));
  };

  return (request, response) => {
    // HTTP/1.1 demands a Host header, and so does the gateway.
    if (request.headers.host === undefined && request.httpVersion !== '1.0')
      refuse(response, apiError('malformed_uri', {}));
    else if (!hasBody(request)) answer(request, response, nothing);
    else
      readBody(
        request,
        (body) => answer(request, response, body),
        () => refuseBody(request, response),
      );
  };
};
