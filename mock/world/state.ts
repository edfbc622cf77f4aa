import type { WritableEntry } from './entry.ts';
import { Counter } from './kernel/counter.ts';
import type { Identity, Worlds } from './worlds.ts';

/** What the commands of a log make: worlds. */
export interface State extends Worlds {
  readonly home: () => WritableEntry;
  readonly entries: () => readonly WritableEntry[];
  readonly writable: (projectId: string) => WritableEntry | undefined;
  readonly enter: (entry: WritableEntry) => void;
  readonly leave: (projectId: string) => void;
  /** Leaves nothing, as before the first command. */
  readonly clear: () => void;
  /** Numbers of worlds, none of which two worlds of this state have had. */
  readonly numbers: Counter;
}

const nameKey = (domainName: string, userName: string): string => JSON.stringify([domainName, userName]);

export const createState = (): State => {
  const tokens = new Map<string, Identity>();
  const accessKeys = new Map<string, Identity>();
  const names = new Map<string, Identity>();
  const entries = new Map<string, WritableEntry>();

  const leave = (projectId: string): void => {
    const entry = entries.get(projectId);
    if (entry === undefined) return;
    entries.delete(projectId);
    for (const user of entry.users) {
      tokens.delete(user.token);
      accessKeys.delete(user.ak);
      names.delete(nameKey(entry.tenant.domain_name, user.name));
    }
  };

  const enter = (entry: WritableEntry): void => {
    const { tenant, users } = entry;
    leave(tenant.project_id);
    entries.set(tenant.project_id, entry);
    for (const user of users) {
      const identity = { entry, user };
      tokens.set(user.token, identity);
      accessKeys.set(user.ak, identity);
      names.set(nameKey(tenant.domain_name, user.name), identity);
    }
  };

  const numbers = new Counter();

  const home = (): WritableEntry => {
    for (const entry of entries.values()) return entry;
    throw new Error('there is no world before the first command');
  };

  return {
    size: () => entries.size,
    home,
    all: () => [...entries.values()],
    entries: () => [...entries.values()],
    byToken: (token) => tokens.get(token),
    byAccessKey: (ak) => accessKeys.get(ak),
    byProject: (projectId) => entries.get(projectId),
    byUserName: (domainName, userName) => names.get(nameKey(domainName, userName)),
    writable: (projectId) => entries.get(projectId),
    enter,
    leave,
    clear: () => {
      for (const projectId of [...entries.keys()]) leave(projectId);
      numbers.restart();
    },
    numbers,
  };
};
