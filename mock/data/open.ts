import type { Accepted } from '../log/log.ts';
import { version } from '../spec/version.ts';
import { createAnswered, readAnswered } from './answered.ts';
import { OtherRules, readCommands } from './commands.ts';
import { DataDamage, DataError } from './error.ts';
import { isOfDamage, makeFolder, type Places, placesIn, reasonOf, stateOfFolder } from './folder.ts';
import { checkGiven, type Given, type Origin, originOf } from './origin.ts';
import { keys, RecordError } from './record.ts';
import { dataFormat, rulesVersion } from './rules.ts';
import { listSnapshots, readTexts, type Snapshot } from './snapshot.ts';
import { openStore, type Store } from './store.ts';

/** What a folder holds, once it is known that nothing is missing. */
export interface Opened {
  readonly places: Places;
  readonly store: Store;
  readonly origin: Origin;
  /** The snapshot to begin with; left out, all begins with the first command. */
  readonly snapshot?: Snapshot;
  readonly texts?: readonly string[];
  /** The commands behind it. */
  readonly held: readonly Accepted[];
  readonly last: { readonly position: number; readonly atMs: number };
  readonly wasStopped: 'never' | 'cleanly' | 'not cleanly';
}

/** The last place of a log that is empty. */
const beginning = { position: 0, atMs: Number.NEGATIVE_INFINITY };

type Begun = Pick<Opened, 'snapshot' | 'texts' | 'held' | 'last'>;

const beginWith = async (store: Store, snapshot: Snapshot | undefined): Promise<Begun> => {
  const texts = snapshot && (await readTexts(store, snapshot));
  const held = await readCommands(store, snapshot?.position ?? 0);
  return { ...(snapshot && { snapshot }), ...(texts && { texts }), held, last: held.at(-1) ?? snapshot ?? beginning };
};

/** Begins with the newest snapshot that can be read, or with the first command where there are still all. */
const begun = async (store: Store): Promise<Begun> => {
  const snapshots = [...(await listSnapshots(store))].reverse();
  let problem: unknown;
  for (const snapshot of snapshots.length < 2 ? [...snapshots, undefined] : snapshots) {
    try {
      return await beginWith(store, snapshot);
    } catch (error) {
      problem ??= error;
    }
  }
  throw problem;
};

const checkVersions = ({ folder }: Places, { format, version: made }: Origin, { snapshot }: Begun): void => {
  const newer = (what: string, theirs: number, ours: number): DataError =>
    new DataError(`${folder} is of a newer fake-swr (made by ${made}; ${what} ${theirs}, this one knows ${ours})`);
  if (format > dataFormat) throw newer('form', format, dataFormat);
  const { rules = 0 } = snapshot ?? {};
  if (rules > rulesVersion) throw newer('rules of version', rules, rulesVersion);
};

/** Reads a store that has been used before. Throws a DataDamage that says what is missing. */
export const readStore = async (places: Places, store: Store, answered: number): Promise<Omit<Opened, 'places'>> => {
  const { folder } = places;
  try {
    const origin: Origin | undefined = JSON.parse((await store.get(keys.origin)) ?? 'null') ?? undefined;
    if (origin === undefined) throw new RecordError('it does not say how it began');
    const read = await begun(store);
    checkVersions(places, origin, read);
    const { position } = read.last;
    if (position < answered)
      throw new RecordError(`commands were answered up to ${answered}, and those after ${position} are missing`);
    const stop = JSON.parse((await store.get(keys.stop)) ?? 'null');
    return { store, origin, ...read, wasStopped: stop?.position === position ? 'cleanly' : 'not cleanly' };
  } catch (error) {
    await store.close();
    if (error instanceof RecordError) throw new DataDamage(folder, error.message);
    if (error instanceof OtherRules) throw new DataError(`${folder} cannot be begun with: ${error.message}`);
    if (error instanceof DataError) throw error;
    if (isOfDamage(error)) throw new DataDamage(folder, reasonOf(error));
    throw new DataError(`${folder} cannot be read: ${reasonOf(error)}`);
  }
};

/** How far commands have been answered, as the folder says. Throws a DataDamage where it cannot tell. */
export const answeredIn = ({ folder, answered }: Places): number => {
  const position = readAnswered(answered);
  if (position === undefined) throw new DataDamage(folder, 'its file answered is not what was written');
  return position;
};

const writable = async <Value>({ folder }: Places, writing: () => Value | Promise<Value>): Promise<Value> => {
  try {
    return await writing();
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError(`${folder} cannot be written: ${reasonOf(error)}`);
  }
};

/** Begins a folder, or one whose first start was killed before anything was answered. */
const begin = async (places: Places, given: Given): Promise<Opened> => {
  const origin = await originOf(given, { format: dataFormat, version, rules: rulesVersion });
  const store = await openStore(places, { createIfMissing: true });
  await writable(places, () => store.write([{ key: keys.origin, value: JSON.stringify(origin) }], { sync: true }));
  return { places, store, origin, held: [], last: beginning, wasStopped: 'never' };
};

const hasCommands = async (places: Places): Promise<boolean> => {
  const store = await openStore(places, { createIfMissing: true });
  try {
    return (await listSnapshots(store)).length > 0 || (await readCommands(store, 0)).length > 0;
  } catch (error) {
    if (error instanceof RecordError) return true;
    throw error;
  } finally {
    await store.close();
  }
};

/** Opens a folder of `--data`, or makes it. Throws a DataError that says in a sentence why it cannot. */
export const openData = async (folder: string, given: Given): Promise<Opened> => {
  const places = placesIn(folder);
  if ((await stateOfFolder(places)) === 'fresh') {
    await makeFolder(places);
    await writable(places, () => createAnswered(places.answered));
    return begin(places, given);
  }
  const answered = answeredIn(places);
  if (answered === 0 && !(await hasCommands(places))) return begin(places, given);
  const read = { places, ...(await readStore(places, await openStore(places), answered)) };
  await checkGiven(given, read.origin, folder).catch((error) => read.store.close().then(() => Promise.reject(error)));
  return read;
};
