import { createRequests, type Requests } from '../metrics/requests.ts';
import { type Coverage, createCoverage } from './coverage.ts';
import { createJournal, type Journal, type JournalOptions } from './journal.ts';

/** What was seen of a world's clients. */
export interface Observed {
  readonly journal: Journal;
  readonly coverage: Coverage;
}

/** What was seen, by world. It is this process's own and no part of a world: no command brings it back. */
export interface Observations {
  /** Of all worlds together. */
  readonly requests: Requests;
  readonly of: (projectId: string) => Observed;
  readonly forget: (projectId: string) => void;
  /** What the journals of all worlds take in memory. */
  readonly journalBytes: () => number;
}

export const createObservations = (options: JournalOptions = {}): Observations => {
  const worlds = new Map<string, Observed>();
  return {
    requests: createRequests(),
    of: (projectId) => {
      const known = worlds.get(projectId) ?? { journal: createJournal(options), coverage: createCoverage() };
      worlds.set(projectId, known);
      return known;
    },
    forget: (projectId) => {
      worlds.delete(projectId);
    },
    journalBytes: () => [...worlds.values()].reduce((bytes, { journal }) => bytes + journal.bytes(), 0),
  };
};
