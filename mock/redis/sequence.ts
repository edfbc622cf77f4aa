import type { Accepted } from '../log/log.ts';
import type { Entry } from './entry.ts';
import type { Place } from './place.ts';

/** A command with its place, and who asked for it. */
export interface Placed {
  readonly accepted: Accepted;
  readonly requestId: string;
}

export interface Sequence {
  /** Gives the commands of the next entry their places. One that is a repeat has none: it is left out. */
  readonly take: (entry: Entry) => readonly Placed[];
  /** That of the last entry that was taken. */
  readonly place: () => Place;
  /** The ids by which repeats are known, oldest first. */
  readonly recent: () => readonly string[];
}

/** A client that repeats does so within seconds. */
const mostRecent = 10_000;

/** Every replica that reads the same stream gets the same sequence. */
export const createSequence = (start: Place, ids: readonly string[]): Sequence => {
  let place = start;
  const recent = new Set(ids);
  return {
    take: ({ id, atMs, requested }) => {
      const placed: Placed[] = [];
      for (const { id: requestId, command } of requested) {
        if (recent.has(requestId)) continue;
        recent.add(requestId);
        placed.push({ requestId, accepted: { position: place.position + placed.length + 1, atMs, command } });
      }
      for (const oldest of recent) {
        if (recent.size <= mostRecent) break;
        recent.delete(oldest);
      }
      place = { id, first: requested[0]?.id ?? '', atMs, position: place.position + placed.length };
      return placed;
    },
    place: () => place,
    recent: () => [...recent],
  };
};
