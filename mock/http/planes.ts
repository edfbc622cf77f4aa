import type { ServerResponse } from 'node:http';
import { isBrowser } from '../control/browser.ts';
import { redirect, refusal } from '../control/reply.ts';
import type { Control } from '../control/serve.ts';
import { type ApiError, apiError } from '../errors/error.ts';
import type { Api } from '../gateway/api.ts';
import type { Reply, WireRequest } from '../wire/wire.ts';
import { bodyLimitBytes, controlLimitBytes, readBody } from './bodies.ts';
import { sendFeed } from './feed.ts';
import { guarded, type OnBug } from './guard.ts';
import type { Plane } from './plane.ts';
import { createRegistryPlane, type RegistryPlaneOptions } from './registry-plane.ts';
import { ofAnswered, ofControl, type Report } from './report.ts';
import { type HttpRequest, targetOf, toPage, wireRequestOf } from './request.ts';
import type { OpenResponses, Send } from './send.ts';

export interface PlaneOptions {
  readonly api: Api;
  readonly control: Control;
  readonly refuse: (error: ApiError) => Reply;
  readonly report: Report;
  readonly onBug: OnBug;
  readonly send: Send;
  /** Responses that do not end by themselves. */
  readonly open: OpenResponses;
  readonly registry: RegistryPlaneOptions['registry'];
}

/** What answers requests, each by its name in the list of `app.ts`. */
export interface Planes {
  readonly health: Plane;
  /** `/`, which sends a browser to the page. */
  readonly home: Plane;
  readonly control: Plane;
  readonly registry: Plane;
  /** SWR's API and its neighbours, and the refusal of what is none of them. */
  readonly gateway: Plane;
}

type LimitOf = (request: HttpRequest) => number;

type Answer = (wire: WireRequest, request: HttpRequest, response: ServerResponse) => void;

/** How long a client may go on sending what has been refused. */
const lingerMs = 1000;

/** Sends an answer to a request that has not been read, and ends its connection. */
const hangUpAfter = (request: HttpRequest, response: ServerResponse, answer: () => void): void => {
  response.shouldKeepAlive = false;
  answer();
  setTimeout(() => request.destroy(), lingerMs).unref();
};

export const createPlanes = ({ api, control, refuse, report, onBug, send, open, registry }: PlaneOptions): Planes => {
  /** A plane that reads the body of a request before it answers. */
  const plane =
    (answer: Answer, tooLarge: (limitBytes: number) => Reply, limitOf: LimitOf = () => bodyLimitBytes): Plane =>
    (request, response) => {
      const limitBytes = limitOf(request);
      readBody(request, {
        limitBytes,
        onBody: (body) => guarded(response, onBug, () => answer(wireRequestOf(request, body), request, response)),
        onTooLarge: () => hangUpAfter(request, response, () => send(response, tooLarge(limitBytes))),
      });
    };

  const gateway = plane(
    (wire, request, response) =>
      api(wire, (reply, answered) => {
        report(request, response, () => ofAnswered(answered));
        send(response, reply);
      }),
    () => refuse(apiError('body_too_large', {})),
  );

  return {
    home: (request, response) => {
      const { method = 'GET', headers } = request;
      if (isBrowser({ method, headers })) send(response, redirect(toPage(request)));
      else gateway(request, response);
    },
    health: (request, response) => send(response, control.health({ target: targetOf(request) })),
    control: plane(
      (wire, request, response) =>
        void control.answer(wire, request.socket.remoteAddress).then((answered) => {
          report(request, response, () => ofControl(answered));
          const { feed, ...reply } = answered.reply;
          if (feed === undefined) send(response, reply);
          else guarded(response, onBug, () => sendFeed(response, reply, { feed, open, onBug }));
        }),
      (limitBytes) => refusal(413, `the body is larger than ${limitBytes} bytes`),
      (request) => controlLimitBytes(request.method, targetOf(request)),
    ),
    registry: createRegistryPlane({ registry, send, report, onBug }),
    gateway,
  };
};
