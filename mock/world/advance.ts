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
  /**
   * Lets everything happen that is due by `nowMs` of the world's time, each at its own time: to advance in one go or in
   * many gives the same rows. What would be dropped again by then, and changes nothing else, is only counted.
   */
  readonly advance: (entry: WritableEntry, nowMs: number) => void;
}

const viewAt = (entry: WorldEntry, nowMs: number): World<Tables> => ({ ...entry, nowMs, caller: entry.users[0] });

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

  /** Puts the world as far forward as all that is due leaves nothing but counts. */
  const skip = (entry: WritableEntry, dueMs: number, untilMs: number): void => {
    const { advancedMs: sinceMs } = entry;
    // No pattern is due more than once a second.
    if (untilMs - sinceMs <= entry.limits.keepExecutions * 1000) return;
    const world = viewAt(entry, sinceMs);
    const steadyMs = ({ steadyUntilMs, nextMs }: DueSource<Tables>): number =>
      steadyUntilMs?.(world, { sinceMs, untilMs }) ?? nextMs(world, sinceMs) ?? Number.POSITIVE_INFINITY;
    const toMs = Math.min(...sources.map(steadyMs)) - 1;
    if (toMs < dueMs) return;
    for (const source of sources) source.skip?.(open(entry, toMs), { sinceMs, untilMs: toMs });
    entry.advancedMs = toMs;
    upcoming.delete(entry);
  };

  const advance = (entry: WritableEntry, nowMs: number): void => {
    for (;;) {
      const firstMs = nextDueMs(entry);
      if (firstMs <= nowMs) skip(entry, firstMs, nowMs);
      const dueMs = nextDueMs(entry);
      if (dueMs > nowMs) break;
      const world = open(entry, dueMs);
      for (const source of sources) source.happen(world, entry.advancedMs);
      entry.advancedMs = Math.max(entry.advancedMs, dueMs);
      upcoming.delete(entry);
    }
    entry.advancedMs = Math.max(entry.advancedMs, nowMs);
  };

  return { nextDueMs, advance };
};
