import type { ServerResponse } from 'node:http';
import { refusal } from '../control/reply.ts';
import type { Control } from '../control/serve.ts';
import { apiError } from '../errors/error.ts';
import type { Api } from '../gateway/api.ts';
import { failure } from '../gateway/reply.ts';
import type { Reply, WireRequest } from '../wire/wire.ts';
import { bodyLimitBytes, readBody } from './bodies.ts';
import { type HttpRequest, wireRequestOf } from './request.ts';
import type { Send } from './send.ts';

export type OnAnswer = (answer: { readonly method: string; readonly target: string; readonly status: number }) => void;

export interface PlaneOptions {
  readonly api: Api;
  readonly control: Control;
  readonly nextRequestId: () => string;
  readonly onAnswer?: OnAnswer | undefined;
  readonly send: Send;
}

/** Answers the requests of its paths: a middleware of Express's and a listener of Node's alike. */
export type Plane = (request: HttpRequest, response: ServerResponse) => void;

/** What answers requests, each by its name in the list of `app.ts`. */
export interface Planes {
  readonly health: Plane;
  readonly control: Plane;
  /** SWR's API, IAM and STS, and the refusal of what is none of them. */
  readonly gateway: Plane;
}

type Answer = (wire: WireRequest, done: (reply: Reply) => void, request: HttpRequest) => void;

export const createPlanes = ({ api, control, nextRequestId, onAnswer, send }: PlaneOptions): Planes => {
  const report = (response: ServerResponse, { method, target }: WireRequest): void => {
    if (onAnswer !== undefined)
      response.once('finish', () => onAnswer({ method, target, status: response.statusCode }));
  };

  /** A plane that reads the body of a request before it answers. */
  const plane =
    (answer: Answer, tooLarge: () => Reply): Plane =>
    (request, response) =>
      readBody(request, {
        onBody: (body) => {
          const wire = wireRequestOf(request, body);
          report(response, wire);
          answer(wire, (reply) => send(response, reply), request);
        },
        onTooLarge: () => send(response, tooLarge()),
      });

  return {
    health: (request, response) => {
      report(response, wireRequestOf(request, Buffer.alloc(0)));
      send(response, control.health());
    },
    control: plane(
      (wire, done, { socket }) => void control.answer(wire, socket.remoteAddress).then(done),
      () => refusal(413, `the body is larger than ${bodyLimitBytes} bytes`),
    ),
    gateway: plane(api, () => failure(apiError('body_too_large', {}), { requestId: nextRequestId() })),
  };
};
