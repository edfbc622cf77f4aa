import type { ApiError } from '../errors/error.ts';
import type { Firing } from '../faults/meet.ts';
import type { Refusal } from '../journal/entry.ts';
import type { Observed } from '../journal/observed.ts';
import type { Reply, WireRequest } from '../wire/wire.ts';

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

const refusalOf = ({ code, message, beside }: ApiError): Refusal => ({
  code,
  message,
  explanation: beside.explanation,
});

/** Records the request in its world's journal. What goes wrong there is told, and the request answered all the same. */
export const record = ({ journal, coverage }: Observed, answered: Answered, onBug: (error: Error) => void): void => {
  const { request, reply, requestId, operationId, error, firing, nowMs, durationMs } = answered;
  try {
    const refusal = error === undefined ? undefined : refusalOf(error);
    const fault = firing?.id;
    const visit = {
      atMs: nowMs,
      request_id: requestId,
      duration_ms: durationMs,
      operationId,
      request,
      reply,
      refusal,
      fault,
    };
    journal.add(visit);
    if (operationId !== undefined) coverage.count(operationId, reply.status, error?.code);
  } catch (cause) {
    onBug(cause as Error);
  }
};
