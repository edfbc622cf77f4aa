import type { RequestListener, ServerResponse } from 'node:http';
import { asksForHealth } from '../control/health.ts';
import { refusal as controlRefusal } from '../control/reply.ts';
import { ApiError, apiError } from '../errors/error.ts';
import { asError } from '../errors/thrown.ts';
import type { Barrier } from '../log/log.ts';
import { refusal as registryRefusal } from '../registry/reply.ts';
import type { IsForRegistry } from '../registry/split.ts';
import type { Reply } from '../wire/wire.ts';
import { behindBarrier } from './behind-barrier.ts';
import { guarded, type OnBug } from './guard.ts';
import { headProblem } from './head.ts';
import type { Plane } from './plane.ts';
import type { Planes } from './planes.ts';
import { ofRefused, type Report } from './report.ts';
import { type HttpRequest, targetOf } from './request.ts';
import type { Send } from './send.ts';

export interface ListenerOptions {
  readonly planes: Planes;
  readonly refuse: (error: ApiError) => Reply;
  readonly send: Send;
  readonly report: Report;
  readonly onBug: OnBug;
  readonly isForRegistry: IsForRegistry;
  /** Whether the API answers under that name; left out where it checks credentials, which a page does not have. */
  readonly isTrusted?: ((host: string, address: string | undefined) => boolean) | undefined;
  /** What each request passes first; left out where this process is the only one of its kind. */
  readonly barrier?: Barrier | undefined;
}

/** Paths of SWR's API and of its neighbours, which the gateway answers by the same way. */
const gatewayPath = /^\/v[1235]/;

/** The control plane has rules of its own. */
const controlPath = /^\/_fake(?=[/?]|$)/;

/** The Express application, loaded with the first request that needs it. */
const lazyApp = (planes: Planes, onBug: OnBug): Plane => {
  let app: Promise<RequestListener> | undefined;
  return (request, response) => {
    app ??= import('./app.ts').then(({ createApp }) => createApp(planes));
    app
      .then((answer) => guarded(response, onBug, () => answer(request, response)))
      .catch((error) => {
        onBug(asError(error));
        response.destroy();
      });
  };
};

/**
 * Everything a request meets. Calls of the gateway and the question whether the fake is up are answered ahead of Express,
 * which costs more than they do; all the rest is the Express application's.
 */
export const createListener = ({
  planes,
  refuse,
  send,
  report,
  onBug,
  isForRegistry,
  isTrusted,
  barrier,
}: ListenerOptions): RequestListener => {
  const app = lazyApp(planes, onBug);

  const hostProblem = ({ headers: { host }, socket }: HttpRequest, target: string): ApiError | undefined => {
    if (isTrusted === undefined || host === undefined || controlPath.test(target)) return undefined;
    return isTrusted(host, socket.remoteAddress)
      ? undefined
      : apiError('foreign_host', { host: JSON.stringify(host.slice(0, 100)) });
  };

  const answer: RequestListener = (request, response) => {
    const target = targetOf(request);
    const problem = headProblem(request) ?? hostProblem(request, target);
    const { method = 'GET' } = request;
    if (problem !== undefined) {
      report(request, response, () => ofRefused(problem));
      send(response, refuse(problem));
    } else if (isForRegistry(method, target, request.headers.host)) planes.registry(request, response);
    else if (gatewayPath.test(target)) planes.gateway(request, response);
    else if (asksForHealth({ method, target })) planes.health(request, response);
    else app(request, response);
  };
  const listener: RequestListener = (request, response) => guarded(response, onBug, () => answer(request, response));
  if (barrier === undefined) return listener;

  const unavailable = (request: HttpRequest, response: ServerResponse, thrown: Error): void => {
    const error = thrown instanceof ApiError ? thrown : apiError('not_current', { reason: thrown.message });
    report(request, response, () => ofRefused(error));
    const plain = refuse(error);
    const target = targetOf(request);
    const { method = 'GET' } = request;
    if (controlPath.test(target)) send(response, controlRefusal(error.status, error.message));
    else if (isForRegistry(method, target, request.headers.host)) send(response, registryRefusal(error, {}, false));
    else send(response, plain);
  };
  return behindBarrier(listener, { barrier, unavailable, onBug });
};
