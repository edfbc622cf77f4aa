import type { WritableEntry } from './entry.ts';
import type { WorldEvent } from './kernel/event.ts';
import type { Family } from './kernel/family.ts';
import type { User, WritableWorld } from './kernel/world.ts';
import type { Tables } from './tables.ts';

/** Makes a world's rows writable at a moment; whatever is said to have happened there is heard by every family in turn. */
export type OpenWorld = (entry: WritableEntry, nowMs: number, caller?: User) => WritableWorld<Tables>;

type Hear = (event: WorldEvent, world: WritableWorld<Tables>) => void;

export const createOpenWorld = (families: readonly Family<Tables>[]): OpenWorld => {
  const listeners = new Map<string, readonly Hear[]>();
  const listenersOf = (kind: WorldEvent['kind']): readonly Hear[] => {
    const known = listeners.get(kind) ?? families.flatMap(({ hears }) => (hears[kind] as Hear | undefined) ?? []);
    listeners.set(kind, known);
    return known;
  };
  return ({ tenant, users, seed, profile, limits, tables }, nowMs, caller = users[0]) => {
    const world: WritableWorld<Tables> = {
      ...{ tenant, users, seed, profile, limits, tables, nowMs, caller },
      emit: (event) => {
        for (const hear of listenersOf(event.kind)) hear(event, world);
      },
    };
    return world;
  };
};
