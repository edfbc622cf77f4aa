import { type Entry, entryOf, type Visit } from './entry.ts';
import { differences, type Filter } from './filter.ts';

export interface Journal {
  readonly add: (visit: Visit) => void;
  readonly find: (filter: Filter) => readonly Entry[];
  /** The entries that fit the filter best without fitting it, and in what they differ. */
  readonly nearMisses: (filter: Filter, most: number) => readonly string[];
  readonly dropped: () => number;
  /** What the entries take in memory. */
  readonly bytes: () => number;
  readonly clear: () => void;
}

export interface JournalOptions {
  /** What the entries of one world may take in memory. */
  readonly maxBytes?: number;
  /** Whether the headers and bodies of every answer are kept, not of refusals only. */
  readonly bodies?: boolean;
}

export const defaultJournalBytes = 16 * 1024 * 1024;

/** The requests of one world, the oldest dropped when there are too many. */
export const createJournal = ({ maxBytes = defaultJournalBytes, bodies = false }: JournalOptions = {}): Journal => {
  let entries: (Entry | undefined)[] = [];
  let start = 0;
  let bytes = 0;
  let dropped = 0;
  const kept = () => entries.slice(start) as Entry[];
  const shrink = (): void => {
    while (bytes > maxBytes) {
      bytes -= (entries[start] as Entry).bytes;
      entries[start] = undefined;
      start += 1;
      dropped += 1;
    }
    if (start > 1024 && start * 2 > entries.length) {
      entries = kept();
      start = 0;
    }
  };
  return {
    add: (visit) => {
      const entry = entryOf(visit, bodies);
      entries.push(entry);
      bytes += entry.bytes;
      shrink();
    },
    find: (filter) => kept().filter((entry) => differences(filter, entry).length === 0),
    nearMisses: (filter, most) =>
      kept()
        .map((entry) => ({ entry, differs: differences(filter, entry) }))
        .filter(({ differs }) => differs.length > 0)
        .toSorted((a, b) => a.differs.length - b.differs.length)
        .slice(0, most)
        .map(({ entry, differs }) => `${entry.method} ${entry.path} -> ${entry.status}: ${differs.join(', ')}`),
    dropped: () => dropped,
    bytes: () => bytes,
    clear: () => {
      entries = [];
      start = 0;
      bytes = 0;
      dropped = 0;
    },
  };
};
