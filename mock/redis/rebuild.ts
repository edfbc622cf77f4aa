import type { Given } from '../data/origin.ts';
import type { Receiver } from '../log/log.ts';
import type { Connection } from './connection.ts';
import type { LogOrigin } from './entry.ts';
import { HistoryError } from './error.ts';
import { checkOrigin, type Loaded, loadLog } from './load.ts';
import type { Place } from './place.ts';
import type { Placed, Sequence } from './sequence.ts';
import { appendFirst } from './stream.ts';

/** The fields of the first entry of a log. */
export type Begin = () => Promise<Record<string, string>>;

export interface RebuildParts {
  readonly connection: Connection;
  readonly given: Given;
  /** The log that this replica has applied. */
  readonly origin: LogOrigin;
  /** Up to which it has. */
  readonly place: Place;
  readonly begin: Begin;
  readonly receiver: Receiver;
  /** Applies a command that has been made ready. */
  readonly applyNow: (placed: Placed) => void;
  readonly onBug: (error: Error) => void;
}

const counted = (count: number): string => (count === 1 ? '1 command' : `${count} commands`);

/** Puts what Redis has in the place of the state. Whoever looks meanwhile finds a world. */
const replaced = async ({ texts, placed }: Loaded, { receiver, applyNow }: RebuildParts): Promise<void> => {
  const [first, ...others] = placed;
  if (first !== undefined) await receiver.prepare(first.accepted.command);
  receiver.replace(texts ?? []);
  if (first !== undefined) applyNow(first);
  for (const each of others) {
    await receiver.prepare(each.accepted.command);
    applyNow(each);
  }
};

/** How many of the commands that a replica has applied the log still follows from. */
const survivors = ({ origin, positionAt }: Loaded, { origin: own, place }: RebuildParts): number =>
  origin.log === own.log ? Math.min(place.position, positionAt(place.id)) : 0;

/**
 * Makes the state anew from what Redis has, and says what is lost. A replica that only was away for so long that its place
 * has been trimmed loses nothing.
 */
export const rebuilt = async (
  parts: RebuildParts,
): Promise<{ readonly sequence: Sequence; readonly origin: LogOrigin }> => {
  const { connection, given, begin, onBug, place } = parts;
  const { commands, name } = connection;
  await appendFirst(commands, begin);
  const loaded = await loadLog(connection);
  const { origin, sequence } = loaded;
  await checkOrigin(given, origin, name);
  const { position } = sequence.place();
  const lost = place.position - survivors(loaded, parts);
  await replaced(loaded, parts);
  if (lost > 0)
    onBug(
      new HistoryError(
        `${name} has lost ${counted(lost)} that this replica had applied, and that may have been answered: ` +
          `its state was made anew from the ${counted(position)} that Redis has`,
      ),
    );
  return { sequence, origin };
};
