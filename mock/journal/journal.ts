import { type Entry, entryOf, type Visit } from './entry.ts';
import { differences, type Filter } from './filter.ts';
import { pack, unpack } from './packed.ts';
import { createRing } from './ring.ts';

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

/**
 * The requests of one world, the oldest dropped when there are too many. As objects they would live long enough for the
 * collector to copy each twice, and every connection waits for it: see docs/performance.md.
 */
export const createJournal = ({ maxBytes = defaultJournalBytes, bodies = false }: JournalOptions = {}): Journal => {
  const ring = createRing(maxBytes);
  const kept = () => ring.places().map((at) => unpack(ring.memory(), at));
  return {
    add: (visit) => pack(entryOf(visit, bodies), ring),
    find: (filter) => kept().filter((entry) => differences(filter, entry).length === 0),
    nearMisses: (filter, most) =>
      kept()
        .map((entry) => ({ entry, differs: differences(filter, entry) }))
        .filter(({ differs }) => differs.length > 0)
        .toSorted((a, b) => a.differs.length - b.differs.length)
        .slice(0, most)
        .map(({ entry, differs }) => `${entry.method} ${entry.path} -> ${entry.status}: ${differs.join(', ')}`),
    dropped: ring.dropped,
    bytes: ring.bytes,
    clear: ring.clear,
  };
};
