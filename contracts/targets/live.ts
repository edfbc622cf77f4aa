import type { Answer, Outgoing, Target } from '../target.ts';
import { Unmet } from '../target.ts';
import { type Credentials, createCaller } from './caller.ts';
import { createFinder } from './finder.ts';
import { createMaker } from './maker.ts';
import { httpTransport, Unreachable } from './transport.ts';

export interface LiveOptions {
  readonly url: string;
  readonly projectId: string;
  readonly credentials: Credentials;
  readonly allowWrites: boolean;
  readonly maxCalls: number;
  readonly maxSeconds: number;
  readonly requestsPerSecond: number;
  readonly runId: string;
  readonly signatureKey?: string | undefined;
  readonly now: () => number;
}

const tries = 4;
const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Whether to ask again: a throttled request was not carried out, one that ended in 5xx may have been. */
const mayPass = ({ status }: Answer, { method }: Outgoing): boolean =>
  status === 429 || (status >= 500 && method !== 'POST');

const waitMs = ({ headers }: Answer, turn: number): number =>
  Math.min(30_000, Number(headers['retry-after'] ?? 0) * 1000 || 500 * 2 ** turn);

/** What is left behind may be swept away after a day. */
const lifeMs = 24 * 60 * 60 * 1000;

/** The real service, asked slowly, a bounded number of times, and changed only where that is allowed. */
export const liveTarget = async (options: LiveOptions): Promise<Target> => {
  const {
    url,
    projectId,
    credentials,
    allowWrites,
    maxCalls,
    maxSeconds,
    requestsPerSecond,
    runId,
    signatureKey,
    now,
  } = options;
  const caller = createCaller({ transport: httpTransport(url), credentials, projectId, now: async () => now() });
  const beganMs = now();
  let calls = 0;
  let nextMs = beganMs;

  const paced = async (request: Outgoing): Promise<Answer> => {
    // What was made is taken away again, whatever the ceilings: they must not leave anything behind.
    const isBound = request.method !== 'DELETE';
    if (isBound && calls >= maxCalls) throw new Unmet(`the ceiling of ${maxCalls} calls is reached (--max-calls)`);
    if (isBound && now() - beganMs > maxSeconds * 1000)
      throw new Unmet(`the ceiling of ${maxSeconds} seconds is reached (--max-seconds)`);
    calls += 1;
    const waits = nextMs - now();
    nextMs = Math.max(nextMs, now()) + 1000 / requestsPerSecond;
    if (waits > 0) await sleep(waits);
    return caller(request);
  };

  const send = async (request: Outgoing): Promise<Answer> => {
    for (let turn = 1; ; turn += 1) {
      const answer = await paced(request);
      if (!mayPass(answer, request) || turn === tries) return answer;
      await sleep(waitMs(answer, turn));
    }
  };

  const probe = await send({ method: 'GET', target: `/v2/${projectId}/instances?limit=1`, as: 'caller' });
  if (probe.body === undefined)
    throw new Unreachable(
      `${url} does not answer as the service: ${probe.status} ${probe.headers['content-type'] ?? ''}`,
    );
  if (probe.status === 401 || probe.status === 403)
    throw new Unreachable(`${url} refuses the credentials: ${probe.text.slice(0, 300)}`);

  const given = createFinder(send, projectId);
  const maker = createMaker({ send, given, runId, expires: new Date(now() + lifeMs).toISOString(), signatureKey });
  return {
    name: url,
    kind: 'live',
    send,
    given: async (wanted) => {
      const made = allowWrites ? maker.make(wanted) : undefined;
      if (made === undefined && wanted.startsWith('new '))
        throw new Unmet(`a ${wanted} would be made; see --allow-writes`);
      return made ?? given(wanted);
    },
    mayWrite: allowWrites,
    pause: sleep,
    cleanUp: maker.cleanUp,
  };
};
