import { rulesVersion } from '../data/rules.ts';
import { version } from '../spec/version.ts';
import type { Client } from './connection.ts';
import type { LogOrigin } from './entry.ts';
import { RedisError } from './error.ts';
import { type Place, timeOf } from './place.ts';
import { committed } from './stream.ts';
import { keys } from './target.ts';

/** A state that was written as a whole, as it was behind an entry. It counts once it is named among the snapshots. */
export interface Snapshot {
  readonly key: string;
  readonly place: Place;
  /** Ids of recent commands, then texts of the state: so many pieces. */
  readonly pieces: number;
  readonly rules: number;
  /** The version of fake-swr that wrote it. */
  readonly version: string;
  readonly digest: string;
  readonly origin: LogOrigin;
}

/** What a snapshot holds. */
export interface Content {
  readonly recent: readonly string[];
  readonly texts: readonly string[];
}

/** The older one is there for whoever is reading it when the newer comes. */
const kept = 2;

/** One piece for some texts: a large value holds Redis up while it writes it to its file. */
const pieceBytes = 256 * 1024;

/** Pieces that a killed process has left go by themselves, and so does what somebody may still be reading. */
const leftSeconds = 600;

/** Who begins to write a snapshot has that long before others may try. */
const lockMs = 60_000;

/** What is younger is not trimmed: a replica that was applied up to then misses nothing. */
export const untrimmedMs = 60_000;

export const listSnapshots = async (client: Client): Promise<readonly Snapshot[]> =>
  JSON.parse((await client.get(keys.snapshots)) ?? '[]');

function* piecesOf({ recent, texts }: { readonly recent: readonly string[]; readonly texts: Iterable<string> }) {
  yield JSON.stringify(recent);
  let piece: string[] = [];
  let bytes = 0;
  for (const text of texts) {
    piece.push(text);
    bytes += text.length;
    if (bytes < pieceBytes) continue;
    yield JSON.stringify(piece);
    piece = [];
    bytes = 0;
  }
  if (piece.length > 0) yield JSON.stringify(piece);
}

/** Takes the turn to write the snapshot that is due; false where somebody else has it. */
export const lockSnapshots = async (client: Client, writer: string): Promise<boolean> =>
  (await client.set(keys.snapshotLock, writer, { condition: 'NX', expiration: { type: 'PX', value: lockMs } })) !==
  null;

export const unlockSnapshots = async (client: Client): Promise<void> => {
  await client.del(keys.snapshotLock);
};

export interface Taken extends Pick<Snapshot, 'place' | 'digest' | 'origin'> {
  readonly recent: readonly string[];
  readonly texts: Iterable<string>;
}

/**
 * Writes a snapshot beside those that are there, piece by piece, names it, and trims what only older ones needed. Nothing
 * comes of it if another has been named meanwhile.
 */
export const writeSnapshot = async (client: Client, writer: string, taken: Taken, nowMs: number): Promise<void> => {
  const { place, digest, origin } = taken;
  const key = keys.snapshot(place.position, writer);
  await client.watch(keys.snapshots);
  const before = await listSnapshots(client);
  let pieces = 0;
  for (const piece of piecesOf(taken)) {
    await client.rPush(key, piece);
    if (pieces === 0) await client.expire(key, leftSeconds);
    pieces += 1;
  }
  const all = [...before, { key, place, pieces, rules: rulesVersion, version, digest, origin }];
  const staying = all.slice(-kept);
  const naming = client.multi().persist(key).set(keys.snapshots, JSON.stringify(staying));
  for (const { key: old } of all.slice(0, -kept)) naming.expire(old, leftSeconds);
  if (!(await committed(naming.exec()))) return;
  const [oldest] = staying;
  if (oldest === undefined || staying.length < kept) return;
  // The entry of a snapshot stays, so the stream is never empty.
  await client.xTrim(keys.log, 'MINID', Math.min(timeOf(oldest.place.id), nowMs - untrimmedMs));
};

/** The content of a snapshot. Throws a RedisError if it is not whole. */
export const readSnapshot = async (client: Client, { key, pieces }: Snapshot): Promise<Content> => {
  const texts: string[] = [];
  let recent: readonly string[] = [];
  for (let index = 0; index < pieces; index += 1) {
    const piece = await client.lIndex(key, index);
    if (piece === null)
      throw new RedisError(`the snapshot ${key} in Redis is not whole: piece ${index + 1} of ${pieces} is missing`);
    const read: readonly string[] = JSON.parse(piece);
    if (index === 0) recent = read;
    else texts.push(...read);
  }
  return { recent, texts };
};
