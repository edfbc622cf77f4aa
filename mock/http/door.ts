import type { RequestListener } from 'node:http';
import { asksForHealth, type Condition, healthOf, liveIn, notReady } from '../control/health.ts';
import { refusal } from '../control/reply.ts';
import { type ApiError, apiError } from '../errors/error.ts';
import { failure } from '../gateway/reply.ts';
import type { Reply } from '../wire/wire.ts';
import { guarded, type OnBug } from './guard.ts';
import { targetOf } from './request.ts';
import { sendTo } from './send.ts';

/** What a fake answers by, once it is there. */
interface Answering {
  readonly listener: RequestListener;
  readonly refuse: (error: ApiError) => Reply;
}

/** A listener that is there before its fake is. */
export interface Door extends Answering {
  /** From now on it answers. */
  readonly open: (fake: Answering) => void;
}

/** The same for every request: ids are numbered by a fake. */
const requestId = '0'.repeat(32);

/** Until there is a fake, health says how far it is, and all else is refused with the reason. */
export const createDoor = (logStatus: Condition['logStatus'], onBug: OnBug): Door => {
  const send = sendTo(new Set(), onBug);
  const condition: Condition = { logStatus, worlds: { size: () => 0 }, replica: undefined };
  const refuse = (error: ApiError): Reply => failure(error, { requestId });

  const answerTo = (method: string, target: string): Reply => {
    if (asksForHealth({ method, target })) return healthOf(liveIn(target), condition);
    const error = apiError('not_ready', { reason: notReady(condition)?.reason ?? '' });
    return target.startsWith('/_fake') ? refusal(error.status, error.message) : refuse(error);
  };

  let fake: Answering = {
    refuse,
    listener: (request, response) =>
      guarded(response, onBug, () => send(response, answerTo(request.method ?? 'GET', targetOf(request)))),
  };
  return {
    listener: (request, response) => fake.listener(request, response),
    refuse: (error) => fake.refuse(error),
    open: (opened) => {
      fake = opened;
    },
  };
};
