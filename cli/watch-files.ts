import { type FSWatcher, readFileSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Saving is several events; they are waited for, but no longer than this, however many more come. */
const waitMs = 100;

export const textOf = (path: string | undefined): string | undefined => {
  if (path === undefined) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

export interface FileWatch {
  /** Watches these files from now on, and no others. Throws where a folder cannot be watched. */
  readonly only: (paths: readonly string[]) => void;
  readonly close: () => void;
}

/**
 * Says when files may have changed, one call after the other. Their folders are watched: an editor that saves by renaming
 * puts another file in the place of the one that is watched.
 */
export const watchFiles = (changed: () => Promise<void>): FileWatch => {
  let watchers: readonly FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  let last = Promise.resolve();
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      last = last.then(changed);
    }, waitMs);
  };
  const close = (): void => {
    for (const watcher of watchers) watcher.close();
    watchers = [];
  };
  return {
    only: (paths) => {
      close();
      const names = new Set(paths.map((path) => basename(path)));
      watchers = [...new Set(paths.map((path) => dirname(path)))].map((folder) =>
        watch(folder, (_event, name) => {
          if (name === null || names.has(name)) soon();
        }).on('error', soon),
      );
      // What was saved before they were watched.
      soon();
    },
    close: () => {
      clearTimeout(timer);
      close();
    },
  };
};
