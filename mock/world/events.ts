import type { WorldEntry } from './entry.ts';
import type { WorldEvent } from './kernel/event.ts';
import type { Family } from './kernel/family.ts';
import type { WritableWorld } from './kernel/world.ts';
import type { Tables } from './tables.ts';

/** Makes a world's rows writable at a moment; whatever is said to have happened there is heard by every family in turn. */
export type OpenWorld = (entry: WorldEntry, nowMs: number) => WritableWorld<Tables>;

type Hear = (event: WorldEvent, world: WritableWorld<Tables>) => void;

/** Only what applies commands may open a world: no row is written but in here. */
export const createOpenWorld = (families: readonly Family<Tables>[]): OpenWorld => {
  const listeners = new Map<string, readonly Hear[]>();
  const listenersOf = (kind: WorldEvent['kind']): readonly Hear[] => {
    const known = listeners.get(kind) ?? families.flatMap(({ hears }) => (hears[kind] as Hear | undefined) ?? []);
    listeners.set(kind, known);
    return known;
  };
  return ({ tenant, users, seed, profile, tables }, nowMs) => {
    const world: WritableWorld<Tables> = {
      ...{ tenant, users, seed, profile, nowMs },
      tables: tables as Tables,
      emit: (event) => {
        for (const hear of listenersOf(event.kind)) hear(event, world);
      },
    };
    return world;
  };
};
