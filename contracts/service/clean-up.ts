import type { Client } from './client.ts';

/** Something that could not be deleted. */
export interface Leftover {
  readonly path: string;
  readonly reason: string;
}

export interface CleanUp {
  /** The path of something that was made and is to be deleted. */
  readonly add: (path: string) => void;
  /** It was deleted already. */
  readonly forget: (path: string) => void;
  /** Deletes all of it, latest first; what is still there. */
  readonly run: () => Promise<readonly Leftover[]>;
}

export const createCleanUp = ({ remove }: Pick<Client, 'remove'>): CleanUp => {
  const paths = new Set<string>();
  return {
    add: (path) => void paths.add(path),
    forget: (path) => void paths.delete(path),
    run: async () => {
      const latestFirst = [...paths].reverse();
      paths.clear();
      const left: Leftover[] = [];
      for (const path of latestFirst) {
        const reason = await remove(path);
        if (reason !== undefined) left.push({ path, reason });
      }
      return left;
    },
  };
};
