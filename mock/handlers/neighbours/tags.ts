import type { Tag } from '../../kms/rows.ts';

interface TagsAction {
  readonly action: 'create' | 'delete';
  readonly tags?: readonly { readonly key: string; readonly value?: string }[] | undefined;
}

/**
 * The tags of a resource after some were added, which take the place of their like, or taken away. Of a key that is given
 * twice the last counts, as with the tags of SWR.
 */
export const changedTags = (tags: readonly Tag[], { action, tags: given = [] }: TagsAction): readonly Tag[] => {
  const left = tags.filter(({ key }) => !given.some((tag) => tag.key === key));
  if (action === 'delete') return left;
  const added = new Map(given.map(({ key, value = '' }) => [key, value]));
  return [...left, ...[...added].map(([key, value]) => ({ key, value }))];
};
