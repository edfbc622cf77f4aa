import type { ApiError } from '../errors/error.ts';
import type { Firing } from '../faults/faults.ts';
import type { Bench } from '../journal/bench.ts';
import type { Entry } from '../journal/journal.ts';
import type { Reply, WireRequest } from '../wire/wire.ts';
import type { Explanation } from './aksk/mismatch.ts';

export interface Noted {
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

/** Writes the request into its world's journal. Headers and bodies are left out: they hold what must not be kept. */
export const note = ({ journal, coverage }: Bench, noted: Noted): void => {
  const { request, reply, operationId, error, firing } = noted;
  const seen = {
    atMs: noted.nowMs,
    request_id: noted.requestId,
    method: request.method,
    path: request.target.length > longest ? request.target.slice(0, longest) : request.target,
    status: reply.status,
    duration_ms: noted.durationMs,
  };
  const entry: Entry = operationId === undefined ? seen : { ...seen, operationId };
  journal.add(
    error === undefined && firing === undefined
      ? entry
      : { ...entry, ...refusal(error), ...(firing && { fault: firing.id }) },
  );
  if (operationId !== undefined) coverage.note(operationId, reply.status, error?.code);
};
