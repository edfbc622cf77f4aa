import type { WorldEntry } from './entry.ts';
import type { User } from './kernel/world.ts';

/** A user and the world that user lives in. */
export interface Identity {
  readonly entry: WorldEntry;
  readonly user: User;
}

/** The worlds of one process, found by what a request can show: a token, an access key, a project, a user's name. */
export interface Worlds {
  readonly size: () => number;
  /** The world that a request which names none belongs to: the first. */
  readonly home: () => WorldEntry;
  readonly all: () => readonly WorldEntry[];
  readonly byToken: (token: string) => Identity | undefined;
  readonly byAccessKey: (ak: string) => Identity | undefined;
  readonly byProject: (projectId: string) => WorldEntry | undefined;
  readonly byUserName: (domainName: string, userName: string) => Identity | undefined;
}
