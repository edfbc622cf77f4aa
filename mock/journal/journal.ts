import { type Entry, entryOf, type Visit } from './entry.ts';
import { differences, type Filter } from './filter.ts';

export interface Journal {
  readonly add: (visit: Visit) => void;
  readonly find: (filter: Filter) => readonly Entry[];
  /** The entries that fit the filter best without fitting it, and in what they differ. */
  readonly nearMisses: (filter: Filter, most: number) => readonly string[];
  /** How many are newer than that number. */
  readonly countAfter: (seq: number) => number;
  /** Those newer than that number, the oldest first; of too many, the newest. */
  readonly newestAfter: (seq: number, most: number) => readonly Entry[];
  readonly kept: () => number;
  readonly dropped: () => number;
  /** How many of all were answered with status 400 or above. */
  readonly errors: () => number;
  /** What the entries take in memory. */
  readonly bytes: () => number;
}

export interface JournalOptions {
  /** What the entries of one world may take in memory. */
  readonly maxBytes?: number;
  /** Whether the headers and bodies of every answer are kept, not of refusals only. */
  readonly bodies?: boolean;
}

/** Whose journal it is, and where it has the numbers of its entries from. */
export interface JournalPlace {
  readonly project_id: string;
  readonly nextSeq: () => number;
}

export const defaultJournalBytes = 16 * 1024 * 1024;

const byItself = (): JournalPlace => {
  let last = 0;
  return {
    project_id: '',
    nextSeq: () => {
      last += 1;
      return last;
    },
  };
};

/** The place of the first entry from `start` on that is newer. */
const placeAfter = (entries: readonly (Entry | undefined)[], start: number, seq: number): number => {
  let [low, high] = [start, entries.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.seq ?? 0) <= seq) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The requests of one world, the oldest dropped when there are too many. */
export const createJournal = (
  { maxBytes = defaultJournalBytes, bodies = false }: JournalOptions = {},
  { project_id, nextSeq }: JournalPlace = byItself(),
): Journal => {
  let entries: (Entry | undefined)[] = [];
  let start = 0;
  let bytes = 0;
  let dropped = 0;
  let errors = 0;
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
      const entry = entryOf(visit, bodies, { seq: nextSeq(), project_id });
      entries.push(entry);
      bytes += entry.bytes;
      if (entry.status >= 400) errors += 1;
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
    countAfter: (seq) => entries.length - placeAfter(entries, start, seq),
    newestAfter: (seq, most) =>
      entries.slice(Math.max(placeAfter(entries, start, seq), entries.length - most)) as Entry[],
    kept: () => entries.length - start,
    dropped: () => dropped,
    errors: () => errors,
    bytes: () => bytes,
  };
};
