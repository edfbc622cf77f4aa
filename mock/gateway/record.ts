import type { ApiError } from '../errors/error.ts';
import { asError } from '../errors/thrown.ts';
import { corrupt } from '../faults/corrupt.ts';
import type { Firing } from '../faults/meet.ts';
import type { Refusal } from '../journal/entry.ts';
import type { Observations } from '../journal/observed.ts';
import type { Reply, WireRequest } from '../wire/wire.ts';
import type { WorldEntry } from '../world/entry.ts';
import { worldTime } from '../world/kernel/clock.ts';

/** A request and what came of it. */
export interface Answered {
  readonly request: WireRequest;
  readonly reply: Reply;
  readonly requestId: string;
  /** The world that it was for. */
  readonly entry: WorldEntry;
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

/** Records the request in its world's journal, and counts it. What goes wrong there is told, and the request answered all the same. */
const record = (observations: Observations, answered: Answered, onBug: (error: Error) => void): void => {
  const { request, reply, requestId, entry, operationId, error, firing, nowMs, durationMs } = answered;
  observations.requests.count(operationId, reply.status, durationMs);
  try {
    const { journal, coverage } = observations.of(entry.tenant.project_id);
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
    onBug(asError(cause));
  }
};

interface ConcludeParts {
  readonly observations: Observations;
  /** The machine's time. */
  readonly nowMs: () => number;
  /** Milliseconds of the machine, to measure by. */
  readonly stopwatch: () => number;
  readonly onBug: (error: Error) => void;
}

type Asked = Pick<Answered, 'request' | 'requestId' | 'entry' | 'operationId'> & { readonly startedMs: number };

/** The end of every request of the API and of the registry: what a fault does to its answer, and the record of both. */
export const conclude = (
  { request, requestId, entry, operationId, startedMs }: Asked,
  { reply: plain, error, firing }: Pick<Answered, 'reply' | 'error' | 'firing'>,
  { observations, nowMs, stopwatch, onBug }: ConcludeParts,
): Answered => {
  const reply = firing === undefined ? plain : corrupt(plain, firing.transmission);
  const time = worldTime(entry.clock, nowMs());
  const durationMs = stopwatch() - startedMs;
  const answered = { request, requestId, entry, operationId, reply, error, firing, nowMs: time, durationMs };
  record(observations, answered, onBug);
  return answered;
};
