import type { WorldEntry, WritableEntry } from './entry.ts';
import type { OpenWorld } from './events.ts';
import type { DueSource } from './kernel/due.ts';
import type { Readable, World } from './kernel/world.ts';
import type { Tables } from './tables.ts';

/** What is due next in a world, as long as neither its rows nor its clock were put elsewhere. */
interface Upcoming {
  readonly tables: Readable<Tables>;
  readonly versions: readonly number[];
  readonly sinceMs: number;
  readonly ms: number;
}

export interface Advance {
  /** When something is due next in the world's own time; infinity if nothing is. */
  readonly nextDueMs: (entry: WorldEntry) => number;
  /** How much becomes due by then, counted no further than `most`. */
  readonly countDue: (entry: WorldEntry, untilMs: number, most: number) => number;
  /**
   * Lets everything happen that is due by `nowMs` of the world's time, each at its own time: to advance in one go or in
   * many gives the same rows.
   */
  readonly advance: (entry: WritableEntry, nowMs: number) => void;
}

const viewAt = (entry: WorldEntry, nowMs: number): World<Tables> => ({ ...entry, nowMs });

export const createAdvance = (sources: readonly DueSource<Tables>[], open: OpenWorld): Advance => {
  const upcoming = new WeakMap<WorldEntry, Upcoming>();

  const holds = (known: Upcoming, { tables, advancedMs }: WorldEntry): boolean =>
    known.tables === tables &&
    known.sinceMs <= advancedMs &&
    sources.every((source, index) => source.version(tables) === known.versions[index]);

  const nextDueMs = (entry: WorldEntry): number => {
    const known = upcoming.get(entry);
    if (known !== undefined && holds(known, entry)) return known.ms;
    const { tables, advancedMs: sinceMs } = entry;
    const world = viewAt(entry, sinceMs);
    const ms = Math.min(...sources.map((source) => source.nextMs(world, sinceMs) ?? Number.POSITIVE_INFINITY));
    upcoming.set(entry, { tables, sinceMs, ms, versions: sources.map((source) => source.version(tables)) });
    return ms;
  };

  const advance = (entry: WritableEntry, nowMs: number): void => {
    for (let dueMs = nextDueMs(entry); dueMs <= nowMs; dueMs = nextDueMs(entry)) {
      const world = open(entry, dueMs);
      for (const source of sources) source.happen(world, entry.advancedMs);
      entry.advancedMs = Math.max(entry.advancedMs, dueMs);
      upcoming.delete(entry);
    }
    entry.advancedMs = Math.max(entry.advancedMs, nowMs);
  };

  const countDue = (entry: WorldEntry, untilMs: number, most: number): number => {
    const { advancedMs: sinceMs } = entry;
    const world = viewAt(entry, sinceMs);
    return sources.reduce((count, source) => count + (source.count?.(world, { sinceMs, untilMs }, most) ?? 0), 0);
  };

  return { nextDueMs, countDue, advance };
};
