import type { Sequence } from '../world/kernel/paging.ts';
import { type Entry, entryOf, type Visit } from './entry.ts';
import { differences, type Filter } from './filter.ts';
import { pack, seqAt, unpack } from './packed.ts';
import { createRing, type Memory } from './ring.ts';

export interface Journal {
  readonly add: (visit: Visit) => void;
  readonly find: (filter: Filter) => readonly Entry[];
  /** All of them, the oldest first, each read when it is asked for. */
  readonly all: () => Sequence<Entry>;
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

/** How many of the places, which are in the order of their numbers, are of entries up to that number. */
const countUpTo = (memory: Memory, places: readonly number[], seq: number): number => {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (seqAt(memory, places[middle] ?? 0) <= seq) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * The requests of one world, the oldest dropped when there are too many. As objects they would live long enough for the
 * collector to copy each twice, and every connection waits for it: see docs/performance.md.
 */
export const createJournal = (
  { maxBytes = defaultJournalBytes, bodies = false }: JournalOptions = {},
  { project_id, nextSeq }: JournalPlace = byItself(),
): Journal => {
  const ring = createRing(maxBytes);
  let errors = 0;
  const read = (at: number) => unpack(ring.memory(), at, project_id);
  const kept = () => ring.places().map(read);
  const all = (): Sequence<Entry> => {
    const places = ring.places();
    return {
      length: places.length,
      at: (index) => {
        const place = places[index];
        return place === undefined ? undefined : read(place);
      },
    };
  };
  const placesAfter = (seq: number): readonly number[] => {
    const places = ring.places();
    return places.slice(countUpTo(ring.memory(), places, seq));
  };
  return {
    add: (visit) => {
      pack(entryOf(visit, bodies, { seq: nextSeq(), project_id }), ring);
      if (visit.reply.status >= 400) errors += 1;
    },
    find: (filter) => kept().filter((entry) => differences(filter, entry).length === 0),
    all,
    nearMisses: (filter, most) =>
      kept()
        .map((entry) => ({ entry, differs: differences(filter, entry) }))
        .filter(({ differs }) => differs.length > 0)
        .toSorted((a, b) => a.differs.length - b.differs.length)
        .slice(0, most)
        .map(({ entry, differs }) => `${entry.method} ${entry.path} -> ${entry.status}: ${differs.join(', ')}`),
    countAfter: (seq) => placesAfter(seq).length,
    newestAfter: (seq, most) => (most === 0 ? [] : placesAfter(seq).slice(-most).map(read)),
    kept: ring.count,
    dropped: ring.dropped,
    errors: () => errors,
    bytes: ring.bytes,
  };
};
