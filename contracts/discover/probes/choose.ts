import { Unmet } from '../../target.ts';
import type { Lab, Repository } from './context.ts';
import { type Item, tagsOf } from './items.ts';

/** A pattern of just these repositories. */
export const just = (...repositories: readonly Repository[]): string =>
  `{${repositories.map(({ name }) => name).join(',')}}`;

const fewRepositories = 3;

/** Repositories with many artifacts; on a fake, where signing costs nothing, a whole namespace. */
export const largest = async ({ repositories, target }: Lab) => {
  const all = (await repositories()).toSorted((a, b) => b.artifactCount - a.artifactCount);
  const inNamespace = (namespace: string) => all.filter((one) => one.namespace === namespace);
  const weight = ({ namespace, artifactCount }: Repository): number =>
    target.kind === 'live' ? artifactCount : inNamespace(namespace).reduce((sum, one) => sum + one.artifactCount, 0);
  const [most] = all.toSorted((a, b) => weight(b) - weight(a));
  if (most === undefined || most.artifactCount === 0) throw new Unmet('there is no repository with an artifact');
  const few = inNamespace(most.namespace).slice(0, fewRepositories);
  return { namespace: most.namespace, repository: target.kind === 'fake' ? '**' : just(...few) };
};

interface ManyTags {
  readonly repository: Repository;
  readonly artifact: Item;
  readonly names: readonly string[];
}

/** An artifact of which a policy can select some tags only. */
export const manyTags = ({ inRepositories }: Lab): Promise<ManyTags> =>
  inRepositories(async (repository, artifacts) => {
    const artifact = artifacts.find((item) => tagsOf(item).length > 1);
    return artifact && { repository, artifact, names: tagsOf(artifact) };
  }, 'artifact with several tags');

/** Two repositories of a namespace with a tag that only the first has, so that the other has nothing to sign. */
export const unlike = async ({ repositories, artifacts }: Lab) => {
  const all = await repositories();
  const sizes = [...new Set(all.map(({ namespace }) => namespace))]
    .map((namespace) => all.filter((item) => item.namespace === namespace).slice(0, 5))
    .toSorted((a, b) => a.length - b.length);
  for (const group of sizes) {
    const tagged: { readonly repository: Repository; readonly tags: readonly string[] }[] = [];
    for (const repository of group)
      tagged.push({ repository, tags: (await artifacts(repository)).flatMap((item) => tagsOf(item)) });
    for (const { repository, tags } of tagged)
      for (const tag of tags) {
        const other = tagged.find((one) => !one.tags.includes(tag));
        if (other !== undefined) return { repository, other: other.repository, tag };
      }
  }
  throw new Unmet('there are no two repositories in a namespace of which only one has some tag');
};
