import { allGivens, type GivenName } from '../resources/all.ts';
import { isPushed, type PushedArtifact } from '../resources/resource.ts';
import { createCleanUp } from '../service/clean-up.ts';
import { type Client, pathIn } from '../service/client.ts';
import type { PathValues } from '../service/path.ts';
import { type Maker, notDeleted } from './make.ts';

export interface PusherOptions {
  readonly client: Client;
  readonly maker: Pick<Maker, 'make'>;
  readonly projectId: string;
  readonly control: (method: string, target: string, body?: object) => Promise<unknown>;
}

/** Pushes what cases that delete begin with, and deletes what of it is left. */
export const createPusher = ({ client, maker, projectId, control }: PusherOptions): Maker => {
  const cleanUp = createCleanUp(client);
  const places: PathValues[] = [];
  const pushed = async (name: GivenName): Promise<PathValues> => {
    const given = allGivens.get(name);
    if (given === undefined || !isPushed(given)) throw new TypeError(`${name} cannot be pushed`);
    const at = await maker.make(given.from as GivenName);
    if (at === undefined) throw new TypeError(`${given.from} is found, not made`);
    const push = async (more: object): Promise<PushedArtifact> => {
      const body = { project_id: projectId, namespace_name: at.namespace_name, ...given.push, ...more };
      return (await control('POST', '/_fake/artifacts', body)) as PushedArtifact;
    };
    const held = given.holds ? await push({ tags: [] }) : undefined;
    const answer =
      held === undefined ? await push({}) : { ...(await push({ children: [held.digest] })), held_digest: held.digest };
    const yielded = { ...at, repository_name: given.push.repository_name, ...given.leadsTo(answer) };
    places.push(yielded);
    return yielded;
  };
  return {
    make: (name) => {
      const given = allGivens.get(name);
      return given !== undefined && isPushed(given) ? pushed(name) : undefined;
    },
    cleanUp: async () => {
      for (const at of places.splice(0)) {
        cleanUp.add(pathIn('DeleteInstanceRepository', at));
        // An immutable rule that a case left would keep it.
        const { namespace_id } = at;
        for (const { id } of await client.list('ListImmutableRules', at, { query: { namespace_id } }))
          cleanUp.add(pathIn('DeleteImmutableRule', { ...at, immutable_rule_id: Number(id) }));
      }
      const left = await cleanUp.run();
      if (left.length > 0) throw notDeleted(left);
    },
  };
};
