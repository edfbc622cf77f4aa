import type { ApiError } from '../errors/error.ts';
import { maskedTarget } from '../errors/masked.ts';
import type { Firing } from '../faults/meet.ts';
import type { Entry } from '../journal/journal.ts';
import type { Observed } from '../journal/observed.ts';
import type { Reply, WireRequest } from '../wire/wire.ts';
import type { Explanation } from './aksk/mismatch.ts';

export interface Answered {
  readonly request: WireRequest;
  readonly reply: Reply;
  readonly requestId: string;
  readonly operationId: string | undefined;
  readonly error: ApiError | undefined;
  readonly firing: Firing | undefined;
  readonly nowMs: number;
  readonly durationMs: number;
}

const longest = 2048;

const refusal = (error: ApiError | undefined): Partial<Entry> => {
  if (error === undefined) return {};
  const explanation = error.beside.explanation as Explanation | undefined;
  const said = { error_code: error.code, error_msg: error.message.slice(0, longest) };
  return explanation === undefined ? said : { ...said, explanation };
};

/** As the journal keeps it: what looks secret in its query is masked before anything is cut off. */
const pathOf = (target: string): string => {
  const shown = maskedTarget(target);
  return shown.length > longest ? shown.slice(0, longest) : shown;
};

/** Records the request in its world's journal. Headers and bodies are left out: they hold what must not be kept. */
export const record = ({ journal, coverage }: Observed, answered: Answered): void => {
  const { request, reply, operationId, error, firing } = answered;
  const seen = {
    atMs: answered.nowMs,
    request_id: answered.requestId,
    method: request.method,
    path: pathOf(request.target),
    status: reply.status,
    duration_ms: answered.durationMs,
  };
  const entry: Entry = operationId === undefined ? seen : { ...seen, operationId };
  journal.add(
    error === undefined && firing === undefined
      ? entry
      : { ...entry, ...refusal(error), ...(firing && { fault: firing.id }) },
  );
  if (operationId !== undefined) coverage.count(operationId, reply.status, error?.code);
};
