import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { version } from '../spec/version.ts';
import { defaultLimits } from '../world/kernel/limits.ts';
import { createAnswered, readAnswered } from './answered.ts';
import { checkUsed } from './check.ts';
import { DataDamage, DataError } from './error.ts';
import { isOfDamage, lostFile, type Places, placesIn } from './folder.ts';
import type { Origin } from './origin.ts';
import { keys, positionIn } from './record.ts';
import { dataFormat, rulesVersion } from './rules.ts';
import { listSnapshots, readTexts, type Snapshot } from './snapshot.ts';
import { openStore, repairStore, type Store } from './store.ts';

/** The store where it can be read to its end, else what LevelDB can make of its files. */
const opened = async (places: Places): Promise<Store> => {
  try {
    const store = await openStore(places, { takesLosses: true });
    try {
      for await (const _ of store.scan('', '~'));
      return store;
    } catch (error) {
      await store.close();
      throw error;
    }
  } catch (error) {
    if (!(error instanceof DataDamage) && !isOfDamage(error)) throw error;
    await repairStore(places);
    return openStore(places, { takesLosses: true });
  }
};

const orElse = async <Value>(reading: Promise<Value>, other: Value): Promise<Value> => reading.catch(() => other);

/** The newest snapshot that is whole. */
const wholeSnapshot = async (store: Store): Promise<Snapshot | undefined> => {
  const snapshots = await orElse(listSnapshots(store), []);
  for (const snapshot of [...snapshots].reverse())
    if (await orElse(readTexts(store, snapshot).then(Boolean), false)) return snapshot;
  return undefined;
};

interface Sorted {
  /** The last command of those without a gap. */
  readonly end: number;
  readonly isBegun: boolean;
  /** What comes behind them, a line each. */
  readonly rest: readonly string[];
}

const sorted = async (store: Store, snapshot: Snapshot | undefined): Promise<Sorted> => {
  let end = snapshot?.position ?? 0;
  const rest: string[] = [];
  const all = store.scan(keys.command(end + 1), keys.command(Number.MAX_SAFE_INTEGER));
  for await (const [key, text] of all) {
    const position = positionIn(key);
    if (rest.length === 0 && text !== undefined && position === end + 1) end = position;
    else rest.push(JSON.stringify({ position, ...(text === undefined ? { unreadable: true } : JSON.parse(text)) }));
  }
  return { end, rest, isBegun: end > 0 };
};

/** A file of that name and number that is not there yet. */
const freePath = (folder: string, number = 1): string => {
  const path = join(folder, lostFile(number));
  return existsSync(path) ? freePath(folder, number + 1) : path;
};

const lostOrigin: Origin = {
  ...{ format: dataFormat, version, rules: rulesVersion, profile: {}, limits: defaultLimits },
  seed: { name: 'a seed that is no longer known', digest: '' },
};

const originIn = async (store: Store): Promise<Origin> => JSON.parse((await store.get(keys.origin)) ?? 'null');

/**
 * Makes a damaged folder one that can be started with: what is before the first damage stays, and what is behind it goes into
 * a file beside. Gives what it did, in sentences.
 */
export const repairData = async (folder: string): Promise<readonly string[]> => {
  const places = placesIn(folder);
  await checkUsed(places).catch((error) => {
    if (!(error instanceof DataDamage)) throw error;
  });
  const answered = existsSync(places.answered) ? readAnswered(places.answered) : undefined;
  const store = await opened(places);
  try {
    const snapshot = await wholeSnapshot(store);
    const { end, rest, isBegun } = await sorted(store, snapshot);
    const path = freePath(folder);
    if (rest.length > 0) await writeFile(path, `${rest.join('\n')}\n`, { mode: 0o600, flag: 'wx' });
    if (!isBegun) {
      const found = rest.length === 0 ? '' : `; what is there is in ${path}`;
      throw new DataError(`${folder} has neither a snapshot nor its first command: nothing of it can be kept${found}`);
    }
    const origin = (await orElse(originIn(store), lostOrigin)) ?? lostOrigin;
    const writes = [
      { key: keys.origin, value: JSON.stringify(origin) },
      { key: keys.snapshots, value: JSON.stringify(snapshot === undefined ? [] : [snapshot]) },
      { key: keys.stop },
    ];
    await store.write(writes, { sync: true });
    await store.clear(keys.command(end + 1), keys.command(Number.MAX_SAFE_INTEGER));
    createAnswered(places.answered, end);
    const lost =
      answered === undefined
        ? 'how far was answered is not known'
        : `${Math.max(0, answered - end)} answered ones are lost`;
    return [
      `kept all commands up to ${end}; ${lost}`,
      rest.length === 0
        ? 'there is nothing behind them'
        : `${rest.length} behind them are in ${path}, which holds secrets`,
    ];
  } finally {
    await store.close();
  }
};
