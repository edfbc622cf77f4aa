import type { WorldEntry } from '../world/entry.ts';
import type { Worlds } from '../world/worlds.ts';

type Tables = WorldEntry['tables'];

interface Kept<Value> {
  readonly entries: readonly WorldEntry[];
  readonly tables: readonly Tables[];
  readonly versions: readonly number[];
  readonly found: ReadonlyMap<string, Value>;
}

/**
 * What a text finds in all worlds: in the first that has it. The tables are read when somebody asks, and again only when a
 * world has come, gone or changed. A world has changed when the sum of the versions of those tables has: each only grows.
 */
export const keptOf = <Value>(
  versionOf: (tables: Tables) => number,
  findings: (entry: WorldEntry) => Iterable<readonly [string, Value]>,
): ((text: string, worlds: Worlds) => Value | undefined) => {
  const allKept = new WeakMap<Worlds, Kept<Value>>();

  const isCurrent = (entries: readonly WorldEntry[], { tables, versions, ...kept }: Kept<Value>): boolean =>
    entries.length === kept.entries.length &&
    entries.every(
      (entry, at) =>
        entry === kept.entries[at] && entry.tables === tables[at] && versionOf(entry.tables) === versions[at],
    );

  const make = (entries: readonly WorldEntry[]): Kept<Value> => {
    const found = new Map<string, Value>();
    for (const entry of entries)
      for (const [text, value] of findings(entry)) if (!found.has(text)) found.set(text, value);
    const tables = entries.map((entry) => entry.tables);
    return { entries, tables, versions: tables.map(versionOf), found };
  };

  return (text, worlds) => {
    const entries = worlds.all();
    const known = allKept.get(worlds);
    if (known !== undefined && isCurrent(entries, known)) return known.found.get(text);
    const kept = make(entries);
    allKept.set(worlds, kept);
    return kept.found.get(text);
  };
};
