import { mkdirSync, writeFileSync } from 'node:fs';
import { here } from '../common/contender.ts';
import { demo } from '../common/demo.ts';
import { fakeSwrToken } from '../contenders/fake-swr-token.ts';
import { type Server, startServer } from '../measure/server.ts';

export const instance = `/v2/${demo.projectId}/instances/${demo.instanceId}`;

/** How many artifacts the one repository of namespace `one` has. */
const inOneRepository = 1000;

/** Artifacts that are made up: ten to a repository unless they are all in one. */
export const generated = (artifacts: number, inEach = 10) => ({
  generate: { repositories: artifacts / inEach, artifacts: inEach, tags: 1 },
});

/** Starts fake-swr with the demo world's instance and what its namespaces are to hold. */
export const startWorld = (name: string, namespaces: Readonly<Record<string, object>>): Promise<Server> => {
  mkdirSync(here('.cache/seeds'), { recursive: true });
  const file = here(`.cache/seeds/${name}.json`);
  const seeds = Object.entries(namespaces).map(([namespace, rest]) => ({ name: namespace, ...rest }));
  writeFileSync(file, JSON.stringify({ instances: [{ id: demo.instanceId, name: 'measured', namespaces: seeds }] }));
  return startServer({
    name,
    command: (port) => {
      const { file: node, args } = fakeSwrToken.command(port);
      return { file: node, args: [...args, '--seed', file] };
    },
    first: instance,
    headers: fakeSwrToken.headers(''),
  });
};

/** A world of so many artifacts in namespace `library`, and a repository of a thousand beside them. */
export const startArtifacts = (artifacts: number): Promise<Server> =>
  startWorld(`artifacts-${artifacts}`, {
    library: generated(artifacts),
    one: generated(inOneRepository, inOneRepository),
  });
