import { chmod, mkdir, readdir } from 'node:fs/promises';
import { placesIn } from '../data/folder.ts';
import { RedisError } from './error.ts';
import { reasonOf } from './reason.ts';

/** The folder for bytes in one that replicas share. Throws a RedisError where it is not one for that. */
export const sharedBlobs = async (folder: string): Promise<string> => {
  const { blobs } = placesIn(folder);
  try {
    await mkdir(blobs, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
  } catch (error) {
    throw new RedisError(`${folder} cannot be made: ${reasonOf(error)}`);
  }
  const names = await readdir(folder);
  if (!names.includes('answered') && !names.includes('store')) return blobs;
  throw new RedisError(
    `${folder} holds all data of one fake; with --redis, --data is a folder for bytes alone: choose another`,
  );
};
