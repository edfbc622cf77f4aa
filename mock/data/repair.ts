import { existsSync } from 'node:fs';
import { cp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { version } from '../spec/version.ts';
import { defaultLimits } from '../world/kernel/limits.ts';
import { createAnswered, readAnswered } from './answered.ts';
import { checkUsed } from './check.ts';
import { DataDamage, DataError } from './error.ts';
import { damagedStore, isOfDamage, lostFile, type Places, placesIn } from './folder.ts';
import { checkUnused } from './in-use.ts';
import type { Origin } from './origin.ts';
import { keys } from './record.ts';
import { dataFormat, rulesVersion } from './rules.ts';
import { orElse, type Salvaged, salvage } from './salvage.ts';
import { openStore, repairStore, type Store } from './store.ts';
import { damagedTables } from './tables.ts';

/** A copy to work on, which LevelDB can be given: a damaged table makes it abort the process. */
const copied = async (places: Places): Promise<Places> => {
  const store = `${places.store}.work`;
  await rm(store, { recursive: true, force: true });
  if (existsSync(places.store)) await cp(places.store, store, { recursive: true });
  for (const name of await damagedTables(store)) await rm(join(store, name));
  return { ...places, store };
};

/** The store of a folder or, where it cannot be opened, what LevelDB can make of its files. */
const opened = async (places: Places): Promise<Store> => {
  try {
    return await openStore(places, { takesLosses: true });
  } catch (error) {
    if (!(error instanceof DataDamage) && !isOfDamage(error)) throw error;
    await repairStore(places);
    return openStore(places, { takesLosses: true });
  }
};

const lostOrigin: Origin = {
  ...{ format: dataFormat, version, rules: rulesVersion, profile: {}, limits: defaultLimits },
  seed: { name: 'a seed that is no longer known', digest: '' },
};

const originIn = async (store: Store): Promise<Origin | undefined> =>
  JSON.parse((await store.get(keys.origin)) ?? 'null') ?? undefined;

/** A number that no repair before had. */
const freeNumber = (folder: string, number = 1): number =>
  [lostFile(number), damagedStore(number)].some((name) => existsSync(join(folder, name)))
    ? freeNumber(folder, number + 1)
    : number;

/** The store that takes the place of the damaged one when it is whole. */
const freshOf = (places: Places): Places => ({ ...places, store: `${places.store}.new` });

/** A repair that was killed may have taken the old store away already; the new one was whole by then. */
const finishEarlier = async (places: Places): Promise<void> => {
  const fresh = freshOf(places);
  if (!existsSync(places.store) && existsSync(fresh.store)) await rename(fresh.store, places.store);
  await rm(fresh.store, { recursive: true, force: true });
};

/** Writes all of it anew, so that nothing damaged stays in use. */
const rewrite = async (places: Places, origin: Origin, { writes }: Salvaged): Promise<void> => {
  const store = await openStore(freshOf(places), { createIfMissing: true });
  try {
    await store.write([{ key: keys.origin, value: JSON.stringify(origin) }, ...writes], { sync: true });
  } finally {
    await store.close();
  }
};

const said = (answered: number | undefined, { end, rest }: Salvaged, folder: string, number: number) => {
  const lost =
    answered === undefined
      ? 'how far was answered is not known'
      : `${Math.max(0, answered - end)} answered ones are lost`;
  return [
    `kept all commands up to ${end}; ${lost}`,
    rest.length === 0
      ? 'there is nothing behind them'
      : `${rest.length} behind them are in ${join(folder, lostFile(number))}, which holds secrets`,
    `the store as it was is ${join(folder, damagedStore(number))}, which holds secrets as well; data wipe removes both`,
  ];
};

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
  await checkUnused(places);
  await finishEarlier(places);
  const work = await copied(places);
  const store = await opened(work);
  const number = freeNumber(folder);
  try {
    const salvaged = await salvage(store);
    const { end, rest } = salvaged;
    const path = join(folder, lostFile(number));
    if (rest.length > 0) await writeFile(path, `${rest.join('\n')}\n`, { mode: 0o600, flag: 'wx' });
    if (end === 0) {
      const found = rest.length === 0 ? '' : `; what is there is in ${path}`;
      throw new DataError(`${folder} has neither a snapshot nor its first command: nothing of it can be kept${found}`);
    }
    await rewrite(places, (await orElse(originIn(store), undefined)) ?? lostOrigin, salvaged);
    await rename(places.store, join(folder, damagedStore(number)));
    await rename(freshOf(places).store, places.store);
    createAnswered(places.answered, end);
    return said(answered, salvaged, folder, number);
  } finally {
    await store.close();
    await rm(work.store, { recursive: true, force: true });
  }
};
