import { apiError } from '../errors/error.ts';
import type { Accepted } from '../log/log.ts';

interface Waiting {
  readonly accepted: (entry: Accepted) => void;
  readonly refused: (error: Error) => void;
}

/** The commands of this process that are neither applied nor refused. */
export interface Pending {
  readonly add: (requestId: string, waiting: Waiting) => void;
  /** Whoever waits for a command; after that nobody does. */
  readonly take: (requestId: string) => Waiting | undefined;
  readonly refuse: (requestIds: readonly string[], error: Error) => void;
  /** The connection broke: each may be in the log or not. */
  readonly doubtAll: () => void;
  /** Those in doubt that have not come by until now are told so. */
  readonly giveUp: (reason: string) => void;
  readonly isInDoubt: () => boolean;
  readonly size: () => number;
}

export const createPending = (): Pending => {
  const all = new Map<string, Waiting>();
  let doubted = new Set<string>();
  const take: Pending['take'] = (requestId) => {
    const waiting = all.get(requestId);
    all.delete(requestId);
    doubted.delete(requestId);
    return waiting;
  };
  const refuse: Pending['refuse'] = (requestIds, error) => {
    for (const requestId of requestIds) take(requestId)?.refused(error);
  };
  return {
    add: (requestId, waiting) => {
      all.set(requestId, waiting);
    },
    take,
    refuse,
    doubtAll: () => {
      doubted = new Set(all.keys());
    },
    giveUp: (reason) => {
      const given = [...doubted];
      doubted = new Set();
      refuse(given, apiError('outcome_unknown', { reason }));
    },
    isInDoubt: () => doubted.size > 0,
    size: () => all.size,
  };
};
