import { createDurations, type Durations, observe } from './durations.ts';

/** The requests of one operation: how many by status, and how long their answers took. */
interface OperationRequests {
  /** By status, from `lowestStatus`. */
  readonly statuses: Float64Array;
  readonly durations: Durations;
}

/** The requests that this process has answered, of all worlds. No reset takes them back. */
export interface Requests {
  readonly count: (operationId: string | undefined, status: number, durationMs: number) => void;
  readonly byOperation: ReadonlyMap<string, OperationRequests>;
}

export const lowestStatus = 100;
/** Node sends statuses of three digits. */
const statusCount = 900;

/** Stands for what is not a request of any operation. */
const noOperation = 'none';

export const createRequests = (): Requests => {
  const byOperation = new Map<string, OperationRequests>();
  const added = (operationId: string): OperationRequests => {
    const requests = { statuses: new Float64Array(statusCount), durations: createDurations() };
    byOperation.set(operationId, requests);
    return requests;
  };
  return {
    byOperation,
    count: (operationId = noOperation, status, durationMs) => {
      const { statuses, durations } = byOperation.get(operationId) ?? added(operationId);
      statuses[status - lowestStatus] = (statuses[status - lowestStatus] ?? 0) + 1;
      observe(durations, durationMs);
    },
  };
};
