import { ApiError, apiError } from '../errors/error.ts';
import { explainAll } from '../errors/explain.ts';
import { asError } from '../errors/thrown.ts';
import type { Operation } from '../spec/operations.ts';
import type { Engine } from '../spec/validators.ts';
import type { Reply, WireRequest } from '../wire/wire.ts';
import { type Outcome, outcomeOf } from '../world/kernel/outcome.ts';
import type { Profile } from '../world/kernel/profile.ts';
import type { Call } from './call.ts';
import type { Answer } from './perform.ts';
import { failure, success } from './reply.ts';

interface Parts {
  readonly engine: Engine;
  readonly onRefusal: (error: ApiError, request: WireRequest) => void;
  readonly onBug: (error: Error) => void;
}

interface Served {
  readonly outcome: Outcome<Answer>;
  readonly entry?: { readonly profile: Profile };
}

const statusOf = ({ status, statusBehaviour }: Operation, profile: Profile): number =>
  statusBehaviour === undefined ? status : Number(profile[statusBehaviour]);

/** An answer against the spec is a bug of the fake, and never sent. */
const checkAnswer = (operation: Operation, body: unknown, engine: Engine): void => {
  const errors = engine.answerErrors(operation, body);
  if (errors.length > 0) throw new Error(`${operation.id} answers against the spec: ${explainAll(errors).join('; ')}`);
};

const asApiError = (error: unknown, onBug: (error: Error) => void): ApiError => {
  if (error instanceof ApiError) return error;
  if (error instanceof URIError) return apiError('malformed_uri', {});
  onBug(asError(error));
  return apiError('internal', {});
};

/** What a call is answered, and the refusal if it is one: everything that is not a success leaves by here. */
export const answerOf = (
  { operation, request, requestId, entry: claimed }: Call,
  { outcome, entry }: Served,
  { engine, onRefusal, onBug }: Parts,
): { readonly reply: Reply; readonly error: ApiError | undefined } => {
  const profile = entry?.profile;
  const put = outcomeOf(() => {
    if ('error' in outcome) throw outcome.error;
    if (operation === undefined || profile === undefined) throw new Error('nothing was asked for and yet answered');
    const { body, headers } = outcome.value;
    checkAnswer(operation, body, engine);
    return success(statusOf(operation, profile), body, { requestId, profile }, headers);
  });
  if ('value' in put) return { reply: put.value, error: undefined };
  const error = asApiError(put.error, onBug);
  onRefusal(error, request);
  const explain = request.headers['x-fake-explain'] !== undefined;
  return { reply: failure(error, { requestId, profile: profile ?? claimed.profile, explain }), error };
};
