import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkUsed } from './check.ts';
import { DataDamage } from './error.ts';
import { isOfRepair, placesIn } from './folder.ts';
import { checkUnused } from './in-use.ts';

const damagedOrWhole = async (looking: Promise<unknown>): Promise<void> => {
  try {
    await looking;
  } catch (error) {
    if (!(error instanceof DataDamage)) throw error;
  }
};

/** Removes the data of a folder that no process uses, damaged or whole, and nothing else in it. */
export const wipeData = async (folder: string): Promise<readonly string[]> => {
  const places = placesIn(folder);
  await damagedOrWhole(checkUsed(places));
  await checkUnused(places);
  const left = (await readdir(folder)).filter(isOfRepair).map((name) => join(folder, name));
  // The file that makes it a folder of data goes last: a wipe that is killed can be begun anew.
  for (const path of [...left, places.store, places.blobs, places.answered])
    await rm(path, { recursive: true, force: true });
  return [`${folder} has no data any more`];
};
