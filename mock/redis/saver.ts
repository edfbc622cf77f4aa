import type { Whole } from '../log/log.ts';
import type { Connection } from './connection.ts';
import type { LogOrigin } from './entry.ts';
import type { Place } from './place.ts';
import { listSnapshots, lockSnapshots, unlockSnapshots, writeSnapshot } from './snapshots.ts';

/** So many commands, or some and so long since the last snapshot. */
export interface SnapshotEvery {
  readonly commands: number;
  readonly ms: number;
}

export const defaultEvery: SnapshotEvery = { commands: 10_000, ms: 10 * 60_000 };

export interface SaverParts {
  readonly connection: Connection;
  readonly writer: string;
  readonly origin: () => LogOrigin;
  readonly every: SnapshotEvery;
  readonly saved: Pick<Place, 'position' | 'atMs'>;
  readonly whole: Whole;
  readonly recent: () => readonly string[];
  readonly nowMs: () => number;
  readonly onBug: (error: Error) => void;
}

export interface Saver {
  /** Writes a snapshot of the state behind an entry, if one is due and the entry is this replica's own. */
  readonly saveIfDue: (place: Place, isOwn: boolean) => void;
  /** Resolves when none is being written. */
  readonly idle: () => Promise<void>;
}

/** Writes snapshots. All replicas see behind which entry one is due, and whose entry that is writes it. */
export const createSaver = (parts: SaverParts): Saver => {
  const { connection, writer, origin, every, whole, recent, nowMs, onBug } = parts;
  const { commands } = connection;
  let { saved } = parts;
  let saving: Promise<void> | undefined;

  const save = async (place: Place): Promise<void> => {
    // Taken before anything is waited for: the state goes on.
    const taken = { place, origin: origin(), digest: whole.digest(), recent: recent(), texts: whole.texts() };
    if (!(await lockSnapshots(commands, writer))) return;
    const newest = (await listSnapshots(commands)).at(-1);
    if (newest === undefined || newest.place.position < place.position)
      await writeSnapshot(commands, writer, taken, nowMs());
    await unlockSnapshots(commands);
  };

  return {
    saveIfDue: (place, isOwn) => {
      const since = place.position - saved.position;
      if (since < 1 || (since < every.commands && place.atMs - saved.atMs < every.ms)) return;
      saved = place;
      if (!isOwn || saving !== undefined) return;
      saving = save(place)
        .catch((error) => {
          // The commands are all there, and the next snapshot is soon due.
          if (connection.problem() === undefined) onBug(error as Error);
        })
        .finally(() => {
          saving = undefined;
        });
    },
    idle: () => saving ?? Promise.resolve(),
  };
};
