import type { Trip } from './barrier.ts';
import type { Client } from './connection.ts';
import { type Entry, entryOf } from './entry.ts';
import { beginning, type Place } from './place.ts';
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
 * The id of the last entry, how many there are, and the time: as one question, for each costs the one who asks more than it
 * costs Redis. The entry itself, which may be large, is not sent.
 */
const tripScript = `
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
local time = redis.call('TIME')
return {last and last[1] or '0-0', redis.call('XLEN', KEYS[1]), time[1], time[2]}`;

/** What the last entry is, and what time. */
export const tripTo = async (client: Client): Promise<Trip & { readonly length: number }> => {
  const reply = await client.evalRo(tripScript, { keys: [keys.log] });
  const [lastId, length, seconds, micros] = Array.isArray(reply) ? reply : [];
  return {
    lastId: String(lastId),
    length: Number(length),
    timeMs: Number(seconds) * 1000 + Math.floor(Number(micros) / 1000),
  };
};
