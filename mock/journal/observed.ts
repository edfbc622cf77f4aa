import { createRequests, type Requests } from '../metrics/requests.ts';
import { type Coverage, createCoverage } from './coverage.ts';
import { createJournal, type Journal, type JournalOptions } from './journal.ts';
import { createStarts, type Starts } from './starts.ts';

/** What was seen of a world's clients. */
export interface Observed {
  readonly journal: Journal;
  readonly coverage: Coverage;
}

/** What was seen, by world. It is this process's own and no part of a world: no command brings it back. */
export interface Observations {
  /** Of all worlds together. */
  readonly requests: Requests;
  /** Which executions requests have started. */
  readonly starts: Starts;
  readonly of: (projectId: string) => Observed;
  readonly journals: () => readonly Journal[];
  /** The number of the latest request of all worlds. */
  readonly lastSeq: () => number;
  /** How often something was forgotten of what was seen. */
  readonly forgotten: () => number;
  readonly clearJournal: (projectId: string) => void;
  readonly forget: (projectId: string) => void;
  /** What the journals of all worlds take in memory. */
  readonly journalBytes: () => number;
}

export const createObservations = (options: JournalOptions = {}): Observations => {
  const worlds = new Map<string, Observed>();
  let lastSeq = 0;
  let forgotten = 0;
  const nextSeq = (): number => {
    lastSeq += 1;
    return lastSeq;
  };
  const newJournal = (project_id: string) => createJournal(options, { project_id, nextSeq });
  const of = (project_id: string): Observed => {
    const known = worlds.get(project_id) ?? { journal: newJournal(project_id), coverage: createCoverage() };
    worlds.set(project_id, known);
    return known;
  };
  const journals = () => [...worlds.values()].map(({ journal }) => journal);
  return {
    requests: createRequests(),
    starts: createStarts(),
    of,
    journals,
    lastSeq: () => lastSeq,
    forgotten: () => forgotten,
    clearJournal: (projectId) => {
      forgotten += 1;
      worlds.set(projectId, { ...of(projectId), journal: newJournal(projectId) });
    },
    forget: (projectId) => {
      forgotten += 1;
      worlds.delete(projectId);
    },
    journalBytes: () => journals().reduce((bytes, journal) => bytes + journal.bytes(), 0),
  };
};
