import { type Answer, Unmet } from '../../service/exchange.ts';
import { asFields, type Fields } from '../../service/json.ts';
import type { ProbeContext } from './context.ts';
import { heldDigests, isIndex } from './indexes.ts';
import { observed, type ProbesOf, quoted, unobserved } from './probe.ts';
import { tagsOf } from './records.ts';
import type { Repository } from './repositories.ts';

const reportOf = ({ call }: ProbeContext, { at }: Repository, { digest }: Fields): Promise<Answer> =>
  call('ListInstanceArtifactVulnerabilities', { ...at, reference: String(digest) });

const mostSearched = 25;

/** Where the most is comes first: an index stands beside what it holds. */
const fullest = async ({ repositories }: ProbeContext): Promise<readonly Repository[]> =>
  (await repositories.all()).toSorted((a, b) => b.artifactCount - a.artifactCount).slice(0, mostSearched);

/** One of them that has no tag of its own. */
const untagged = async (
  { call }: ProbeContext,
  { at }: Repository,
  digests: readonly string[],
): Promise<string | undefined> => {
  for (const digest of digests) {
    const { body } = await call('ShowInstanceArtifact', { ...at, reference: digest });
    if (tagsOf(asFields(body)).length === 0) return digest;
  }
  return undefined;
};

export const indexProbes: ProbesOf<'artifacts.children_of_index'> = {
  'artifacts.children_of_index': {
    effect: 'read',
    ask: async (context) => {
      let refusal: Answer | undefined;
      for (const repository of await fullest(context)) {
        const listed = await context.repositories.artifacts(repository);
        for (const index of listed.filter(isIndex)) {
          const report = await reportOf(context, repository, index);
          if (report.status !== 200) refusal = report;
          const held = await untagged(context, repository, heldDigests(index, report.body));
          if (held === undefined) continue;
          const isListed = listed.some(({ digest }) => digest === held);
          const seen = `${held}, which the index ${index.digest} holds, is ${isListed ? '' : 'not '}among ${listed.length} artifacts`;
          return observed(isListed ? 'listed' : 'hidden', seen);
        }
      }
      if (refusal !== undefined)
        return unobserved(`masked: a report is not shown: ${quoted(refusal)} (see scanning.old_instance)`);
      throw new Unmet('no index was found that was scanned and holds an artifact without a tag');
    },
  },
};
