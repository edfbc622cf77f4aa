import { Unmet } from '../../service/exchange.ts';
import type { Fields } from '../../service/json.ts';
import type { PathValues } from '../../service/path.ts';
import type { Target } from '../../target.ts';
import { tagsOf } from './records.ts';
import type { Repositories, Repository } from './repositories.ts';

/** Patterns of just these repositories. A slash inside braces is malformed, so each has a pattern of its own. */
export const just = (...repositories: readonly Repository[]): readonly string[] => repositories.map(({ name }) => name);

const mostRepositories = 3;

export interface Selection {
  readonly namespace: PathValues;
  readonly repositories: readonly string[];
}

interface Where {
  readonly repositories: Repositories;
}

/** Repositories with many artifacts; on a fake, where signing costs nothing, a whole namespace. */
export const largest = async ({ repositories, target }: Where & { readonly target: Target }): Promise<Selection> => {
  const all = (await repositories.all()).toSorted((a, b) => b.artifactCount - a.artifactCount);
  const inNamespace = (namespace: string) => all.filter((one) => one.namespace === namespace);
  const weight = ({ namespace, artifactCount }: Repository): number =>
    target.kind === 'live' ? artifactCount : inNamespace(namespace).reduce((sum, one) => sum + one.artifactCount, 0);
  const [most] = all.toSorted((a, b) => weight(b) - weight(a));
  if (most === undefined || most.artifactCount === 0) throw new Unmet('no repository has an artifact');
  const few = inNamespace(most.namespace).slice(0, mostRepositories);
  return { namespace: most.at, repositories: target.kind === 'fake' ? ['**'] : just(...few) };
};

/** Two repositories of one namespace that have artifacts, but few. */
export const neighbours = async ({ repositories }: Where): Promise<readonly [Repository, Repository]> => {
  const filled = (await repositories.all())
    .filter(({ artifactCount }) => artifactCount > 0)
    .toSorted((a, b) => a.artifactCount - b.artifactCount);
  for (const first of filled) {
    const second = filled.find((one) => one !== first && one.namespace === first.namespace);
    if (second !== undefined) return [first, second];
  }
  throw new Unmet('no namespace has two repositories with artifacts');
};

interface ManyTags {
  readonly repository: Repository;
  readonly artifact: Fields;
  readonly names: readonly string[];
}

/** An artifact of which a policy can select some tags only. */
export const manyTags = ({ repositories }: Where): Promise<ManyTags> =>
  repositories.search(async (repository, artifacts) => {
    const artifact = artifacts.find((item) => tagsOf(item).length > 1);
    return artifact && { repository, artifact, names: tagsOf(artifact) };
  }, 'artifact with several tags');

/** Where signatures are listed among the artifacts, theirs are no tags that a policy can select. */
const isOfSignature = (tag: string): boolean => /^sha256-[0-9a-f]{64}\.sig$/.test(tag);

/** Two repositories of a namespace with a tag that only the first has, so that the other has nothing to sign. */
export const unlike = async ({ repositories }: Where) => {
  const all = await repositories.all();
  const groups = [...new Set(all.map(({ namespace }) => namespace))]
    .map((namespace) => all.filter((one) => one.namespace === namespace).slice(0, 5))
    .toSorted((a, b) => a.length - b.length);
  for (const group of groups) {
    const tagged: { readonly repository: Repository; readonly tags: readonly string[] }[] = [];
    for (const repository of group)
      tagged.push({ repository, tags: (await repositories.artifacts(repository)).flatMap((item) => tagsOf(item)) });
    for (const { repository, tags } of tagged)
      for (const tag of tags.filter((one) => !isOfSignature(one))) {
        const other = tagged.find((one) => !one.tags.includes(tag));
        if (other !== undefined) return { repository, other: other.repository, tag };
      }
  }
  throw new Unmet('no two repositories in a namespace differ in a tag');
};
