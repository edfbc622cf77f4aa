import type { components } from '../../spec/generated/control.types.ts';
import { partsOf } from '../wire/wire.ts';
import { fits } from '../world/kernel/wildcard.ts';

export type ShownEntry = components['schemas']['JournalEntry'];

/** A request as it is kept: its time is put into words only when somebody asks. */
export interface Entry extends Omit<ShownEntry, 'at'> {
  readonly atMs: number;
}

export interface Filter {
  readonly operationId?: string;
  readonly method?: string;
  readonly path?: string;
  readonly status?: number;
  readonly error_code?: string;
  readonly request_id?: string;
}

export interface Journal {
  readonly add: (entry: Entry) => void;
  readonly find: (filter: Filter) => readonly Entry[];
  /** The entries that fit the filter best without fitting it, and in what they differ. */
  readonly nearMisses: (filter: Filter, most: number) => readonly string[];
  readonly dropped: () => number;
  readonly clear: () => void;
}

export interface Bounds {
  readonly maxBytes: number;
  readonly maxEntries: number;
}

const defaultBounds: Bounds = { maxBytes: 16 * 1024 * 1024, maxEntries: 100_000 };

/** What an entry takes in memory, roughly: two bytes a character and the object itself. */
const bytesOf = ({ path, error_msg = '', explanation }: Entry): number =>
  300 + 2 * (path.length + error_msg.length) + (explanation === undefined ? 0 : 2 * JSON.stringify(explanation).length);

/** With its query, or without, as a fault's pattern sees it. */
const isOnPath = (pattern: string, path: string): boolean => fits(pattern, path) || fits(pattern, partsOf(path).path);

const differences = (filter: Filter, entry: Entry): readonly string[] =>
  Object.entries(filter).flatMap(([name, wanted]) => {
    if (wanted === undefined) return [];
    const value = entry[name as keyof Filter];
    const isSame = name === 'path' ? isOnPath(String(wanted), entry.path) : String(value) === String(wanted);
    return isSame ? [] : [`${name} is ${JSON.stringify(value) ?? 'missing'}, not ${JSON.stringify(wanted)}`];
  });

/** The requests of one world, the oldest dropped when there are too many. */
export const createJournal = ({ maxBytes, maxEntries }: Bounds = defaultBounds): Journal => {
  let entries: Entry[] = [];
  let start = 0;
  let bytes = 0;
  let dropped = 0;
  const kept = () => entries.slice(start);
  const shrink = (): void => {
    while (entries.length - start > maxEntries || bytes > maxBytes) {
      bytes -= bytesOf(entries[start] as Entry);
      start += 1;
      dropped += 1;
    }
    if (start > 1024 && start * 2 > entries.length) {
      entries = kept();
      start = 0;
    }
  };
  return {
    add: (entry) => {
      entries.push(entry);
      bytes += bytesOf(entry);
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
    clear: () => {
      entries = [];
      start = 0;
      bytes = 0;
      dropped = 0;
    },
  };
};
