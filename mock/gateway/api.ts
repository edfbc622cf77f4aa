import type { ApiError } from '../errors/error.ts';
import type { Firing } from '../faults/meet.ts';
import type { StubAnswer } from '../faults/stub.ts';
import { stubReply } from '../faults/stub-reply.ts';
import type { Observations } from '../journal/observed.ts';
import type { Operation } from '../spec/operations.ts';
import type { Reply, WireRequest } from '../wire/wire.ts';
import type { WorldEntry } from '../world/entry.ts';
import { type Outcome, outcomeOf } from '../world/kernel/outcome.ts';
import { type AdmitParts, callerOf, inputOf } from './admit.ts';
import { answerOf } from './answer.ts';
import { type Call, callOf } from './call.ts';
import { checkFidelity, type FidelityRules, withFidelity } from './fidelity.ts';
import { meetFault } from './meet-fault.ts';
import { apiNotFound } from './not-found.ts';
import { type Answer, type PerformParts, perform } from './perform.ts';
import { type Answered, conclude } from './record.ts';
import { success } from './reply.ts';
import { routerOf } from './routes.ts';

/** Answers one request: at once, or when the log has taken what it changes. */
export type Api = (request: WireRequest, done: (reply: Reply, answered: Answered) => void) => void;

export interface ApiParts extends AdmitParts, PerformParts {
  readonly operations: readonly Operation[];
  readonly observations: Observations;
  readonly fidelity: FidelityRules;
  readonly nextRequestId: () => string;
  /** The machine's time that a read is answered for. */
  readonly nowMs: () => number;
  /** Milliseconds of the machine, to measure by. */
  readonly stopwatch: () => number;
  /** Told of every refusal. */
  readonly onRefusal: (error: ApiError, request: WireRequest) => void;
}

/** What a call came to, and in whose world: that of its credentials, once they are known to be good. */
interface Served {
  readonly outcome: Outcome<Answer>;
  readonly entry?: WorldEntry;
  /** Whether what it asks for was done, or at least begun. */
  readonly performed?: true;
}

/** The answer, and the refusal if it is one. */
interface Said {
  readonly reply: Reply;
  readonly error?: ApiError | undefined;
}

const stubOf = (answer: StubAnswer, { requestId, entry: { profile } }: Call): Reply =>
  stubReply(answer, success(answer.status, answer.body, { requestId, profile }));

const operationOf = (call: Call, operations: readonly Operation[]): Operation => {
  if (call.malformed !== undefined) throw call.malformed;
  if (call.operation === undefined) throw apiNotFound(call, routerOf(operations));
  return call.operation;
};

/** Serves a call that no fault has answered: credentials, then what it gives, then what it asks for. */
const serve = (call: Call, parts: ApiParts, next: (served: Served) => void) => {
  const atMs = parts.nowMs();
  const known = outcomeOf(() => {
    const operation = operationOf(call, parts.operations);
    return { operation, caller: callerOf(call, operation, atMs, parts) };
  });
  if ('error' in known) return next({ outcome: known });
  const { operation, caller } = known.value;
  const entry = caller?.entry ?? call.entry;
  const input = outcomeOf(() => {
    checkFidelity(call, operation, entry.profile, parts);
    return inputOf(call, operation, entry, parts);
  });
  if ('error' in input) return next({ outcome: input, entry });
  const admitted = { operation, entry, caller, input: input.value };
  perform(admitted, { requestId: call.requestId, atMs }, parts, (outcome) => next({ outcome, entry, performed: true }));
};

export const createApi = (parts: ApiParts): Api => {
  const { operations, commit, nextRequestId, stopwatch, worlds } = parts;
  const router = routerOf(operations);

  return (request, done) => {
    const call = callOf({ request, requestId: nextRequestId(), startedMs: stopwatch() }, router, worlds);
    const finish = (said: Said, firing: Firing | undefined) => {
      const { requestId, operation, entry, startedMs } = call;
      const asked = { request, requestId, operationId: operation?.id, entry, startedMs };
      const answered = conclude(asked, { reply: said.reply, error: said.error, firing }, parts);
      done(answered.reply, answered);
    };
    const answer = (served: Served, firing: Firing | undefined) => finish(answerOf(call, served, parts), firing);
    meetFault(call, commit, (met) => {
      if ('error' in met) return answer({ outcome: met }, undefined);
      const firing = met.value;
      if (firing?.answer !== undefined) return finish({ reply: stubOf(firing.answer, call) }, firing);
      if (firing?.error !== undefined) return answer({ outcome: { error: firing.error } }, firing);
      serve(call, parts, (served) => {
        const said = answerOf(call, served, parts);
        const came = { error: said.error, profile: served.entry?.profile, performed: served.performed === true };
        finish({ ...said, reply: withFidelity(said.reply, call, came, parts) }, firing);
      });
    });
  };
};
