import { fits } from '../world/kernel/wildcard.ts';
import type { User, World } from '../world/kernel/world.ts';
import { splitName } from '../world/resources/location.ts';
import type { Tables } from '../world/tables.ts';

export const actions = ['pull', 'push', 'delete'] as const;
export type Action = (typeof actions)[number];

/** The IAM actions that the registry asks for. Source: user guide of CCE for pulling; the others are named alike. */
const iamActions: Readonly<Record<Action | 'catalog', string>> = {
  pull: 'swr:repository:downloadartifact',
  push: 'swr:repository:uploadartifact',
  delete: 'swr:repository:deleteartifact',
  catalog: 'swr:repository:listrepositories',
};

/** Some pattern must allow it, none deny it. */
export const mayDo = ({ allow, deny }: User, action: Action | 'catalog'): boolean => {
  const covers = (pattern: string): boolean => fits(pattern.toLowerCase(), iamActions[action]);
  return allow.some(covers) && !deny.some(covers);
};

/** Whether everybody may pull from a namespace. */
const isPublic = (instanceId: string, namespace: string, { tables }: World<Tables>): boolean =>
  tables.namespaces.named(instanceId, namespace)?.metadata.public === 'true';

/** All that a user, or nobody in particular, may do with a repository of that name. */
export const rightsOf = (
  user: User | undefined,
  instanceId: string,
  name: string,
  world: World<Tables>,
): readonly Action[] => {
  const { namespace_name: namespace } = splitName(name);
  return actions.filter(
    (action) =>
      (user !== undefined && mayDo(user, action)) || (action === 'pull' && isPublic(instanceId, namespace, world)),
  );
};
