import { makesSomething } from '../resources/all.ts';
import { lifeMs } from '../resources/kit-names.ts';
import { createClient } from '../service/client.ts';
import { type Answer, type Outgoing, type Send, Unmet, Unreachable } from '../service/exchange.ts';
import type { Target } from '../target.ts';
import { type Credentials, createCaller } from './caller.ts';
import { createFind } from './find.ts';
import { createMaker } from './make.ts';
import { httpTransport } from './transport.ts';

export interface LiveOptions {
  readonly url: string;
  readonly projectId: string;
  readonly credentials: Credentials;
  readonly allowWrites: boolean;
  readonly maxCalls: number;
  readonly maxSeconds: number;
  readonly requestsPerSecond: number;
  readonly timeoutMs?: number | undefined;
  readonly runId: string;
  readonly signatureKey?: string | undefined;
  readonly now: () => number;
}

const tries = 4;
const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Whether to ask again: a throttled request was not carried out, one that ended in 5xx may have been. */
const mayPass = ({ status }: Answer, { method }: Outgoing): boolean =>
  status === 429 || (status >= 500 && method !== 'POST');

const waitMs = ({ headers }: Answer, attempt: number): number =>
  Math.min(30_000, Number(headers['retry-after'] ?? 0) * 1000 || 500 * 2 ** attempt);

/** Sends at most that many requests, for that long, at that rate. */
const paced = (call: Send, { maxCalls, maxSeconds, requestsPerSecond, now }: LiveOptions): Send => {
  const beganMs = now();
  let calls = 0;
  let nextMs = beganMs;
  return async (request) => {
    // What was created is deleted whatever the limits: they must not leave anything behind.
    const isBound = request.method !== 'DELETE';
    if (isBound && calls >= maxCalls) throw new Unmet(`the limit of ${maxCalls} calls is reached (--max-calls)`);
    if (isBound && now() - beganMs > maxSeconds * 1000)
      throw new Unmet(`the limit of ${maxSeconds} seconds is reached (--max-seconds)`);
    calls += 1;
    const waits = nextMs - now();
    nextMs = Math.max(nextMs, now()) + 1000 / requestsPerSecond;
    if (waits > 0) await sleep(waits);
    return call(request);
  };
};

/** Asks again where a request was throttled or the service was out of order. */
const retrying =
  (call: Send): Send =>
  async (request) => {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await call(request);
      if (!mayPass(answer, request) || attempt === tries) return answer;
      await sleep(waitMs(answer, attempt));
    }
  };

const checkAccess = async (send: Send, { url, projectId }: LiveOptions): Promise<void> => {
  const answer = await send({ method: 'GET', target: `/v2/${projectId}/instances?limit=1`, as: 'caller' });
  const { status, body, text, headers } = answer;
  if (body === undefined)
    throw new Unreachable(`${url} does not answer as the service: ${status} ${headers['content-type'] ?? ''}`);
  if (status === 401 || status === 403) throw new Unreachable(`${url} refuses the credentials: ${text.slice(0, 300)}`);
};

/** The real service, asked slowly, a bounded number of times, and changed only where that is allowed. */
export const liveTarget = async (options: LiveOptions): Promise<Target> => {
  const { url, projectId, credentials, allowWrites, runId, signatureKey, timeoutMs, now } = options;
  const transport = httpTransport(url, { timeoutMs });
  const caller = createCaller({ transport, credentials, projectId, now: async () => now() });
  const send = retrying(paced(caller, options));
  await checkAccess(send, options);
  const client = createClient(send);
  const find = createFind(client, projectId);
  const expires = new Date(now() + lifeMs).toISOString();
  const maker = createMaker({ client, find, runId, expires, signatureKey });
  return {
    name: url,
    kind: 'live',
    send,
    given: async (wanted) => {
      if (!makesSomething(wanted)) return find(wanted);
      const made = allowWrites ? maker.make(wanted) : undefined;
      if (made === undefined) throw new Unmet(`a ${wanted} would be made; see --allow-writes`);
      return made;
    },
    mayWrite: allowWrites,
    pause: sleep,
    cleanUp: maker.cleanUp,
  };
};
