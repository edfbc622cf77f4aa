import type { Asked, Client } from '../common/client.ts';
import { instance } from './world.ts';

/** A call whose cost is measured as its world grows; `turn` is another each time. */
export interface Call {
  readonly label: string;
  readonly asked: (turn: number) => Asked;
}

const get = (label: string, target: string): Call => ({ label, asked: () => ({ method: 'GET', target }) });

interface Artifact {
  readonly digest: string;
  readonly tags: readonly { readonly name: string }[];
}

const read = async <Answer>({ ask }: Client, target: string): Promise<Answer> => {
  const { status, body } = await ask({ method: 'GET', target });
  if (status !== 200) throw new Error(`GET ${target}: ${status} ${body}`);
  return JSON.parse(body) as Answer;
};

/** The calls, with the names of what is in that fake's world. */
export const callsOf = async (client: Client): Promise<readonly Call[]> => {
  const { repositories } = await read<{ readonly repositories: readonly { readonly name: string }[] }>(
    client,
    `${instance}/namespaces/one/repositories?limit=1`,
  );
  const repository = encodeURIComponent(repositories[0]?.name.split('/').at(-1) ?? '');
  const artifacts = `${instance}/namespaces/one/repositories/${repository}/artifacts`;
  const [artifact] = (await read<{ readonly artifacts: readonly Artifact[] }>(client, `${artifacts}?limit=1`))
    .artifacts;
  return [
    {
      label: 'POST of a namespace',
      asked: (turn) => ({
        method: 'POST',
        target: `${instance}/namespaces`,
        body: { namespace_name: `made-${turn}`, metadata: { public: 'false' } },
      }),
    },
    get('artifacts of a repository of 1,000, by tag', `${artifacts}?limit=10&tags=${artifact?.tags[0]?.name}`),
    get('all artifacts', `${instance}/artifacts?limit=10`),
    get('an artifact', `${artifacts}/${artifact?.digest}`),
    get('repositories of a namespace', `${instance}/namespaces/library/repositories?limit=10`),
    get('all repositories', `${instance}/repositories?limit=10`),
    get('GET /_fake/worlds', '/_fake/worlds'),
    get('GET /_fake/journal?limit=1', '/_fake/journal?limit=1'),
  ];
};
