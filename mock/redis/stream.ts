import type { Trip } from './barrier.ts';
import type { Client } from './connection.ts';
import { type Entry, entryOf } from './entry.ts';
import { beginning, isAt, type Place } from './place.ts';
import { keys } from './target.ts';

/** So many entries are had at a time. */
const readAtOnce = 1000;

/** How long a read waits for an entry. Now and then it comes back empty, which shows that Redis is there. */
const blockMs = 1000;

/** The entries behind one, as soon as there is any; none if none has come for a while. */
export const nextEntries = async (client: Client, behind: string): Promise<readonly Entry[]> => {
  const read = await client.xRead({ key: keys.log, id: behind }, { COUNT: readAtOnce, BLOCK: blockMs });
  return read?.[0]?.messages.map(entryOf) ?? [];
};

/** The entries that are there behind one, oldest first. */
export async function* entriesBehind(client: Client, behind: string): AsyncGenerator<Entry> {
  let from = behind;
  for (;;) {
    const read = await client.xRange(keys.log, `(${from}`, '+', { COUNT: readAtOnce });
    const entries = read?.map(entryOf) ?? [];
    const last = entries.at(-1);
    if (last === undefined) return;
    yield* entries;
    from = last.id;
  }
}

/** The first entry, and with it how all began, unless it has been trimmed. */
export const firstEntry = async (client: Client): Promise<Entry | undefined> => {
  const first = (await client.xRange(keys.log, '-', '+', { COUNT: 1 }))?.[0];
  return first && entryOf(first);
};

/** Whether the stream still has the entry that was applied last, and not another in its place. */
export const stillHas = async (client: Client, { id, first }: Place): Promise<boolean> => {
  if (id === beginning.id) return true;
  const found = (await client.xRange(keys.log, id, id))?.[0];
  return found !== undefined && entryOf(found).requested[0]?.id === first;
};

/** Whether what was to be done at once has been done: not if a key that was watched has changed. */
export const committed = async (executing: Promise<unknown>): Promise<boolean> => {
  try {
    await executing;
    return true;
  } catch (error) {
    if (error instanceof Error && error.constructor.name === 'WatchError') return false;
    throw error;
  }
};

/** Begins the stream, unless somebody else has. */
export const appendFirst = async (client: Client, first: () => Promise<Record<string, string>>): Promise<boolean> => {
  await client.watch(keys.log);
  if ((await client.exists(keys.log)) > 0) {
    await client.unwatch();
    return false;
  }
  const adding = client.multi().xAdd(keys.log, '*', await first());
  return committed(adding.exec());
};

/**
 * What the last entry is, and what time: in one trip. An entry that is applied already is not sent again, for it may be
 * large.
 */
export const tripTo = async (client: Client, appliedId: string): Promise<Trip & { readonly length: number }> => {
  const [entries, length, [seconds, micros]] = await Promise.all([
    client.xRevRange(keys.log, '+', `(${appliedId}`, { COUNT: 1 }),
    client.xLen(keys.log),
    client.time(),
  ]);
  const newer = entries?.[0];
  const lastId = newer !== undefined && isAt(newer.id, appliedId) ? newer.id : appliedId;
  return { lastId, length, timeMs: Number(seconds) * 1000 + Math.floor(Number(micros) / 1000) };
};
