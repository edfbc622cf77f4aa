import { DataDamage, DataError } from './error.ts';
import { type Places, placesIn, stateOfFolder } from './folder.ts';
import { answeredIn, type Opened, readStore } from './open.ts';
import { openStore } from './store.ts';

/** What a look at a folder has found, in sentences. */
export interface Checked {
  readonly isWhole: boolean;
  readonly lines: readonly string[];
}

const described = ({ origin, snapshot, held, last, wasStopped }: Omit<Opened, 'places'>): readonly string[] => [
  `made by fake-swr ${origin.version} from the seed ${origin.seed.name}`,
  `${last.position} commands so far; ${snapshot === undefined ? 'there is no snapshot' : `the newest snapshot is of ${snapshot.position}`}, ${held.length} to apply at a start`,
  `the last stop was ${wasStopped === 'cleanly' ? 'clean' : 'not clean'}`,
];

/** Throws a DataError where there is nothing. */
export const checkUsed = async (places: Places): Promise<void> => {
  if ((await stateOfFolder(places)) === 'fresh') throw new DataError(`${places.folder} has no data`);
};

/** Reads all of a folder and changes nothing. Throws a DataError where it cannot be read at all. */
export const checkData = async (folder: string): Promise<Checked> => {
  const places = placesIn(folder);
  try {
    await checkUsed(places);
    const answered = answeredIn(places);
    const read = await readStore(places, await openStore(places), answered);
    await read.store.close();
    return { isWhole: true, lines: [...described(read), `answered up to ${answered}: nothing is missing`] };
  } catch (error) {
    if (!(error instanceof DataDamage)) throw error;
    return { isWhole: false, lines: [error.message] };
  }
};
