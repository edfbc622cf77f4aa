import type { ServerResponse } from 'node:http';
import { refusal } from '../control/reply.ts';
import type { Control } from '../control/serve.ts';
import { type ApiError, apiError } from '../errors/error.ts';
import type { Api } from '../gateway/api.ts';
import type { Reply, WireRequest } from '../wire/wire.ts';
import { bodyLimitBytes, readBody } from './bodies.ts';
import { guarded, type OnBug } from './guard.ts';
import type { OnAnswer, Plane } from './plane.ts';
import { createRegistryPlane, type RegistryPlaneOptions } from './registry-plane.ts';
import { type HttpRequest, wireRequestOf } from './request.ts';
import type { Send } from './send.ts';

export interface PlaneOptions {
  readonly api: Api;
  readonly control: Control;
  readonly refuse: (error: ApiError) => Reply;
  readonly onAnswer?: OnAnswer | undefined;
  readonly onBug: OnBug;
  readonly send: Send;
  readonly registry: RegistryPlaneOptions['registry'];
}

/** What answers requests, each by its name in the list of `app.ts`. */
export interface Planes {
  readonly health: Plane;
  readonly control: Plane;
  readonly registry: Plane;
  /** SWR's API and its neighbours, and the refusal of what is none of them. */
  readonly gateway: Plane;
}

type Answer = (wire: WireRequest, done: (reply: Reply) => void, request: HttpRequest) => void;

const healthPath = /^\/_fake\/health(?=[?]|$)/;

/** How long a client may go on sending what has been refused. */
const lingerMs = 1000;

/** Sends an answer to a request that has not been read, and ends its connection. */
const hangUpAfter = (request: HttpRequest, response: ServerResponse, answer: () => void): void => {
  response.shouldKeepAlive = false;
  answer();
  setTimeout(() => request.destroy(), lingerMs).unref();
};

export const createPlanes = ({ api, control, refuse, onAnswer, onBug, send, registry }: PlaneOptions): Planes => {
  const report = (response: ServerResponse, { method, target }: WireRequest): void => {
    // Whoever asks every few seconds whether the fake is up would fill the log.
    if (onAnswer !== undefined && !healthPath.test(target))
      response.once('finish', () => onAnswer({ method, target, status: response.statusCode }));
  };

  /** A plane that reads the body of a request before it answers. */
  const plane =
    (answer: Answer, tooLarge: () => Reply): Plane =>
    (request, response) =>
      readBody(request, {
        onBody: (body) =>
          guarded(response, onBug, () => {
            const wire = wireRequestOf(request, body);
            report(response, wire);
            answer(wire, (reply) => send(response, reply), request);
          }),
        onTooLarge: () => hangUpAfter(request, response, () => send(response, tooLarge())),
      });

  return {
    health: (_request, response) => send(response, control.health()),
    control: plane(
      (wire, done, { socket }) => void control.answer(wire, socket.remoteAddress).then(done),
      () => refusal(413, `the body is larger than ${bodyLimitBytes} bytes`),
    ),
    registry: createRegistryPlane({ registry, send, onAnswer, onBug }),
    gateway: plane(api, () => refuse(apiError('body_too_large', {}))),
  };
};
