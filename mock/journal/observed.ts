import { type Coverage, createCoverage } from './coverage.ts';
import { createJournal, type Journal, type JournalOptions } from './journal.ts';

/** What was seen of a world's clients. */
export interface Observed {
  readonly journal: Journal;
  readonly coverage: Coverage;
}

/** What was seen, by world. It is this process's own and no part of a world: no command brings it back. */
export interface Observations {
  readonly of: (projectId: string) => Observed;
  readonly forget: (projectId: string) => void;
}

export const createObservations = (options: JournalOptions = {}): Observations => {
  const worlds = new Map<string, Observed>();
  return {
    of: (projectId) => {
      const known = worlds.get(projectId) ?? { journal: createJournal(options), coverage: createCoverage() };
      worlds.set(projectId, known);
      return known;
    },
    forget: (projectId) => {
      worlds.delete(projectId);
    },
  };
};
