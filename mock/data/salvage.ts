import { keys, positionIn } from './record.ts';
import { listSnapshots, readTexts, type Snapshot } from './snapshot.ts';
import type { Store, Write } from './store.ts';

/** What can still be read of a damaged store. */
export interface Salvaged {
  /** The last command of those without a gap behind the snapshot or, without one, from the first on. */
  readonly end: number;
  /** What a store needs that begins anew with them, but for how it all began. */
  readonly writes: readonly Write[];
  /** What comes behind them, a line each. */
  readonly rest: readonly string[];
}

export const orElse = async <Value>(reading: Promise<Value>, other: Value): Promise<Value> =>
  reading.catch(() => other);

interface Kept {
  readonly snapshot: Snapshot;
  readonly texts: readonly string[];
}

/** The newest snapshot that is whole. */
const wholeSnapshot = async (store: Store): Promise<Kept | undefined> => {
  for (const snapshot of [...(await orElse(listSnapshots(store), []))].reverse()) {
    const texts = await orElse(readTexts(store, snapshot), undefined);
    if (texts !== undefined) return { snapshot, texts };
  }
  return undefined;
};

type Entry = readonly [key: string, text: string | undefined];

/** Commands from one side up to what cannot be read. */
const readable = async (reading: AsyncIterable<Entry>): Promise<readonly Entry[]> => {
  const found: Entry[] = [];
  try {
    for await (const entry of reading) found.push(entry);
  } catch {
    // LevelDB cannot go past it; the other side is read as well.
  }
  return found;
};

const commandsIn = async (store: Store, behind: number): Promise<readonly Entry[]> => {
  const [from, to] = [keys.command(behind + 1), keys.command(Number.MAX_SAFE_INTEGER)];
  const first = await readable(store.scan(from, to));
  const last = await readable(store.scan(from, to, { reverse: true }));
  return [...new Map([...first, ...last.toReversed()])];
};

const snapshotWrites = ({ snapshot, texts }: Kept): readonly Write[] => [
  ...texts.map((value, index) => ({ key: keys.snapshotText(snapshot.position, index), value })),
  { key: keys.snapshots, value: JSON.stringify([snapshot]) },
];

export const salvage = async (store: Store): Promise<Salvaged> => {
  const kept = await wholeSnapshot(store);
  let end = kept?.snapshot.position ?? 0;
  const writes: Write[] = kept === undefined ? [] : [...snapshotWrites(kept)];
  const rest: string[] = [];
  for (const [key, value] of await commandsIn(store, end)) {
    const position = positionIn(key);
    if (rest.length === 0 && value !== undefined && position === end + 1) {
      end = position;
      writes.push({ key, value });
    } else rest.push(JSON.stringify({ position, ...(value === undefined ? { unreadable: true } : JSON.parse(value)) }));
  }
  return { end, writes, rest };
};
