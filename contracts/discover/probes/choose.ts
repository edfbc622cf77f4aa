import { Unmet } from '../../service/exchange.ts';
import type { Fields } from '../../service/json.ts';
import type { PathValues } from '../../service/path.ts';
import type { ProbeContext } from './context.ts';
import { tagsOf } from './records.ts';
import type { Repository } from './repositories.ts';

/** A pattern of just these repositories. */
export const just = (...repositories: readonly Repository[]): string =>
  `{${repositories.map(({ name }) => name).join(',')}}`;

const mostRepositories = 3;

export interface Selection {
  readonly namespace: PathValues;
  readonly repository: string;
}

/** Repositories with many artifacts; on a fake, where signing costs nothing, a whole namespace. */
export const largest = async ({ repositories, target }: ProbeContext): Promise<Selection> => {
  const all = (await repositories.all()).toSorted((a, b) => b.artifactCount - a.artifactCount);
  const inNamespace = (namespace: string) => all.filter((one) => one.namespace === namespace);
  const weight = ({ namespace, artifactCount }: Repository): number =>
    target.kind === 'live' ? artifactCount : inNamespace(namespace).reduce((sum, one) => sum + one.artifactCount, 0);
  const [most] = all.toSorted((a, b) => weight(b) - weight(a));
  if (most === undefined || most.artifactCount === 0) throw new Unmet('no repository has an artifact');
  const few = inNamespace(most.namespace).slice(0, mostRepositories);
  return { namespace: most.at, repository: target.kind === 'fake' ? '**' : just(...few) };
};

interface ManyTags {
  readonly repository: Repository;
  readonly artifact: Fields;
  readonly names: readonly string[];
}

/** An artifact of which a policy can select some tags only. */
export const manyTags = ({ repositories }: ProbeContext): Promise<ManyTags> =>
  repositories.search(async (repository, artifacts) => {
    const artifact = artifacts.find((item) => tagsOf(item).length > 1);
    return artifact && { repository, artifact, names: tagsOf(artifact) };
  }, 'artifact with several tags');

/** Two repositories of a namespace with a tag that only the first has, so that the other has nothing to sign. */
export const unlike = async ({ repositories }: ProbeContext) => {
  const all = await repositories.all();
  const groups = [...new Set(all.map(({ namespace }) => namespace))]
    .map((namespace) => all.filter((one) => one.namespace === namespace).slice(0, 5))
    .toSorted((a, b) => a.length - b.length);
  for (const group of groups) {
    const tagged: { readonly repository: Repository; readonly tags: readonly string[] }[] = [];
    for (const repository of group)
      tagged.push({ repository, tags: (await repositories.artifacts(repository)).flatMap((item) => tagsOf(item)) });
    for (const { repository, tags } of tagged)
      for (const tag of tags) {
        const other = tagged.find((one) => !one.tags.includes(tag));
        if (other !== undefined) return { repository, other: other.repository, tag };
      }
  }
  throw new Unmet('no two repositories in a namespace differ in a tag');
};
