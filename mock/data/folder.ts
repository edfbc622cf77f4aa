import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { asError } from '../errors/thrown.ts';
import { DataDamage, DataError } from './error.ts';

/** Where things are in a folder of `--data`. */
export interface Places {
  readonly folder: string;
  /** LevelDB's files. */
  readonly store: string;
  /** How far commands have been answered. */
  readonly answered: string;
  /** The bytes of images, by digest. */
  readonly blobs: string;
}

export const placesIn = (folder: string): Places => ({
  folder,
  store: join(folder, 'store'),
  answered: join(folder, 'answered'),
  blobs: join(folder, 'blobs'),
});

/** Credentials and keys are in it. */
const ownerOnly = 0o700;

/** What a first start that was killed may leave, and what file systems have at their roots. */
const ofNoMeaning = ['answered.new', 'lost+found'];

/** What a repair took out of the store, and the store as it was before. */
export const lostFile = (number: number): string => `lost-${number}.jsonl`;
export const damagedStore = (number: number): string => `damaged-${number}`;
export const isOfRepair = (name: string): boolean =>
  /^(lost-\d+\.jsonl|damaged-\d+|store\.(new|work|lock))$/.test(name);

export const reasonOf = (error: unknown): string => {
  const { code, message, cause } = asError(error);
  if (cause instanceof Error) return reasonOf(cause);
  const said = `${code} ${message}`;
  if (/No space left|ENOSPC|EDQUOT/.test(said)) return 'the disk is full';
  if (/Read-only file system|EROFS/.test(said)) return 'the file system is read-only';
  if (/Permission denied|EACCES|EPERM/.test(said)) return 'permission denied';
  return message;
};

/** Whether LevelDB says by an error that its files are not what it wrote. */
export const isOfDamage = (error: unknown): boolean =>
  /corrupt|bad entry|bad block|truncated|does not exist|missing|No such file|Invalid argument/i.test(reasonOf(error));

const namesIn = async (folder: string): Promise<readonly string[]> => {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new DataError(`${folder} cannot be read: ${reasonOf(error)}`);
  }
};

/** Whether a folder has data, nothing, or something else, which is refused. */
export const stateOfFolder = async ({ folder }: Places): Promise<'fresh' | 'used'> => {
  const known = await stat(folder).catch(() => undefined);
  if (known !== undefined && !known.isDirectory()) throw new DataError(`${folder} is a file, and not a folder`);
  const names = (await namesIn(folder)).filter((name) => !ofNoMeaning.includes(name));
  if (names.length === 0) return 'fresh';
  if (names.includes('answered')) return 'used';
  if (names.includes('store')) throw new DataDamage(folder, 'its file answered is missing');
  throw new DataError(`${folder} is not a data folder of fake-swr: it has ${names[0]}; choose one that is empty`);
};

/** Node's own way to make all of a path goes round for ever below /proc. */
const makeAll = async (path: string): Promise<void> => {
  if ((await stat(path).catch(() => undefined))?.isDirectory()) return;
  await makeAll(dirname(path));
  await mkdir(path, { mode: ownerOnly });
};

/** Makes the folder, which is the owner's alone. */
export const makeFolder = async ({ folder, blobs }: Places): Promise<void> => {
  try {
    await makeAll(resolve(blobs));
    await chmod(folder, ownerOnly);
  } catch (error) {
    throw new DataError(`${folder} cannot be made: ${reasonOf(error)}`);
  }
};
