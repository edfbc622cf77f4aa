import { allGivens, type GivenName } from '../resources/all.ts';
import { isCreated, isFree, isPushed } from '../resources/resource.ts';
import { search } from '../resources/search.ts';
import type { Client } from '../service/client.ts';
import { Unmet } from '../service/exchange.ts';
import type { PathValues } from '../service/path.ts';

export type Find = (name: GivenName) => Promise<PathValues>;

/**
 * Meets preconditions by listing what is there; each is looked for once. Every target uses it, so all mean the same. Where
 * instances cost something, none is created.
 */
export const createFind = (client: Client, projectId: string, { costs = true } = {}): Find => {
  const find = async (name: GivenName): Promise<PathValues> => {
    if (name === 'project') return { project_id: projectId };
    const given = allGivens.get(name);
    if (given === undefined || isCreated(given)) throw new TypeError(`${name} is made, not found`);
    if (isPushed(given)) throw new Unmet(`no call of the service makes a ${name} (${given.means})`);
    if (isFree(given)) {
      if (costs) throw new Unmet(`the service would bill what is made there (${given.means})`);
      return cached(given.from as GivenName);
    }
    const found = await search(client, await cached(given.from as GivenName), given.through);
    if (found === undefined) throw new Unmet(`the target has no ${name} (${given.means})`);
    return { ...found, ...given.also?.(found) };
  };

  const finding = new Map<GivenName, Promise<PathValues>>();

  const cached: Find = (name) => {
    const known = finding.get(name);
    if (known !== undefined) return known;
    const found = find(name);
    finding.set(name, found);
    // One answer that went wrong is not the answer of every case.
    found.catch((error: unknown) => error instanceof Unmet || finding.delete(name));
    return found;
  };

  return cached;
};
