import { link, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Places } from './folder.ts';
import { openStore } from './store.ts';

const isLinked = async ({ store }: Places, probe: string): Promise<boolean> => {
  try {
    await link(join(store, 'LOCK'), join(probe, 'LOCK'));
    return true;
  } catch {
    // There is no such file, or the file system has no links.
    return false;
  }
};

/**
 * Throws a DataError if another process uses a folder, however damaged its store is: LevelDB locks the file LOCK, which is the
 * same one under another name.
 */
export const checkUnused = async (places: Places): Promise<void> => {
  const probe = `${places.store}.lock`;
  await rm(probe, { recursive: true, force: true });
  await mkdir(probe, { mode: 0o700 });
  try {
    if (await isLinked(places, probe))
      await (await openStore({ ...places, store: probe }, { createIfMissing: true })).close();
  } finally {
    await rm(probe, { recursive: true, force: true });
  }
};
