import type { RequestListener, ServerResponse } from 'node:http';
import { pass } from '../control/own.ts';
import type { Barrier } from '../log/log.ts';
import { guarded, type OnBug } from './guard.ts';
import { type HttpRequest, targetOf } from './request.ts';

export interface BehindBarrier {
  readonly barrier: Barrier;
  /** Answers a request that may not pass. */
  readonly unavailable: (request: HttpRequest, response: ServerResponse, error: Error) => void;
  readonly onBug: OnBug;
}

/**
 * Has each request pass the barrier before anything of it is looked at, even which plane it is for: a world, an address or
 * an access key may just have been made at another replica.
 */
export const behindBarrier =
  (listener: RequestListener, { barrier, unavailable, onBug }: BehindBarrier): RequestListener =>
  (request, response) => {
    const { method = 'GET' } = request;
    pass(
      barrier,
      { method, target: targetOf(request) },
      {
        go: () => listener(request, response),
        stop: (error) => guarded(response, onBug, () => unavailable(request, response, error)),
      },
    );
  };
