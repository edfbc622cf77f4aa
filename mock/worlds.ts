import type { User, World } from './world/world.ts';

/** A user and the world that user lives in. */
export interface Identity {
  readonly world: World;
  readonly user: User;
}

/** The worlds of one process, found by what a request can show: a token, an access key, a project, a user's name. */
export interface Worlds {
  readonly size: () => number;
  /** The world that a request without any claim of its own belongs to. */
  readonly home: () => World;
  readonly byToken: (token: string) => Identity | undefined;
  readonly byAccessKey: (ak: string) => Identity | undefined;
  readonly byProject: (projectId: string) => World | undefined;
  readonly byUserName: (domainName: string, userName: string) => Identity | undefined;
}

export const createWorlds = (home: World): Worlds => {
  const tokens = new Map<string, Identity>();
  const accessKeys = new Map<string, Identity>();
  const names = new Map<string, Identity>();
  const projects = new Map<string, World>();
  const nameOf = (domainName: string, userName: string) => JSON.stringify([domainName, userName]);

  const enter = (world: World): void => {
    projects.set(world.tenant.project_id, world);
    for (const user of world.users) {
      const identity = { world, user };
      tokens.set(user.token, identity);
      accessKeys.set(user.ak, identity);
      names.set(nameOf(world.tenant.domain_name, user.name), identity);
    }
  };

  enter(home);
  return {
    size: () => projects.size,
    home: () => home,
    byToken: (token) => tokens.get(token),
    byAccessKey: (ak) => accessKeys.get(ak),
    byProject: (projectId) => projects.get(projectId),
    byUserName: (domainName, userName) => names.get(nameOf(domainName, userName)),
  };
};
