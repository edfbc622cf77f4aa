import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClassicLevel } from 'classic-level';
import { installAdvice } from '../errors/install-advice.ts';
import { asError } from '../errors/thrown.ts';
import { DataDamage, DataError } from './error.ts';
import { isOfDamage, type Places, reasonOf } from './folder.ts';
import { RecordError, sealed, unsealed } from './record.ts';
import { damagedTables } from './tables.ts';

/** A write of a key; without a value the key goes. */
export interface Write {
  readonly key: string;
  readonly value?: string;
}

/** Keys and sealed texts in order, in LevelDB. */
export interface Store {
  readonly get: (key: string) => Promise<string | undefined>;
  /** All or nothing of the writes, on the disk when it resolves, if `sync`. */
  readonly write: (writes: readonly Write[], options: { readonly sync: boolean }) => Promise<void>;
  /** The keys from one to another, both included, with their texts. Throws a RecordError that names the key. */
  readonly read: (from: string, to: string) => AsyncGenerator<readonly [key: string, text: string]>;
  /** The same, with undefined for a text that is not what was written. */
  readonly scan: (
    from: string,
    to: string,
    options?: { readonly reverse: boolean },
  ) => AsyncGenerator<readonly [key: string, text: string | undefined]>;
  readonly clear: (from: string, to: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** So many entries are had at a time. */
const readAtOnce = 1000;

const load = async (): Promise<typeof ClassicLevel> => {
  try {
    return (await import('classic-level')).ClassicLevel;
  } catch (error) {
    throw new DataError(
      `--data needs the package classic-level: ${installAdvice('classic-level')} (${reasonOf(error)})`,
    );
  }
};

const opened = async ({ folder, store }: Places, createIfMissing: boolean) => {
  const Level = await load();
  const [damaged] = await damagedTables(store);
  if (damaged !== undefined) throw new DataDamage(folder, `store/${damaged} is not what was written`);
  const level = new Level<string, string>(store, { createIfMissing, compression: false });
  try {
    await level.open();
    return level;
  } catch (error) {
    await level.close().catch(() => undefined);
    const { code } = asError(asError(error).cause ?? error);
    if (code === 'LEVEL_LOCKED') {
      const advice = 'stop that one, or choose another folder; replicas share their state by --redis';
      throw new DataError(`${folder} is in use by another process: ${advice}`);
    }
    const reason = reasonOf(error);
    if (isOfDamage(error)) throw new DataDamage(folder, reason);
    throw new DataError(`${folder} cannot be opened: ${reason}`, { cause: error });
  }
};

/** What LevelDB says in its own log of records that it could not read and left out. */
const dropped = async ({ store }: Places): Promise<string | undefined> => {
  const text = await readFile(join(store, 'LOG'), 'utf8').catch(() => '');
  return /^.*dropping \d+ bytes; Corruption.*$/m.exec(text)?.[0];
};

const problem = (key: string): RecordError => new RecordError(`${key} is not what was written`);

export interface Opening {
  readonly createIfMissing?: boolean;
  /** Opens it although LevelDB has lost something. */
  readonly takesLosses?: boolean;
}

/** Has LevelDB make of its files what it can. */
export const repairStore = async ({ folder, store }: Places): Promise<void> => {
  const Level = await load();
  try {
    await Level.repair(store);
  } catch (error) {
    throw new DataError(`${folder} cannot be repaired: ${reasonOf(error)}`);
  }
};

/** Opens the store of a folder, and locks it. Throws a DataError that says why it cannot, or what LevelDB has lost. */
export const openStore = async (
  places: Places,
  { createIfMissing = false, takesLosses }: Opening = {},
): Promise<Store> => {
  const level = await opened(places, createIfMissing);
  const lost = takesLosses ? undefined : await dropped(places);
  if (lost !== undefined) {
    await level.close();
    throw new DataDamage(places.folder, lost);
  }
  const scan: Store['scan'] = async function* (from, to, { reverse } = { reverse: false }) {
    const iterator = level.iterator({ gte: from, lte: to, reverse });
    try {
      for (;;) {
        const entries = await iterator.nextv(readAtOnce);
        if (entries.length === 0) return;
        for (const [key, value] of entries) yield [key, unsealed(value)] as const;
      }
    } finally {
      await iterator.close();
    }
  };
  return {
    scan,
    get: async (key) => {
      const value = await level.get(key);
      const text = value === undefined ? undefined : unsealed(value);
      if (value !== undefined && text === undefined) throw problem(key);
      return text;
    },
    write: (writes, options) =>
      level.batch(
        writes.map(({ key, value }) =>
          value === undefined ? { type: 'del', key } : { type: 'put', key, value: sealed(value) },
        ),
        options,
      ),
    read: async function* (from, to) {
      for await (const [key, text] of scan(from, to)) {
        if (text === undefined) throw problem(key);
        yield [key, text] as const;
      }
    },
    clear: (gte, lte) => level.clear({ gte, lte }),
    close: () => level.close(),
  };
};
