import { Unmet } from '../../service/exchange.ts';
import { type Fields, pointed } from '../../service/json.ts';
import type { ProbeContext } from './context.ts';
import { observed, type ProbesOf } from './probe.ts';
import { tagsOf } from './records.ts';
import type { Repository } from './repositories.ts';

const isIndex = ({ manifest_media_type: type }: Fields): boolean => /index|manifest\.list/.test(String(type));

/** What an index holds is named where its scan found something. */
const heldBy = async ({ call }: ProbeContext, { at }: Repository, { digest }: Fields): Promise<readonly string[]> => {
  const { body } = await call('ListInstanceArtifactVulnerabilities', { ...at, reference: String(digest) });
  const reports = Object.values((body ?? {}) as Readonly<Record<string, Fields>>);
  const found = reports.flatMap((report) => (pointed(report, '/vulnerabilities') ?? []) as readonly Fields[]);
  const digests = found.flatMap(({ artifact_digests }) => (artifact_digests ?? []) as readonly string[]);
  return [...new Set(digests)].filter((each) => each !== digest);
};

const mostSearched = 25;

/** Where the most is comes first: an index stands beside what it holds. */
const fullest = async ({ repositories }: ProbeContext): Promise<readonly Repository[]> =>
  (await repositories.all()).toSorted((a, b) => b.artifactCount - a.artifactCount).slice(0, mostSearched);

/** What an index holds that has no tag of its own. */
const searched = async (context: ProbeContext, repository: Repository, index: Fields): Promise<string | undefined> => {
  for (const digest of await heldBy(context, repository, index)) {
    const { body } = await context.call('ShowInstanceArtifact', { ...repository.at, reference: digest });
    if (tagsOf(body as Fields).length === 0) return digest;
  }
  return undefined;
};

export const indexProbes: ProbesOf<'artifacts.children_of_index'> = {
  'artifacts.children_of_index': {
    effect: 'read',
    ask: async (context) => {
      for (const repository of await fullest(context)) {
        const listed = await context.repositories.artifacts(repository);
        for (const index of listed.filter(isIndex)) {
          const held = await searched(context, repository, index);
          if (held === undefined) continue;
          const isListed = listed.some(({ digest }) => digest === held);
          const seen = `${held}, which the index ${index.digest} holds, is ${isListed ? '' : 'not '}among ${listed.length} artifacts`;
          return observed(isListed ? 'listed' : 'hidden', seen);
        }
      }
      throw new Unmet('no index was found that was scanned and holds an artifact without a tag');
    },
  },
};
