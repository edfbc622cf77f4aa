import { differenceFrom, type Given, type Origin } from '../data/origin.ts';
import { rulesVersion } from '../data/rules.ts';
import type { Accepted } from '../log/log.ts';
import type { Connection } from './connection.ts';
import type { Entry, LogOrigin } from './entry.ts';
import { RedisError } from './error.ts';
import { beginning, isAt, type Place } from './place.ts';
import { createSequence, type Placed, type Sequence } from './sequence.ts';
import { listSnapshots, readSnapshot, type Snapshot } from './snapshots.ts';
import { entriesBehind, firstEntry, stillHas } from './stream.ts';

/** What Redis has of the log: the newest snapshot, and the commands behind it. */
export interface Loaded {
  readonly origin: LogOrigin;
  /** The texts of the snapshot; left out, all begins with the first command. */
  readonly texts?: readonly string[];
  readonly snapshot?: Snapshot;
  readonly placed: readonly Placed[];
  readonly sequence: Sequence;
  /** How many commands there were up to an entry, as far as this log knows. */
  readonly positionAt: (id: string) => number;
}

const otherRules = (name: string, rules: number, version: string | undefined): RedisError =>
  new RedisError(
    `the log in ${name} follows the rules of version ${rules}${version === undefined ? '' : ` (fake-swr ${version})`}, ` +
      `and this fake-swr those of ${rulesVersion}: all replicas must be of one version`,
  );

/** Throws a RedisError where an entry, or a snapshot, was made by rules that are not this version's. */
export const checkRules = (name: string, { rules, version }: { readonly rules: number; readonly version?: string }) => {
  if (rules !== rulesVersion) throw otherRules(name, rules, version);
};

/** Throws a RedisError that names what was given and what the log began with, where these are not the same. */
export const checkOrigin = async (given: Given, origin: Origin, name: string): Promise<void> => {
  const different = await differenceFrom(given, origin);
  if (different === undefined) return;
  const { what, now, began } = different;
  const advice = 'leave it out, or choose another database';
  throw new RedisError(`${what} is ${now} but the log in ${name} began with ${began}: ${advice}`);
};

/** Reads entries into the sequence. */
const follow = async (entries: AsyncIterable<Entry>, sequence: Sequence, name: string) => {
  const placed: Placed[] = [];
  const places: Place[] = [];
  for await (const entry of entries) {
    checkRules(name, entry);
    placed.push(...sequence.take(entry));
    places.push(sequence.place());
  }
  return { placed, places };
};

const missing = (name: string): RedisError =>
  new RedisError(
    `the log in ${name} has lost its beginning, and there is no snapshot: choose another database, or empty it`,
  );

/** A snapshot may be replaced, and the stream trimmed, while it is being read: whoever reads begins anew then. */
const mostTries = 5;

const loadOnce = async ({ commands, name }: Connection): Promise<Loaded | undefined> => {
  const snapshot = (await listSnapshots(commands)).at(-1);
  if (snapshot !== undefined) checkRules(name, snapshot);
  const first = snapshot === undefined ? await firstEntry(commands) : undefined;
  const origin = snapshot?.origin ?? first?.origin;
  if (origin === undefined) throw missing(name);
  const content = snapshot && (await readSnapshot(commands, snapshot));
  const start = snapshot?.place ?? beginning;
  const sequence = createSequence(start, content?.recent ?? []);
  const { placed, places } = await follow(entriesBehind(commands, start.id), sequence, name);
  // Asked last: what is still there was there while the rest was read.
  if (!(await stillHas(commands, start))) return undefined;
  return {
    ...{ origin, placed, sequence },
    ...(snapshot !== undefined && content !== undefined && { snapshot, texts: content.texts }),
    positionAt: (id) => places.findLast((place) => isAt(id, place.id))?.position ?? start.position,
  };
};

/** Reads all that Redis has. Throws a RedisError where that is not whole, or is another version's. */
export const loadLog = async (connection: Connection): Promise<Loaded> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const loaded = await loadOnce(connection);
    if (loaded !== undefined) return loaded;
  }
  throw new RedisError(
    `the log in ${connection.name} has lost what is behind its newest snapshot: empty the database, or choose another`,
  );
};

/** The commands alone, as a start applies them. */
export const heldIn = ({ placed }: Loaded): readonly Accepted[] => placed.map(({ accepted }) => accepted);
