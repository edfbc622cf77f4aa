import type { Bench } from '../bench/bench.ts';
import type { Firing } from '../bench/faults.ts';
import type { Entry } from '../bench/journal.ts';
import type { ApiError } from '../errors.ts';
import type { Reply, WireRequest } from '../wire.ts';
import { inMillis } from '../world/time.ts';
import type { Explanation } from './signature/mismatch.ts';

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

/** Writes the request into its world's journal. Headers and bodies are left out: they hold what must not be kept. */
export const note = ({ journal, coverage }: Bench, noted: Noted): void => {
  const { request, reply, operationId, error, firing } = noted;
  const explanation = error?.beside.explanation as Explanation | undefined;
  const entry: Entry = {
    at: inMillis(noted.nowMs),
    request_id: noted.requestId,
    method: request.method,
    path: request.target.slice(0, longest),
    status: reply.status,
    duration_ms: noted.durationMs,
    ...(operationId !== undefined && { operationId }),
    ...(error !== undefined && { error_code: error.code, error_msg: error.message.slice(0, longest) }),
    ...(firing !== undefined && { fault: firing.id }),
    ...(explanation !== undefined && { explanation }),
  };
  journal.add(entry);
  if (operationId !== undefined) coverage.note(operationId, reply.status, error?.code);
};
