import type { WorldEntry } from '../world/entry.ts';
import type { Worlds } from '../world/worlds.ts';

type Tables = WorldEntry['tables'];

interface Kept<Value> {
  readonly version: number;
  readonly found: ReadonlyMap<string, Value>;
}

export interface FoundIn<Value> {
  readonly entry: WorldEntry;
  readonly value: Value;
}

/**
 * What a text finds in all worlds: in the first that has it. The tables of a world are read when somebody asks, and again
 * only when they have changed: when the sum of their versions has, of which each only grows. What is kept of a world goes
 * with its tables.
 */
export const keptOf = <Value>(
  versionOf: (tables: Tables) => number,
  findings: (entry: WorldEntry) => Iterable<readonly [string, Value]>,
): ((text: string, worlds: Worlds) => FoundIn<Value> | undefined) => {
  const kept = new WeakMap<Tables, Kept<Value>>();

  const foundIn = (entry: WorldEntry): Kept<Value>['found'] => {
    const version = versionOf(entry.tables);
    const known = kept.get(entry.tables);
    if (known?.version === version) return known.found;
    const found = new Map<string, Value>();
    for (const [text, value] of findings(entry)) if (!found.has(text)) found.set(text, value);
    kept.set(entry.tables, { version, found });
    return found;
  };

  return (text, worlds) => {
    for (const entry of worlds.all()) {
      const value = foundIn(entry).get(text);
      if (value !== undefined) return { entry, value };
    }
    return undefined;
  };
};
