import { keys, RecordError } from './record.ts';
import type { Store } from './store.ts';

/** A state that was written as a whole: what it was after the command at its position. */
export interface Snapshot {
  readonly position: number;
  /** When that command was accepted. */
  readonly atMs: number;
  readonly texts: number;
  /** The version of the rules that made it. */
  readonly rules: number;
}

/** The older one is there in case that the newer cannot be read. */
const kept = 2;

export const listSnapshots = async (store: Store): Promise<readonly Snapshot[]> =>
  JSON.parse((await store.get(keys.snapshots)) ?? '[]');

/** Writes texts one by one, so that whatever else is to be done comes between them. */
const writeTexts = async (store: Store, position: number, texts: Iterable<string>): Promise<number> => {
  let index = 0;
  for (const value of texts) {
    await store.write([{ key: keys.snapshotText(position, index), value }], { sync: false });
    index += 1;
  }
  return index;
};

/** Clears the texts of all snapshots but these, in their order; a process that was killed may have left some. */
const clearOthers = async (store: Store, staying: readonly Snapshot[]): Promise<void> => {
  let from = keys.snapshotText(0, 0);
  for (const { position, texts } of staying) {
    await store.clear(from, keys.snapshotText(position - 1, Number.MAX_SAFE_INTEGER));
    from = keys.snapshotText(position, texts);
  }
  await store.clear(from, keys.snapshotText(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER));
};

/**
 * Writes a snapshot beside those that are there: it counts from the one write that names it. What only an older one needed
 * goes afterwards.
 */
export const writeSnapshot = async (
  store: Store,
  { position, atMs, rules }: Omit<Snapshot, 'texts'>,
  texts: Iterable<string>,
): Promise<void> => {
  const before = (await listSnapshots(store)).filter((snapshot) => snapshot.position !== position);
  const all = [...before, { position, atMs, rules, texts: await writeTexts(store, position, texts) }];
  const staying = all.slice(-kept);
  await store.write([{ key: keys.snapshots, value: JSON.stringify(staying) }], { sync: true });
  await clearOthers(store, staying);
  const [oldest] = staying;
  // With one snapshot alone all commands are still needed, in case that it cannot be read.
  if (oldest !== undefined && staying.length === kept)
    await store.clear(keys.command(0), keys.command(oldest.position));
};

/** The texts of a snapshot. Throws a RecordError if one is missing or is not what was written. */
export const readTexts = async (store: Store, { position, texts }: Snapshot): Promise<readonly string[]> => {
  const read: string[] = [];
  for await (const [, text] of store.read(keys.snapshotText(position, 0), keys.snapshotText(position, texts - 1)))
    read.push(text);
  if (read.length === texts) return read;
  throw new RecordError(`of the ${texts} parts of the snapshot at ${position} ${texts - read.length} are missing`);
};
