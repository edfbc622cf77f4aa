import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where a program that takes long to build is kept, for all clones: `name` says its version. */
export const cacheFolder = (name: string): string =>
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'fake-swr', name);
