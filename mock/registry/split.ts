import type { Worlds } from '../world/worlds.ts';
import { addressed } from './address.ts';
import { hasRegistryShape } from './route.ts';

/** Whether a request is for the registry and not for the API, which has the same port. */
export type IsForRegistry = (method: string, target: string, host: string | undefined) => boolean;

const pathOf = (target: string): string => {
  const mark = target.indexOf('?');
  return mark < 0 ? target : target.slice(0, mark);
};

/** Whether a path is one of the API because of what it begins with: a project, or the word `instances` and one. */
const isOfApi = (target: string, worlds: Worlds): boolean => {
  const end = target.indexOf('/', 4);
  if (end < 0) return false;
  const first = target.slice(4, end);
  if (worlds.byProject(first) !== undefined) return true;
  if (first !== 'instances') return false;
  const instance = target.slice(end + 1).split(/[/?]/)[0] ?? '';
  return worlds.all().some(({ tables }) => tables.instances.get(instance) !== undefined);
};

const elsewhere = /^\/(?:service\/token|swr\/auth\/v2\/registry\/auth)(?=[/?]|$)/;

/**
 * Tells by the address of an instance, then by what a path begins with: a call of the API has a project or an instance
 * there. What is left is told by the shape of its path.
 */
export const createSplit =
  (worlds: Worlds): IsForRegistry =>
  (method, target, host) => {
    if (!target.startsWith('/v2')) return elsewhere.test(target);
    if (addressed(host, worlds) !== undefined) return target.startsWith('/v2/');
    return !isOfApi(target, worlds) && hasRegistryShape(method, pathOf(target));
  };
