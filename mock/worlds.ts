import type { World } from './world/world.ts';

/** The worlds of one process, found by what a request can show: a token, an access key, a project in its path. */
export interface Worlds {
  readonly size: () => number;
  readonly first: () => World;
  readonly byToken: (token: string) => World | undefined;
  readonly byAccessKey: (ak: string) => World | undefined;
  readonly byProject: (projectId: string) => World | undefined;
}

/** `home` is the world that a request without any claim of its own belongs to. */
export const createWorlds = (home: World): Worlds => {
  const { token, ak, project_id } = home.tenant;
  const tokens = new Map([[token, home]]);
  const accessKeys = new Map([[ak, home]]);
  const projects = new Map([[project_id, home]]);
  return {
    size: () => projects.size,
    first: () => home,
    byToken: (wanted) => tokens.get(wanted),
    byAccessKey: (wanted) => accessKeys.get(wanted),
    byProject: (wanted) => projects.get(wanted),
  };
};
