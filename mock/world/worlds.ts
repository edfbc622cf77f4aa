import type { Bench } from '../journal/bench.ts';
import type { Store } from './store.ts';
import type { User, World } from './world.ts';

/** A user and the world that user lives in. */
export interface Identity {
  readonly world: World;
  readonly user: User;
}

/** A world with what stands around it. */
export interface Place {
  readonly world: World;
  readonly bench: Bench;
  /** For people. */
  readonly name: string;
  /** What the world held when it began; reset goes back to it. */
  readonly beginning: Store;
}

/** The worlds of one process, found by what a request can show: a token, an access key, a project, a user's name. */
export interface Worlds {
  readonly size: () => number;
  /** The world that a request without any claim of its own belongs to. */
  readonly home: () => World;
  readonly places: () => readonly Place[];
  readonly placeOf: (world: World) => Place;
  readonly byToken: (token: string) => Identity | undefined;
  readonly byAccessKey: (ak: string) => Identity | undefined;
  readonly byProject: (projectId: string) => World | undefined;
  readonly byUserName: (domainName: string, userName: string) => Identity | undefined;
  readonly enter: (place: Place) => void;
  readonly leave: (world: World) => void;
}

const nameKey = (domainName: string, userName: string): string => JSON.stringify([domainName, userName]);

export const createWorlds = (home: Place): Worlds => {
  const tokens = new Map<string, Identity>();
  const accessKeys = new Map<string, Identity>();
  const names = new Map<string, Identity>();
  const places = new Map<string, Place>();

  const enter = (place: Place): void => {
    const { world } = place;
    places.set(world.tenant.project_id, place);
    for (const user of world.users) {
      const identity = { world, user };
      tokens.set(user.token, identity);
      accessKeys.set(user.ak, identity);
      names.set(nameKey(world.tenant.domain_name, user.name), identity);
    }
  };

  const leave = ({ tenant, users }: World): void => {
    places.delete(tenant.project_id);
    for (const user of users) {
      tokens.delete(user.token);
      accessKeys.delete(user.ak);
      names.delete(nameKey(tenant.domain_name, user.name));
    }
  };

  enter(home);
  return {
    size: () => places.size,
    home: () => home.world,
    places: () => [...places.values()],
    placeOf: ({ tenant }) => places.get(tenant.project_id) ?? home,
    byToken: (token) => tokens.get(token),
    byAccessKey: (ak) => accessKeys.get(ak),
    byProject: (projectId) => places.get(projectId)?.world,
    byUserName: (domainName, userName) => names.get(nameKey(domainName, userName)),
    enter,
    leave,
  };
};
