import type { SeedContext } from './context.ts';

/** An artifact as a recorded sub-task shows it; several tags are joined by commas. */
interface Version {
  readonly digest: string;
  readonly tags: string;
}

/** The artifacts of a repository, if it is there. */
export const versionsOf = (repository: string, namespaceId: number, { tables }: SeedContext): readonly Version[] => {
  const row = tables.repositories.named(namespaceId, repository);
  const artifacts = row === undefined ? [] : tables.artifacts.under(row.id);
  return artifacts.map(({ digest, tags }) => ({ digest, tags: tags.map(({ name }) => name).join(',') }));
};

const shareTag = (one: string, other: string): boolean => {
  const names = one.split(',');
  return other.split(',').some((name) => name !== '' && names.includes(name));
};

/** If a seed says only the digest or only the tags, the other is that of the artifact which has it. */
export const versionOf = (
  digest: string | undefined,
  tags: string | undefined,
  versions: () => readonly Version[],
): Version => {
  if (digest !== undefined && tags !== undefined) return { tags, digest };
  if (digest !== undefined) return { tags: versions().find((one) => one.digest === digest)?.tags ?? '', digest };
  if (tags === undefined) return { tags: '', digest: '' };
  return { tags, digest: versions().find((one) => shareTag(one.tags, tags))?.digest ?? '' };
};
